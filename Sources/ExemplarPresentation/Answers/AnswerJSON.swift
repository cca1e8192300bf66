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
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
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
