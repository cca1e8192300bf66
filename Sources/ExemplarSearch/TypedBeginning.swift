internal import ExemplarLanguage

/// What has been typed so far, as names are compared with it: whole words, then one that may go on.
///
/// ```swift
/// let typed = TypedBeginning("Paper circ")
/// typed.place(in: TypedBeginning.plain("Paper circuits"))          // .beginning
/// typed.place(in: TypedBeginning.plain("Make paper-circuit art"))  // .inside
/// ```
struct TypedBeginning {
  /// Where a name has what was typed.
  enum Place: Int, Comparable {
    /// The name begins so.
    case beginning
    /// A later word begins so.
    case inside

    static func < (one: Place, other: Place) -> Bool { one.rawValue < other.rawValue }
  }

  /// Folded.
  let words: [String]
  /// True where the last word goes no further: a space follows it.
  let isWhole: Bool
  private let needle: [UInt8]

  /// Reads what was typed, whatever it holds.
  init(_ text: some StringProtocol) {
    words = Tokenizer.tokens(of: String(text)).map(\.text)
    isWhole = text.unicodeScalars.last?.properties.isWhitespace ?? false
    needle = Array(words.joined(separator: " ").utf8)
  }

  /// A name as it is compared: its folded words, each with a space before it.
  static func plain(_ name: String) -> [UInt8] {
    var plain: [UInt8] = []
    Tokenizer.forEachToken(of: name) { token in
      plain.append(0x20)
      plain.append(contentsOf: token.text.utf8)
    }
    return plain
  }

  /// Where a name of that form has it; nil where it has not.
  func place(in name: [UInt8]) -> Place? {
    guard name.count > needle.count else { return nil }
    for start in 0..<(name.count - needle.count) where name[start] == 0x20 {
      if isHere(name, start + 1) { return start == 0 ? .beginning : .inside }
    }
    return nil
  }

  private func isHere(_ name: [UInt8], _ start: Int) -> Bool {
    for offset in needle.indices where name[start + offset] != needle[offset] { return false }
    let end = start + needle.count
    return !isWhole || end == name.count || name[end] == 0x20
  }
}
