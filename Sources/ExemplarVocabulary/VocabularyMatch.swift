/// One entry that a text names, and by which of its forms.
///
/// ```swift
/// subjects.matches("cs").map(\.written)   // ["cs"], by its id
/// subjects.matches("CS").first?.kind      // .id
/// ```
public struct VocabularyMatch: Hashable, Sendable {
  /// What kind of form was matched, the surest first.
  public enum Kind: Int, Sendable, Comparable, CaseIterable {
    case id, code, label, alias

    /// The surer kind comes first.
    public static func < (one: Kind, other: Kind) -> Bool { one.rawValue < other.rawValue }
  }

  public var entry: VocabularyEntry
  public var kind: Kind
  /// The form as the vocabulary writes it: `ELA`, `Innovative Designer`.
  public var written: String

  /// Makes a match.
  public init(entry: VocabularyEntry, kind: Kind, written: String) {
    self.entry = entry
    self.kind = kind
    self.written = written
  }
}

extension Vocabulary {
  /// Every form that the whole text names, the surest first; empty where it names nothing.
  ///
  /// For a reader of plain words (`3rd grade`, `innovative designer`), who must know how sure a match is.
  public func matches(_ text: String) -> [VocabularyMatch] {
    let name = folded(text)
    let exact = forms.exactly(name)
    return (exact.isEmpty ? looseForms.matching(name) : exact).sorted { $0.kind < $1.kind }.map {
      VocabularyMatch(entry: entries[$0.entry], kind: $0.kind, written: $0.written)
    }
  }

  /// The entry that a run of plain words names for certain, outside any field.
  ///
  /// Ids and bare numbers are not names there, and a short form (three letters or fewer, or an acronym as
  /// `LACES`) counts only in capitals: `Ms. Drew` is no middle school and `el` no English Learner.
  /// What could mean two entries, or must not be guessed, is nothing.
  ///
  /// ```swift
  /// iste.named(by: "Innovative designer")?.id   // "4"
  /// subjects.named(by: "CS")?.id                // "cs"
  /// subjects.named(by: "cs")                    // nil
  /// grades.named(by: "3")                       // nil
  /// ```
  public func named(by words: String) -> VocabularyEntry? {
    guard reason(folded(words)) == nil else { return nil }
    let found = matches(words).filter { counts($0, written: words) }
    let ids = Set(found.map(\.entry.id))
    return ids.count == 1 ? found[0].entry : nil
  }

  private func counts(_ match: VocabularyMatch, written words: String) -> Bool {
    if words.allSatisfy({ $0.isNumber || $0.isPunctuation }) { return false }
    let hasDigit = words.contains(where: \.isNumber)
    if match.kind == .id, match.entry.code != match.entry.id { return hasDigit }
    let isShort = match.written.filter(\.isLetter).count <= 3 && !hasDigit
    guard isShort || isAcronym(match.written) else { return true }
    return !words.contains(where: \.isLowercase) || (words == match.written && !isShort)
  }

  /// One word with two capitals or more: `GALA`, `MaCES`, `SoHDA`.
  private func isAcronym(_ text: String) -> Bool {
    !text.contains(" ") && text.filter(\.isUppercase).count >= 2
  }
}
