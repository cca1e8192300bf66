public import ExemplarVocabulary

/// What a question means: every field and value known, every word folded. Only this travels on.
public struct UnderstoodQuery: Hashable, Sendable {
  /// A word, or a run of words that the synonyms know as one.
  public struct Term: Hashable, Sendable {
    /// Folded; more than one only where a synonym covers the run.
    public var words: [String]
    /// What else it may be called.
    public var alternatives: [Alternative]
    /// The one part it must stand in, if any.
    public var part: Field?
    /// Too common to be asked for by itself in some language of the collection.
    public var isCommon: Bool
    /// As typed, for echoes.
    public var typed: String
    /// The words must stand next to each other: the `K-2` of `grades K-2`, two signs of a script without spaces.
    public var isPhrase = false
  }

  /// What a term may also be called.
  public struct Alternative: Hashable, Sendable {
    /// Folded.
    public var words: [String]
    /// The one language whose lessons have it; nil: any.
    public var language: String?
    public var source: Expansion.Source
  }

  /// Values of one field, any of which will do.
  public struct Filter: Hashable, Sendable {
    public var field: Field
    /// Ids; empty for a field of numbers.
    public var values: [String]
    /// For a field of numbers: both ends included.
    public var ranges: [ClosedRange<Double>]
    /// Each value or range as a reader sees it.
    public var labels: [String]
    /// Exemplars that do not say count too (`--include-unknown`).
    public var includesUnknown: Bool
  }

  /// One thing that an exemplar must have.
  public indirect enum Clause: Hashable, Sendable {
    case term(Term)
    /// Folded words, next to each other, in one part or in any.
    case phrase([String], part: Field?, typed: String)
    /// Words that begin so.
    case prefix(String, part: Field?, typed: String)
    case filter(Filter)
    case all([Clause])
    case any([Clause])
    case not(Clause)
    case everything
  }

  /// As typed.
  public var text: String
  /// Plain words of the top level, which may be relaxed.
  public var terms: [Term]
  /// Everything else of the top level that counts for the order: phrases, groups, words of one part.
  public var required: [Clause]
  /// One a field: repeated fields were joined.
  public var filters: [Filter]
  /// What must not be there.
  public var excluded: [Clause]
  public var warnings: [QueryWarning]
  public var expanded: [Expansion]
  /// Plain words that name a value, in order.
  public var namings: [Naming] = []
  /// Nothing was asked: everything is shown, newest first.
  public var isBrowsing: Bool
  /// Something was asked, and none of it could be used: nothing is found.
  public var isUnusable: Bool

  /// Words that rank: without the very common ones, unless there are no others.
  public var rankingTerms: [Term] {
    let telling = terms.filter { !$0.isCommon }
    return telling.isEmpty ? terms : telling
  }

  /// Words that are too common to be required.
  public var commonTerms: [Term] {
    terms.contains { !$0.isCommon } ? terms.filter(\.isCommon) : []
  }
}

extension UnderstoodQuery {
  /// In words, for a person: `robots · grade 3, 4 or 5 · not school Garvanza`.
  public var summary: String {
    var pieces: [String] = []
    let words = terms.map(\.typed).joined(separator: " ")
    if !words.isEmpty { pieces.append(words) }
    pieces += namings.filter(\.counts).map(\.summary)
    pieces += required.map(\.summary)
    pieces += filters.map { $0.field.label.lowercasedUnlessCode + " " + $0.label }
    pieces += excluded.map { "not " + $0.summary }
    if pieces.isEmpty { return isUnusable ? "nothing that can be searched" : "everything" }
    return pieces.joined(separator: " · ")
  }

  /// The filters as programs read them, exclusions included.
  public var understoodFilters: [UnderstoodFilter] {
    filters.map { $0.understood(excluded: false) }
      + excluded.compactMap {
        if case .filter(let filter) = $0 { filter.understood(excluded: true) } else { nil }
      }
  }

  /// All words that are looked for, in order and once each; excluded ones are not.
  public var searchedWords: [String] {
    var words = rankingTerms.flatMap(\.words)
    for clause in required { words += clause.words }
    var seen: Set<String> = []
    return words.filter { seen.insert($0).inserted }
  }
}

extension UnderstoodQuery.Filter {
  /// As a reader sees it: `3, 4 or 5`.
  public var label: String {
    guard let last = labels.last, labels.count > 1 else { return labels.first ?? "" }
    return labels.dropLast().joined(separator: ", ") + " or " + last
  }

  /// As a program writes it: ids, or ranges, between commas.
  var written: String { (ranges.isEmpty ? values : labels).joined(separator: ",") }

  func understood(excluded: Bool) -> UnderstoodFilter {
    UnderstoodFilter(
      field: field.name, values: ranges.isEmpty ? values : labels, excluded: excluded)
  }
}

extension UnderstoodQuery.Clause {
  /// In words, for a person.
  public var summary: String {
    switch self {
    case .term(let term): inPart(term.part, term.typed)
    case .phrase(_, let part, let typed): inPart(part, "“\(typed)”")
    case .prefix(_, let part, let typed): inPart(part, "\(typed)…")
    case .filter(let filter): filter.field.label.lowercasedUnlessCode + " " + filter.label
    case .all(let clauses) where clauses.count == 1: clauses[0].summary
    case .all(let clauses):
      "(" + clauses.map(\.summary).joined(separator: " and ") + ")"
    case .any(let clauses):
      "(" + clauses.map(\.summary).joined(separator: " or ") + ")"
    case .not(let clause): "not " + clause.summary
    case .everything: "everything"
    }
  }

  /// The one part it is about, if any.
  var part: Field? {
    switch self {
    case .term(let term): term.part
    case .phrase(_, let part, _), .prefix(_, let part, _): part
    case .all(let clauses) where clauses.count == 1: clauses[0].part
    default: nil
    }
  }

  /// As it may be typed again, without its part.
  var written: String {
    switch self {
    case .term(let term): term.typed
    case .phrase(_, _, let typed): "\"\(typed)\""
    case .prefix(_, _, let typed): typed + "*"
    case .all(let clauses) where clauses.count == 1: clauses[0].written
    default: summary
    }
  }

  /// The words that a hit may show as matched.
  var words: [String] {
    switch self {
    case .term(let term): term.words
    case .phrase(let words, _, _): words
    case .prefix(let word, _, _): [word + "*"]
    case .all(let clauses), .any(let clauses): clauses.flatMap(\.words)
    case .filter, .not, .everything: []
    }
  }

  private func inPart(_ part: Field?, _ text: String) -> String {
    part.map { "\(text) in the \($0.name)" } ?? text
  }
}

extension String {
  /// `Grade` → `grade`, but `ISTE standard` and `CS concept` keep their capitals.
  var lowercasedUnlessCode: String {
    let first = prefix { $0 != " " }
    let isCode = first.count > 1 && first.allSatisfy(\.isUppercase)
    return isCode || first == "California" ? self : prefix(1).lowercased() + dropFirst()
  }
}
