/// A setting that cannot be used, with its place in words: `--port`, `$EXEMPLAR_SERVE_PORT`.
public struct SettingFault: Error, Hashable, Sendable {
  /// Where it was given.
  public var place: String
  /// What is wrong with it and what may stand there.
  public var detail: String

  /// Makes a fault.
  public init(place: String, detail: String) {
    self.place = place
    self.detail = detail
  }
}
