internal import Hummingbird

/// Whose pages may read the answers (the CORS protocol of the Fetch standard); what changes something is never
/// theirs to ask, and no credentials go with it.
struct CrossOrigin: Sendable {
  private let isOpen: Bool
  private let origins: Set<String>

  init(_ settings: ServerSettings) {
    isOpen = settings.corsOrigins.contains("*")
    origins = Set(settings.corsOrigins)
  }

  /// Adds what a browser must know to show an answer to the page that asked.
  func dress(_ headers: inout HTTPFields, for request: Request) {
    guard !origins.isEmpty else { return }
    if !isOpen { headers.vary("Origin") }
    guard let origin = request.headers[.origin], isOpen || origins.contains(origin) else { return }
    headers[.accessControlAllowOrigin] = isOpen ? "*" : origin
    headers[.accessControlExposeHeaders] = "ETag, Link, X-Request-ID, Retry-After"
  }

  /// Adds what a browser asks beforehand.
  func dressPreflight(_ headers: inout HTTPFields, for request: Request) {
    guard request.headers[.accessControlRequestMethod] != nil,
      headers[.accessControlAllowOrigin] != nil
    else { return }
    headers[.accessControlAllowMethods] = "GET, HEAD, OPTIONS"
    headers[.accessControlAllowHeaders] = "Accept, If-None-Match, Range, X-Request-ID"
    headers[.accessControlMaxAge] = "600"
  }
}

extension HTTPFields {
  /// Names a header of the request by which the answer differs.
  mutating func vary(_ name: String) {
    guard let said = self[.vary], !said.isEmpty else {
      self[.vary] = name
      return
    }
    let names = said.split(separator: ",").map { $0.drop { $0 == " " }.lowercased() }
    if !names.contains(name.lowercased()) { self[.vary] = said + ", " + name }
  }
}
