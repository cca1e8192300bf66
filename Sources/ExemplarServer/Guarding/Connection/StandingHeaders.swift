internal import NIOHTTP1

/// The headers that every answer has, whoever made it.
struct StandingHeaders {
  /// Names and values that nothing changes.
  private let always: [(String, String)]
  /// Those that an answer may have of its own.
  private let unlessSaid: [(String, String)]

  /// `Strict-Transport-Security` is said only where connections are secret: over plain HTTP browsers ignore it, and
  /// behind a proxy it is the proxy's to say (RFC 6797, section 7.2).
  init(_ settings: ServerSettings) {
    let isSecret = settings.tls != nil
    let secret = isSecret ? [("Strict-Transport-Security", "max-age=31536000")] : []
    always =
      [
        ("Server", "exemplar"), ("Referrer-Policy", "no-referrer"),
      ] + secret
    let readers = settings.corsOrigins.isEmpty ? "same-origin" : "cross-origin"
    unlessSaid = [
      ("X-Content-Type-Options", "nosniff"),
      ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
      ("Cross-Origin-Resource-Policy", readers),
    ]
  }

  /// Adds them.
  func dress(_ headers: inout HTTPHeaders) {
    headers.add(contentsOf: always)
    for (name, value) in unlessSaid where !headers.contains(name: name) {
      headers.add(name: name, value: value)
    }
  }
}
