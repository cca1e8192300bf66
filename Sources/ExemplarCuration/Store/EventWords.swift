internal import Crypto
internal import ExemplarCatalog
internal import Foundation

/// What a person wrote with a move, kept apart from its event so that it can be erased.
///
/// The event's digest covers `digest`: the SHA-256 of a random salt and the text. Without the salt nobody can
/// tell from it what stood there, not even by guessing.
struct EventWords: Hashable {
  var salt: String
  /// `{"notes": …, "points": […]}`
  var text: String

  /// Of a move; nil where nobody said anything.
  init?(notes: String?, points: [Reason.Point] = []) {
    if points.isEmpty, notes?.isEmpty ?? true { return nil }
    let list = points.map {
      "{\"place\":\(JSONText.quoted($0.place)),\"note\":\(JSONText.quoted($0.note))}"
    }
    text =
      "{\"notes\":\(JSONText.quoted(notes ?? "")),\"points\":[\(list.joined(separator: ","))]}"
    salt = SymmetricKey(size: .bits256).withUnsafeBytes { Data($0).hexadecimal }
  }

  /// As they were stored.
  init(salt: String, text: String) {
    self.salt = salt
    self.text = text
  }

  /// In lower-case hexadecimal.
  var digest: String {
    Data(SHA256.hash(data: Data((salt + "\n" + text).utf8))).hexadecimal
  }

  /// What stands there.
  func content() throws -> (notes: String, points: [Reason.Point]) {
    struct Content: Decodable {
      var notes: String
      var points: [Reason.Point]
    }
    let content = try JSONDecoder().decode(Content.self, from: Data(text.utf8))
    return (content.notes, content.points)
  }
}

extension Data {
  /// Two lower-case digits a byte.
  var hexadecimal: String {
    map { byte in
      let digits = String(byte, radix: 16)
      return byte < 16 ? "0" + digits : digits
    }.joined()
  }
}
