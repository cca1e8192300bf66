/// The form of the answers, as `index/schemas/` describes it; it changes together with those files.
enum AnswerSchema {
  static let number = 1
}

extension KeyedDecodingContainer {
  /// Refuses an answer whose form this program does not know.
  func requireSchema(_ key: Key) throws {
    let found = try decode(Int.self, forKey: key)
    guard found != AnswerSchema.number else { return }
    throw DecodingError.dataCorruptedError(
      forKey: key, in: self,
      debugDescription: """
        The answer has schema \(found), this program reads schema \(AnswerSchema.number). \
        Use programs of the same release on both sides.
        """)
  }
}
