/// How long a term may be: 245 bytes, of which a zero byte takes two.
///
/// See “Term length” in Xapian's documentation; the same limit keeps spelling words and the keys of
/// synonyms within what their tables hold.
public enum TermLimit {
  /// The greatest number of bytes that a term may take.
  public static let bytes = 245

  /// How many bytes a term takes.
  ///
  /// ```swift
  /// TermLimit.length(of: "robot")   // 5
  /// TermLimit.length(of: "a\0b")    // 4
  /// ```
  public static func length(of term: String) -> Int {
    var length = 0
    for byte in term.utf8 { length += byte == 0 ? 2 : 1 }
    return length
  }

  static func check(_ term: String, operation: String) throws(XapianError) {
    guard !term.isEmpty else {
      throw .invalidArgument("A term cannot be empty", operation: operation)
    }
    let length = length(of: term)
    guard length > bytes else { return }
    throw .invalidArgument(
      "The term “\(term)” takes \(length) bytes, and the engine holds \(bytes). "
        + "Shorten it, or put a digest in place of its tail",
      operation: operation)
  }
}
