internal import ExemplarBundle
internal import ExemplarVocabulary

/// A language tag: `en`, `es-MX`, `zh-Hant`; a language's name is taken for its tag.
///
/// Well-formed as RFC 5646, section 2.1, has it for language, script, region and variants.
struct LanguageRule: KeyRule {
  func read(_ value: RecordValue, at desk: inout KeyDesk) -> String? {
    guard let text = desk.text(value, example: "language: en") else { return nil }
    if let tag = Self.tag(text) { return tag }
    if let named = desk.context.vocabularies["languages"]?.resolve(text).entry {
      desk.tell(.takenAs, at: value, "“\(text)” was taken to mean \(named.id) (\(named.label)).")
      return named.id
    }
    desk.tell(
      .badLanguage, at: value, "“\(text)” is not a language tag (BCP 47).",
      remedy: "Write “en” for English or “es” for Spanish.")
    return nil
  }

  /// The tag in its usual case: `es-mx` is `es-MX`; nil when it is not well-formed.
  static func tag(_ text: String) -> String? {
    var parts = text.split(separator: "-", omittingEmptySubsequences: false)[...]
    guard let language = parts.popFirst(), isLetters(language, 2...3) else { return nil }
    var tag = [language.lowercased()]
    if let script = parts.first, isLetters(script, 4...4) {
      tag.append(script.prefix(1).uppercased() + script.dropFirst().lowercased())
      parts.removeFirst()
    }
    if let region = parts.first, isLetters(region, 2...2) || isDigits(region, 3) {
      tag.append(region.uppercased())
      parts.removeFirst()
    }
    guard parts.allSatisfy(isVariant) else { return nil }
    return (tag + parts.map { $0.lowercased() }).joined(separator: "-")
  }

  private static func isVariant(_ part: Substring) -> Bool {
    let isPlain = part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    return isPlain && ((5...8).contains(part.count) || (part.count == 4 && part.first!.isNumber))
  }

  private static func isLetters(_ part: Substring, _ lengths: ClosedRange<Int>) -> Bool {
    lengths.contains(part.count) && part.allSatisfy { $0.isASCII && $0.isLetter }
  }

  private static func isDigits(_ part: Substring, _ length: Int) -> Bool {
    part.count == length && part.allSatisfy { $0.isASCII && $0.isNumber }
  }
}
