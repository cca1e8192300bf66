internal import Crypto

/// Names one state of what a URL stands for (RFC 9110, section 8.8.3).
///
/// ```swift
/// EntityTag(revision: "1p3kz", of: "/api/v1/search?q=robots").text   // W/"1p3kz-5b0f1d6c2a94e387"
/// ```
struct EntityTag: Hashable, Sendable {
  var opaque: String
  var isWeak: Bool

  /// A tag of content that is the same to the last byte.
  init(strong opaque: String) { (self.opaque, isWeak) = (opaque, false) }

  /// A tag of an answer: the same snapshot and the same URL say the same, but for the time it took.
  init(revision: String, of url: String) {
    let digest = SHA256.hash(data: Array(url.utf8)).prefix(8)
    let hexadecimal = digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    (opaque, isWeak) = ("\(revision)-\(hexadecimal)", true)
  }

  private init(opaque: String, isWeak: Bool) { (self.opaque, self.isWeak) = (opaque, isWeak) }

  /// As a header holds it.
  var text: String { (isWeak ? "W/" : "") + "\"\(opaque)\"" }

  /// The tags of a header, `W/"a", "b"`; what follows one that cannot be read is left out.
  static func list(_ text: String) -> [EntityTag] {
    var tags: [EntityTag] = []
    var rest = text.utf8[...]
    while true {
      rest = rest.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ",") || $0 == 9 }
      let isWeak = rest.starts(with: "W/".utf8)
      if isWeak { rest = rest.dropFirst(2) }
      guard rest.popFirst() == UInt8(ascii: "\"") else { return tags }
      let opaque = rest.prefix { $0 != UInt8(ascii: "\"") }
      rest = rest[opaque.endIndex...]
      guard rest.popFirst() != nil else { return tags }
      tags.append(EntityTag(opaque: String(decoding: opaque, as: UTF8.self), isWeak: isWeak))
    }
  }
}
