/// One of several databases that hold a collection together, as `index/shards.yaml` names it.
///
/// ```swift
/// Shard("10.0.0.2:7601")?.place     // .server(host: "10.0.0.2", port: 7601)
/// Shard("index/shards/1")?.place    // .folder("index/shards/1")
/// Shard("10.0.0.2")                 // nil: neither a folder nor a server with its port
/// ```
public struct Shard: Hashable, Sendable {
  /// Where a shard is read.
  public enum Place: Hashable, Sendable {
    /// A folder of this machine, below the repository unless it begins with `/`.
    case folder(String)
    /// What `tools/shard` serves on another machine.
    case server(host: String, port: Int)
  }

  /// As it was written.
  public let name: String
  public let place: Place

  /// Reads what was written: whatever has a slash is a folder, an IPv6 address stands in brackets.
  public init?(_ name: String) {
    guard let place = Shard.place(name) else { return nil }
    self.name = name
    self.place = place
  }

  private static func place(_ name: String) -> Place? {
    guard !name.isEmpty, !name.utf8.contains(0) else { return nil }
    if name.hasPrefix("[") { return bracketed(name) }
    guard !name.contains("/") else { return .folder(name) }
    let pieces = name.split(separator: ":", omittingEmptySubsequences: false)
    guard pieces.count == 2 else { return nil }
    return server(pieces[0], pieces[1])
  }

  private static func bracketed(_ name: String) -> Place? {
    guard let end = name.firstIndex(of: "]") else { return nil }
    let rest = name[name.index(after: end)...]
    guard rest.hasPrefix(":") else { return nil }
    return server(name[name.index(after: name.startIndex)..<end], rest.dropFirst())
  }

  private static func server(_ host: Substring, _ port: Substring) -> Place? {
    let isHost = host.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    guard !host.isEmpty, isHost, port.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let port = Int(port), (1...65_535).contains(port)
    else { return nil }
    return .server(host: String(host), port: port)
  }

  /// True for one that only its own machine can write.
  public var isRemote: Bool {
    if case .server = place { true } else { false }
  }
}
