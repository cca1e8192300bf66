internal import Hummingbird

/// How long an answer may be kept without asking again.
enum Caching: Hashable, Sendable {
  /// Kept, and asked for each time: the next commit may change it.
  case always
  /// What cannot change as long as it is there. Still not for long: an exemplar that is withdrawn must go from every
  /// cache soon.
  case whileThere

  /// The `Cache-Control` header.
  var text: String {
    switch self {
    case .always: "public, max-age=0, must-revalidate"
    case .whileThere: "public, max-age=300, must-revalidate"
    }
  }
}

extension Response {
  /// What the client has is the newest.
  static func notModified(_ tag: EntityTag, _ caching: Caching) -> Response {
    Response(status: .notModified, headers: [.eTag: tag.text, .cacheControl: caching.text])
  }
}
