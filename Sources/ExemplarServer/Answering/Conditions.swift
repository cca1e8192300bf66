internal import Hummingbird

/// What a client has already, as its request says (RFC 9110, section 13).
struct Conditions: Hashable, Sendable {
  private var tags: [EntityTag] = []
  /// `If-None-Match: *`: it wants nothing that there is.
  let wantsNothing: Bool
  private let ifRange: String?
  /// As sent.
  let range: String?

  init(_ headers: HTTPFields) {
    let known = headers[.ifNoneMatch]
    wantsNothing = known?.trimmingSpaces == "*"
    if let known, !wantsNothing { tags = EntityTag.list(known) }
    ifRange = headers[.ifRange]
    range = headers[.range]
  }

  /// True where the client has this state; weak tags are good enough (section 8.8.3.2).
  func has(_ tag: EntityTag) -> Bool { tags.contains { $0.opaque == tag.opaque } }

  /// The range that is asked for; nil where the client holds a part of another state, and needs the whole.
  func range(of tag: EntityTag) -> String? {
    guard let ifRange else { return range }
    return !tag.isWeak && EntityTag.list(ifRange) == [tag] ? range : nil
  }
}

extension String {
  fileprivate var trimmingSpaces: Substring {
    let start = drop { $0 == " " || $0 == "\t" }
    return start.prefix { $0 != " " && $0 != "\t" }
  }
}
