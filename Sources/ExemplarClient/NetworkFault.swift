/// What failed on the way to a server.
public struct NetworkFault: Hashable, Sendable {
  /// The ways in which it fails.
  public enum Kind: Hashable, Sendable {
    /// No such name is known.
    case unknownName
    /// Nothing listens there.
    case refused
    /// There is no way there: no network, no route.
    case unreachable
    /// No connection stood in time.
    case noConnection
    /// No answer came in time.
    case noAnswer
    /// The connection ended in the middle.
    case lost
    case certificate(CertificateFault)
    /// Both sides did not agree on how to protect the connection.
    case encryption(String)
    /// The proxy between refused or failed.
    case proxy(String)
    /// Whatever stands before the server could not reach it: an HTTP status of 502, 503 or 504.
    case gateway(Int)
    /// The server sends on to an address that is not followed.
    case redirect(String)
    /// Anything else, in the system's own words.
    case other(String)
  }

  public let kind: Kind
  public let server: ServerAddress
  /// The proxy that stood between.
  public let proxy: Proxy?
  /// How long was waited, where that matters.
  let waited: Duration?

  init(_ kind: Kind, _ server: ServerAddress, proxy: Proxy? = nil, waited: Duration? = nil) {
    self.kind = kind
    self.server = server
    self.proxy = proxy
    self.waited = waited
  }
}

/// What is wrong with a server's certificate.
public enum CertificateFault: Hashable, Sendable {
  /// It ended on a day: `2026-01-31`.
  case expired(String)
  /// It begins on a day.
  case notYetValid(String)
  /// It is for other names.
  case otherName
  /// No authority that is trusted here vouches for it.
  case untrusted
}
