/// Words as names are compared: in a table of names and in a question alike.
///
/// ```swift
/// NameWords.key(of: "Algorithms & Programming")   // "algorithms programming"
/// NameWords.key(of: "3-5.AP.13")                  // "3.5.ap.13"
/// ```
public enum NameWords {
  /// What stands for “and” inside a name.
  static let joints: Set<String> = ["and", "y", "e"]

  /// A name as it is looked up; a code, which has a number, keeps together what it holds together.
  public static func key(of name: String) -> String {
    key(of: Tokenizer.tokens(of: name), isCode: name.utf8.contains { isDigit($0) })
  }

  /// Words as they are looked up, as a code or as a name.
  public static func key(of tokens: some Collection<Token>, isCode: Bool) -> String {
    var key = ""
    for (place, token) in tokens.enumerated() {
      if isJoint(token.text), place > 0, place < tokens.count - 1 { continue }
      if !key.isEmpty { key += isCode && token.joined ? "." : " " }
      key += token.text
    }
    return key
  }

  /// True for a word that stands for “and”.
  public static func isJoint(_ word: String) -> Bool { joints.contains(word) }

  /// True where the words are numbers and nothing else.
  public static func isNumeric(_ key: String) -> Bool {
    key.utf8.allSatisfy { isDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: " ") }
  }

  static func hasDigit(_ key: String) -> Bool { key.utf8.contains { isDigit($0) } }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
