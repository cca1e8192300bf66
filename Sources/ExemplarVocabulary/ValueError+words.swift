extension ValueError {
  /// Stable, for programs.
  public var code: String {
    switch self {
    case .empty: "empty-value"
    case .unknown, .notNumber, .notSchoolYear: "unknown-value"
    case .ambiguous: "ambiguous-value"
    case .falling: "range-falls"
    case .notConsecutive: "years-not-consecutive"
    }
  }

  /// One sentence that says what is wrong: `“thrid” is not a grade.`
  public var summary: String {
    switch self {
    case .empty(let kind): "There is no \(kind.singular)."
    case .unknown(let text, let kind, _): "\(quoted(text)) is not \(withArticle(kind.singular))."
    case .ambiguous(let text, _, _, let reason): "\(quoted(text)) is ambiguous: \(reason)."
    case .falling(let text, _, _): "The range \(quoted(text)) falls."
    case .notConsecutive(let text, _):
      "\(quoted(text)) is not a school year: its two years do not follow each other."
    case .notNumber(let text): "\(quoted(text)) is not a whole number or a range."
    case .notSchoolYear(let text): "\(quoted(text)) is not a school year."
    }
  }

  /// One sentence that says what to do: `Did you mean “3”?`
  public var remedy: String {
    switch self {
    case .empty(let kind): "Write \(withArticle(kind.singular))\(list(kind))."
    case .unknown(_, let kind, let nearest):
      nearest.isEmpty
        ? "Write \(withArticle(kind.singular))\(list(kind))."
        : "Did you mean \(alternatives(nearest.map(Self.suggestion)))?"
    case .ambiguous(_, let kind, let entries, _):
      entries.isEmpty
        ? "Write \(withArticle(kind.singular)) that is certain\(list(kind))."
        : "Write \(alternatives(entries.map(Self.suggestion)))."
    case .falling(_, _, let proposal): "Write it as \(quoted(proposal))."
    case .notConsecutive(_, let proposals): "Write \(alternatives(proposals.map(quoted)))."
    case .notNumber: "Write it as “45”, “..45”, “30..” or “30-60”."
    case .notSchoolYear: "Write it as “2018-2019”, or several as “2017..2019”."
    }
  }

  /// Both sentences: `“thrid” is not a grade. Did you mean “3”?`
  public var message: String { "\(summary) \(remedy)" }

  /// What may be typed instead, best first.
  public var suggestions: [String] {
    switch self {
    case .unknown(_, _, let nearest): nearest.map(\.id)
    case .ambiguous(_, _, let entries, _): entries.map(\.id)
    case .falling(_, _, let proposal): [proposal]
    case .notConsecutive(_, let proposals): proposals
    case .empty, .notNumber, .notSchoolYear: []
    }
  }

  /// `“3”`; with the name where the id does not already tell it: `“4” (Innovative Designer)`.
  private static func suggestion(_ entry: VocabularyEntry) -> String {
    let told = loosened(folded(entry.label)).split(separator: " ")
    let isTold = loosened(folded(entry.id)).split(separator: " ").allSatisfy(told.contains)
    let isShort = told.count <= 2 || told.count == entry.id.split(separator: "-").count
    return isTold && isShort ? quoted(entry.id) : "\(quoted(entry.id)) (\(entry.label))"
  }
}

extension ValueError: CustomStringConvertible {
  /// The message.
  public var description: String { message }
}

/// The word in curly quotes, shortened when nobody would read it whole.
func quoted(_ text: String) -> String {
  let most = 60
  let scalars = text.unicodeScalars
  guard scalars.count > most else { return "“\(text)”" }
  return "“\(String(String.UnicodeScalarView(scalars.prefix(most))))…”"
}

/// `a grade`, `an ISTE standard`.
private func withArticle(_ noun: String) -> String {
  let vowels: Set<Character> = ["a", "e", "i", "o", "u"]
  return folded(noun).first.map(vowels.contains) == true ? "an \(noun)" : "a \(noun)"
}

/// `“1”, “2” or “3”`.
private func alternatives(_ words: [String]) -> String {
  guard let last = words.last, words.count > 1 else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " or \(last)"
}

/// Where all values are listed.
private func list(_ kind: ValueError.Kind) -> String {
  kind.vocabulary.map { "; “exemplar vocabulary \($0)” lists them" } ?? ""
}
