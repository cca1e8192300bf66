/// How a server runs: where it listens, what it takes and how much of it.
public struct ServerSettings: Hashable, Sendable {
  /// An address of this machine.
  public var address = "127.0.0.1"
  /// 0: any free one.
  public var port = 8080
  /// Readers of the index; 0: one a core.
  public var readers = 0
  /// Pieces of work that may wait for a thread.
  public var waiting = 256

  /// Makes the settings that hold without any file, flag or environment.
  public init() {}
}
