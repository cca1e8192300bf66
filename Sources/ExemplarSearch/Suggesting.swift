internal import ExemplarLanguage
internal import ExemplarVocabulary
internal import Xapian

extension IndexReader {
  /// What a reader may mean by what she has typed so far, best first.
  ///
  /// ```swift
  /// try reader.suggestions(for: "circ").map(\.query)
  /// // ["circuits", "concept:CS.hardware-and-software", "id:paper-circuits"]
  /// ```
  ///
  /// What begins so comes first, then what has a later word that begins so; in both a value's own name comes before
  /// its Spanish name and its aliases, and then the number of exemplars decides. Values that no exemplar has are left
  /// out: a suggestion leads to something. No kind takes more than half of the list while another has more to offer.
  /// After `school:` only schools are suggested, and so with every field that has a vocabulary. The last of several
  /// words is completed by what follows the others in lessons. Where nothing begins as typed, a letter or two may be
  /// off: `inovat` suggests “Innovative Designer”.
  ///
  /// - Throws: `.limit` for more than 512 characters, `.option` for a limit beyond 1 to 20.
  public func suggestions(for text: String, limit: Int = 10) throws(SearchError) -> [Suggested] {
    let limits = SearchLimits()
    try limits.check("characters", text.unicodeScalars.count, limits.characters)
    guard (1...limits.suggestions).contains(limit) else {
      throw .option(
        name: "limit", value: String(limit),
        allowed: ["a whole number from 1 to \(limits.suggestions)"])
    }
    return try onOneSnapshot {
      try Suggesting(reader: self, names: try self.valueNames()).suggestions(text, limit: limit)
    }
  }
}

/// Collects what a reader may mean from titles, vocabularies and words.
struct Suggesting {
  let reader: IndexReader
  let names: ValueNames

  /// How many ranks there are.
  private static let ranks = 5

  /// A suggestion with its place in the order.
  struct Candidate {
    /// The smaller the better: 0 and 1 for a beginning, 2 and 3 for a later word, 4 for words apart.
    var rank: Int
    var suggested: Suggested
  }

  /// At most `limit` suggestions.
  func suggestions(_ text: String, limit: Int) throws -> [Suggested] {
    let (field, rest) = named(text) ?? (nil, text[...])
    let typed = TypedBeginning(rest)
    let found = try candidates(typed, field, limit)
    return chosen(found.isEmpty ? try slipped(typed, field, limit) : found, limit)
  }

  private func candidates(
    _ typed: TypedBeginning, _ field: Field?, _ limit: Int
  ) throws -> [Candidate] {
    guard field == nil else { return try values(typed, of: field) }
    guard !typed.words.isEmpty else { return [] }
    let values = try values(typed)
    let words = try WordSuggestions(reader: reader).words(typed, limit).filter { words in
      typed.words.count == 1 || !values.contains { Suggesting.says($0, words) }
    }
    return try values + TitleSuggestions(reader: reader).titles(typed, limit) + words
  }

  /// What begins as was probably meant, the nearest beginnings first.
  private func slipped(
    _ typed: TypedBeginning, _ field: Field?, _ limit: Int
  ) throws -> [Candidate] {
    var seen: Set<String> = []
    var found: [Candidate] = []
    let alternatives = try SlippedBeginning(reader: reader, names: names).alternatives(to: typed)
    for (number, alternative) in alternatives.enumerated() {
      for var candidate in try candidates(alternative, field, limit)
      where seen.insert(candidate.suggested.query).inserted {
        candidate.rank += number * Suggesting.ranks
        found.append(candidate)
      }
    }
    return found
  }

  /// True where a value's name has the words, so that they need not be suggested beside it.
  private static func says(_ value: Candidate, _ words: Candidate) -> Bool {
    TypedBeginning(words.suggested.text)
      .place(in: TypedBeginning.plain(value.suggested.text)) != nil
  }

  /// The field of `school:linc`, and what was typed of its value.
  private func named(_ text: String) -> (field: Field, rest: Substring)? {
    guard let colon = text.firstIndex(of: ":"),
      let field = reader.field(named: String(text[..<colon])),
      field.kind == .facet, field.vocabulary != nil
    else { return nil }
    return (field, text[text.index(after: colon)...])
  }

  // MARK: Values

  /// Values that exemplars have, of all fields or of one.
  private func values(_ typed: TypedBeginning, of field: Field? = nil) throws -> [Candidate] {
    try names.values.compactMap { value in
      guard field == nil || field == value.field, let match = value.match(typed) else { return nil }
      let count = try reader.database.frequency(
        ofTerm: TermLayout.value(value.id, field: value.field))
      guard count > 0 else { return nil }
      return Candidate(
        rank: match.rank,
        suggested: Suggested(
          kind: .value, text: match.name.shown,
          query: value.field.name + ":" + Suggesting.written(value.id), field: value.field.name,
          value: value.id, count: count))
    }
  }

  /// A value as it can be typed after a field: in quotes where it must stay one.
  static func written(_ value: String) -> String {
    let isPlain = value.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
        || "-._".unicodeScalars.contains($0)
    }
    return isPlain && !value.isEmpty ? value : "\"" + value + "\""
  }

  // MARK: Choosing

  private func chosen(_ candidates: [Candidate], _ limit: Int) -> [Suggested] {
    let sorted = candidates.sorted { one, other in
      let (first, second) = (one.suggested, other.suggested)
      return (one.rank, -first.count, first.kind.rawValue, first.text, first.query)
        < (other.rank, -second.count, second.kind.rawValue, second.text, second.query)
    }
    var room = [Suggested.Kind: Int](
      uniqueKeysWithValues: Suggested.Kind.allCases.map { ($0, (limit + 1) / 2) })
    var first: [Int] = []
    var rest: [Int] = []
    for (number, candidate) in sorted.enumerated() {
      if let left = room[candidate.suggested.kind], left > 0 {
        room[candidate.suggested.kind] = left - 1
        first.append(number)
      } else {
        rest.append(number)
      }
    }
    return (first + rest).prefix(limit).sorted().map { sorted[$0].suggested }
  }
}
