/// Every form by which the entries of a vocabulary are called, ready to be looked up.
final class VocabularyForms: Sendable {
  /// One form of one entry.
  struct Form: Sendable {
    /// The position in the vocabulary's entries.
    let entry: Int
    let kind: VocabularyMatch.Kind
    /// As the vocabulary writes it.
    let written: String
    /// As it is compared.
    let folded: String
  }

  let all: [Form]
  /// Positions in `all` by folded form.
  private let byFolded: [String: [Int]]
  /// Positions in `all` by loosened form.
  private let byLoosened: [String: [Int]]
  /// Reasons by the folded and by the loosened form of words that must not be guessed.
  private let reasons: [String: String]

  /// Collects the forms of all entries.
  init(_ vocabulary: Vocabulary) {
    let forms = vocabulary.entries.enumerated().flatMap { Self.forms(of: $1, at: $0) }
    all = forms
    byFolded = Dictionary(grouping: forms.indices) { forms[$0].folded }
    byLoosened = Dictionary(grouping: forms.indices) { loosened(forms[$0].folded) }
    var reasons: [String: String] = [:]
    for (text, reason) in vocabulary.ambiguous {
      reasons[folded(text)] = reason
      reasons[loosened(folded(text))] = reason
    }
    self.reasons = reasons
  }

  private static func forms(of entry: VocabularyEntry, at position: Int) -> [Form] {
    func form(_ kind: VocabularyMatch.Kind, _ text: String) -> Form {
      Form(entry: position, kind: kind, written: text, folded: folded(text))
    }
    let labels = [entry.label, entry.labelEs].compactMap { $0 }
    return [form(.id, entry.id)] + [entry.code].compactMap { $0 }.map { form(.code, $0) }
      + labels.map { form(.label, $0) } + entry.aliases.map { form(.alias, $0) }
  }

  /// The forms that read exactly so when folded.
  func exactly(_ folded: String) -> [Form] { (byFolded[folded] ?? []).map { all[$0] } }

  /// The forms that read so when punctuation and the words for “and” do not count.
  func loosely(_ folded: String) -> [Form] { (byLoosened[loosened(folded)] ?? []).map { all[$0] } }

  /// Why a word must not be guessed, where the vocabulary says so.
  func reason(_ folded: String) -> String? { reasons[folded] ?? reasons[loosened(folded)] }
}

/// A folded name without the marks that people leave out or change.
///
/// Commas, quotes and brackets go, a hyphen or slash is a space unless digits follow, a period at the end of a
/// word is nothing, and “and”, “y”, “e”, “+” are “&”: `algorithms-and-programming` reads as
/// `Algorithms & Programming`, while `3-5` and `1.4` stay as they are.
func loosened(_ folded: String) -> String {
  let bytes = Array(folded.utf8)
  var plain: [UInt8] = []
  for (place, byte) in bytes.enumerated() {
    let before = place > 0 ? bytes[place - 1] : 0x20
    let after = place + 1 < bytes.count ? bytes[place + 1] : 0x20
    switch byte {
    case UInt8(ascii: "'"): continue
    case UInt8(ascii: "."), UInt8(ascii: ":"):
      if after != 0x20 { plain.append(byte) }
    case UInt8(ascii: "-"), UInt8(ascii: "/"):
      let isOuter = place == 0 || place + 1 == bytes.count
      plain.append(isOuter || (isDigit(after) && !isLetter(before)) ? byte : 0x20)
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "("), UInt8(ascii: ")"),
      UInt8(ascii: "\""), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "_"):
      plain.append(0x20)
    default: plain.append(byte)
    }
  }
  let words = plain.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
  return words.map { sameWord[$0] ?? $0 }.joined(separator: " ")
}

/// Words and signs that stand for one another inside a name.
private let sameWord = ["and": "&", "y": "&", "e": "&", "+": "&", "@": "at"]

private func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

private func isLetter(_ byte: UInt8) -> Bool {
  byte >= 0x80 || byte &- 0x61 < 26
}
