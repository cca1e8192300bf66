public import ExemplarSearch
internal import FoundationEssentials

/// The answers as JSON text, and back: schema 1, keys in alphabetical order, absent members null.
///
/// ```swift
/// let text = try AnswerJSON.text(page)                        // {"facets":[],"hits":[…],…}
/// let same = try AnswerJSON.decode(SearchPage.self, from: text)
/// same == page                                                // true
/// ```
public enum AnswerJSON {
  /// The version of the answers' form; it changes together with `index/schemas/`.
  public static let schema = 1

  /// One value as one line, with a newline at its end.
  ///
  /// - Throws: `EncodingError`, for a number that JSON cannot hold (infinity, not a number).
  public static func text(_ value: some Encodable) throws -> String {
    String(decoding: try bytes(value), as: UTF8.self)
  }

  /// The same as bytes, ready to be sent.
  ///
  /// What readers ask for all day writes itself; whatever else there is goes through Foundation's encoder, which
  /// gives the same bytes.
  ///
  /// - Throws: `EncodingError`, as `text`.
  public static func bytes(_ value: some Encodable) throws -> [UInt8] {
    guard let direct = value as? any JSONWritable else { return try encoded(value) }
    var json = JSONWriter()
    try direct.write(to: &json)
    json.append(UInt8(ascii: "\n"))
    return json.bytes
  }

  private static func encoded(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array((escaped(String(decoding: try encoder.encode(value), as: UTF8.self)) + "\n").utf8)
  }

  /// Writes what a terminal could take as a command, and what turns the direction of text, as `\u` escapes: JSON may
  /// be looked at on a screen. Such characters stand only inside strings, so the value stays the same (RFC 8259,
  /// section 7).
  private static func escaped(_ json: String) -> String {
    guard json.unicodeScalars.contains(where: { isCommanding($0.value) }) else { return json }
    var text = ""
    for scalar in json.unicodeScalars {
      if isCommanding(scalar.value) {
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  /// True for a scalar that only an escape may say, beyond those that JSON itself escapes.
  static func isCommanding(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x7F...0x9F, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// One hit a line, for programs that read line by line.
  ///
  /// - Throws: `EncodingError`, as `text`.
  public static func lines(_ hits: [Hit]) throws -> String {
    try hits.map { try text(HitDocument($0)) }.joined()
  }

  /// The value that a text says.
  ///
  /// - Throws: `DecodingError`, which names the key; also for an answer of another schema.
  public static func decode<Value: Decodable>(_ type: Value.Type, from text: String) throws -> Value
  {
    try JSONDecoder().decode(type, from: Data(text.utf8))
  }
}

extension KeyedDecodingContainer {
  /// Refuses an answer whose form this program does not know.
  func requireSchema(_ key: Key) throws {
    let found = try decode(Int.self, forKey: key)
    guard found != AnswerJSON.schema else { return }
    throw DecodingError.dataCorruptedError(
      forKey: key, in: self,
      debugDescription: """
        The answer has schema \(found), this program reads schema \(AnswerJSON.schema). \
        Use programs of the same release on both sides.
        """)
  }
}
