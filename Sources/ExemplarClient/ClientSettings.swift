/// How a server is asked: who asks, whom to trust, through which proxy, and how patiently.
public struct ClientSettings: Sendable {
  /// What stands in `$EXEMPLAR_TOKEN`.
  public var token: AccessToken?
  /// A file of certificate authorities that are trusted beside the system's.
  public var authorities: String?
  /// A file of certificate authorities in the place of the system's: `$SSL_CERT_FILE`.
  public var systemAuthorities: String?
  /// Which proxies stand between.
  public var proxies = ProxySettings()
  public var patience = Patience()
  /// Told when something is tried again, and when a token goes unprotected; without it, nobody is.
  public var remark: @Sendable (String) -> Void = { _ in }

  /// Asks directly, without a token.
  public init() {}
}

/// How long is waited, and how often something is tried.
public struct Patience: Hashable, Sendable {
  /// Until a connection stands.
  public var connecting = Duration.seconds(10)
  /// For the whole answer of a question; for an upload, without any progress.
  public var answering = Duration.seconds(60)
  /// All tries together.
  public var tries = 3
  /// Before the second try; then twice that, each shortened by chance so that many clients do not come at once.
  public var pause = Duration.milliseconds(500)
  /// A server that asks for a longer pause (`Retry-After`) is not tried again.
  public var longestPause = Duration.seconds(30)
  /// Bytes of an answer.
  public var answerSize = 32 << 20

  /// What holds for people at a terminal.
  public init() {}
}
