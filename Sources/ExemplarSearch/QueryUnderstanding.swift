internal import ExemplarLanguage
internal import ExemplarVocabulary

/// Gives a typed question its meaning: names and values are looked up, words folded, synonyms found.
///
/// What cannot be used is told with its place; it never silently becomes a word.
struct QueryUnderstanding {
  private let lexicon: any Lexicon
  private let includesUnknown: Bool
  private let limits: SearchLimits
  private let recognizes: Bool
  private let usesGlossary: Bool
  private var warnings: [QueryWarning] = []
  private var expanded: [Expansion] = []
  private var termCount = 0
  private var filterValueCount = 0

  private init(_ lexicon: any Lexicon, _ request: SearchRequest) {
    self.lexicon = lexicon
    self.includesUnknown = request.includesUnknown
    self.limits = request.limits
    self.recognizes = request.recognizes && request.ranking.recognition
    self.usesGlossary = request.ranking.usesGlossary
  }

  /// The meaning of a request.
  static func understand(
    _ request: SearchRequest, with lexicon: any Lexicon
  ) throws(SearchError) -> UnderstoodQuery {
    var work = QueryUnderstanding(lexicon, request)
    try work.check(request)
    let typed =
      request.isTyped
      ? TypedQuery(request.text, levels: request.limits.levels)
      : TypedQuery(plainWords: request.text)
    try work.limits.check("levels of parentheses", typed.depth, request.limits.levels)
    work.warnings = typed.warnings
    var query = try work.understand(typed)
    try work.add(request.options, to: &query)
    query.warnings = work.warnings
    query.expanded = work.expanded
    let isEmpty =
      query.terms.isEmpty && query.required.isEmpty && query.filters.isEmpty
      && query.excluded.isEmpty
    query.isBrowsing = isEmpty && typed.isBrowsing && query.warnings.isEmpty
    query.isUnusable = isEmpty && !query.isBrowsing
    if request.isStrict, !query.warnings.isEmpty { throw .strict(query.warnings) }
    return query
  }

  private func check(_ request: SearchRequest) throws(SearchError) {
    try limits.check("characters", request.text.unicodeScalars.count, limits.characters)
    try limits.check(page: request.page, perPage: request.perPage)
  }

  // MARK: The top level

  private mutating func understand(_ typed: TypedQuery) throws(SearchError) -> UnderstoodQuery {
    var query = UnderstoodQuery(
      text: typed.text, terms: [], required: [], filters: [], excluded: [], warnings: [],
      expanded: [], isBrowsing: false, isUnusable: false)
    let items: [TypedQuery.Item]
    if case .all(let all) = typed.root {
      items = all
    } else {
      items = [TypedQuery.Item(clause: typed.root, excluded: false)]
    }
    guard recognizes else {
      query.add(try clauses(items))
      return query
    }
    let reading = try NamingReading(typed.text, lexicon: lexicon, limits: limits)
      .read(items) { QueryUnderstanding.plainWords($0) == nil }
    var place = 0
    for var found in reading.found {
      if found.naming.counts {
        query.add(try clauses(Array(reading.items[place..<found.items.lowerBound])))
        let start = query.terms.count
        query.terms += try terms(naming: reading.items[found.items])
        found.naming.terms = start..<query.terms.count
        place = found.items.upperBound
      }
      query.namings.append(found.naming)
    }
    query.add(try clauses(Array(reading.items[place...])))
    return query
  }

  /// The words that name a value, as terms; what hangs together stays so.
  private mutating func terms(
    naming items: ArraySlice<TypedQuery.Item>
  ) throws(SearchError) -> [UnderstoodQuery.Term] {
    var named: [UnderstoodQuery.Term] = []
    var run: [String] = []
    for case .words(let text, let range) in items.map(\.clause) {
      let words = Tokenizer.tokens(of: text).map(\.text)
      try count(words.count, at: range)
      if QueryUnderstanding.plainWords(text) != nil {
        run += words
      } else {
        named += try terms(of: run).compactMap(\.term)
        run = []
        let typed = words.joined(separator: " ")
        named.append(
          .init(
            words: words, alternatives: [], part: nil, isCommon: false, typed: typed, isPhrase: true
          ))
      }
    }
    return try named + terms(of: run).compactMap(\.term)
  }

  private mutating func add(
    _ options: [SearchRequest.Option], to query: inout UnderstoodQuery
  ) throws(SearchError) {
    for option in options {
      let value = TypedQuery.Value(text: option.value, quoted: false, range: TypedRange(0, 0))
      guard
        let clause = try field(option.field, at: nil, values: [value])
      else { continue }
      switch (clause, option.excluded) {
      case (_, true): query.exclude(clause)
      case (.filter(let filter), false): query.add(filter)
      default: query.required.append(clause)
      }
    }
  }

  // MARK: Clauses

  /// The meaning of clauses that stand side by side: words that are neighbors meet the synonyms, filters of one
  /// field are joined.
  ///
  /// Filters and exclusions part no neighbors: where they stand says nothing.
  private mutating func clauses(
    _ items: [TypedQuery.Item]
  ) throws(SearchError) -> [UnderstoodQuery.Clause] {
    var clauses: [UnderstoodQuery.Clause] = []
    var aside: [UnderstoodQuery.Clause] = []
    var run: [String] = []
    for item in items {
      if case .words(let text, let range) = item.clause, !item.excluded, !item.insisted {
        let signs = UnspacedText.terms(of: text, part: nil, lexicon)
        if !signs.isEmpty {
          try count(signs.count, at: range)
          clauses += try terms(of: run) + signs.map { .term($0) }
          run = []
          continue
        }
        if let words = QueryUnderstanding.plainWords(text) {
          warnOfStar(text, range)
          try count(words.count, at: range)
          run += words
          continue
        }
      }
      guard let clause = try clause(item.clause) else { continue }
      if item.excluded {
        aside.append(.not(clause))
        continue
      }
      if case .filter = clause {
        aside.append(clause)
        continue
      }
      clauses += try terms(of: run)
      run = []
      // A word that AND insists on is a group of its own: what is required is never relaxed.
      if case .term = clause, item.insisted {
        clauses.append(.all([clause]))
      } else {
        clauses.append(clause)
      }
    }
    return joiningFilters(clauses + (try terms(of: run)) + aside)
  }

  private mutating func clause(
    _ typed: TypedQuery.Clause
  ) throws(SearchError) -> UnderstoodQuery.Clause? {
    switch typed {
    case .words(let text, let range): return try words(text, range, part: nil)
    case .phrase(let text, let range): return try phrase(text, range, part: nil)
    case .prefix(let text, let range): return try prefix(text, range, part: nil)
    case .field(let name, let range, let values):
      return try field(name, at: range, values: values)
    case .everything: return .everything
    case .all(let items):
      let inner = try clauses(items)
      return inner.isEmpty ? nil : inner.count == 1 ? inner[0] : .all(inner)
    case .any(let choices):
      var inner: [UnderstoodQuery.Clause] = []
      for choice in choices {
        let clauses = try clauses([TypedQuery.Item(clause: choice, excluded: false)])
        if clauses.count == 1 {
          inner.append(clauses[0])
        } else if !clauses.isEmpty {
          inner.append(.all(clauses))
        }
      }
      return inner.isEmpty ? nil : inner.count == 1 ? inner[0] : .any(inner)
    }
  }

  /// Words of a run without spaces, unless it hangs together by a number (`K-2`, `3-5.AP.13`): that is a phrase.
  static func plainWords(_ text: String) -> [String]? {
    let tokens = Tokenizer.tokens(of: text)
    let hasNumber = tokens.contains { $0.text.utf8.contains { $0 >= 0x30 && $0 <= 0x39 } }
    if tokens.count > 1, hasNumber, tokens.dropFirst().contains(where: \.joined) { return nil }
    return tokens.map(\.text)
  }

  private mutating func words(
    _ text: String, _ range: TypedRange?, part: Field?
  ) throws(SearchError) -> UnderstoodQuery.Clause? {
    warnOfStar(text, range)
    let signs = UnspacedText.terms(of: text, part: part, lexicon)
    if !signs.isEmpty {
      try count(signs.count, at: range)
      return signs.count == 1 ? .term(signs[0]) : .all(signs.map { .term($0) })
    }
    guard let words = QueryUnderstanding.plainWords(text) else {
      return try phrase(text, range, part: part)
    }
    try count(words.count, at: range)
    let terms = words.map { word in
      UnderstoodQuery.Clause.term(
        .init(
          words: [word], alternatives: [], part: part,
          isCommon: lexicon.isCommon(word) && words.count > 1, typed: word))
    }
    return terms.isEmpty ? nil : terms.count == 1 ? terms[0] : .all(terms)
  }

  private mutating func warnOfStar(_ text: String, _ range: TypedRange?) {
    guard text.contains("*"), !Tokenizer.tokens(of: text).isEmpty else { return }
    warn(
      "misplaced-star", range,
      "A star stands for letters only at the end of a word, as in “comput*”; in “\(text)” it is not searched."
    )
  }

  private mutating func phrase(
    _ text: String, _ range: TypedRange?, part: Field?
  ) throws(SearchError) -> UnderstoodQuery.Clause? {
    let words = Tokenizer.tokens(of: text).map(\.text)
    try count(words.count, at: range)
    guard !words.isEmpty else {
      warn("empty-phrase", range, "There is no word between the quotes, so they were ignored.")
      return nil
    }
    return .phrase(words, part: part, typed: words.joined(separator: " "))
  }

  private mutating func prefix(
    _ text: String, _ range: TypedRange?, part: Field?
  ) throws(SearchError) -> UnderstoodQuery.Clause? {
    let tokens = Tokenizer.tokens(of: text).map(\.text)
    try count(tokens.count, at: range)
    guard let last = tokens.last else { return nil }
    var clauses = tokens.dropLast().map { word in
      UnderstoodQuery.Clause.term(
        .init(words: [word], alternatives: [], part: part, isCommon: false, typed: word))
    }
    if last.count >= 3 {
      clauses.append(.prefix(last, part: part, typed: last))
    } else {
      warn(
        "short-prefix", range,
        "“\(last)*” needs at least three letters before the star; it was searched as a word.")
      clauses.append(
        .term(.init(words: [last], alternatives: [], part: part, isCommon: false, typed: last)))
    }
    return clauses.count == 1 ? clauses[0] : .all(clauses)
  }

  // MARK: Words

  /// Joins runs of words that the synonyms or the glossary know, longest first.
  private mutating func terms(
    of run: [String]
  ) throws(SearchError) -> [UnderstoodQuery.Clause] {
    var clauses: [UnderstoodQuery.Clause] = []
    var widening = Widening(run, lexicon, usesGlossary: usesGlossary)
    var place = 0
    while place < run.count {
      var (length, alternatives) = try widening.alternatives(at: place)
      if length == 1, lexicon.isAsking(run[place]) { alternatives = [] }
      let words = Array(run[place..<(place + length)])
      let typed = words.joined(separator: " ")
      expanded += Widening.expansions(of: typed, to: alternatives)
      clauses.append(
        .term(
          .init(
            words: words, alternatives: alternatives, part: nil,
            isCommon: length == 1 && alternatives.isEmpty && lexicon.isCommon(words[0]),
            typed: typed)))
      place += length
    }
    return clauses
  }

  private mutating func count(_ words: Int, at range: TypedRange?) throws(SearchError) {
    termCount += words
    try limits.check("words", termCount, limits.terms)
  }

  // MARK: Fields

  private mutating func field(
    _ name: String, at range: TypedRange?, values: [TypedQuery.Value]
  ) throws(SearchError) -> UnderstoodQuery.Clause? {
    guard let field = lexicon.field(named: name) else {
      unknownField(name, range)
      return nil
    }
    guard !values.isEmpty, values.contains(where: { !$0.text.isEmpty }) else {
      warn(
        "empty-value", range,
        "“\(field.name):” has no value behind it, so it is not searched.")
      return nil
    }
    if field.kind == .text { return try textField(field, values, isOption: range == nil) }
    var reading = FieldReading(field: field, lexicon: lexicon, isOption: range == nil)
    let filter = try reading.filter(of: values, includesUnknown: includesUnknown)
    warnings += reading.warnings
    filterValueCount += values.count
    try limits.check("filter values", filterValueCount, limits.filterValues)
    return filter.map { .filter($0) }
  }

  private mutating func textField(
    _ field: Field, _ values: [TypedQuery.Value], isOption: Bool
  ) throws(SearchError) -> UnderstoodQuery.Clause? {
    var clauses: [UnderstoodQuery.Clause] = []
    for value in values {
      let range = isOption ? nil : value.range
      let clause: UnderstoodQuery.Clause?
      if value.quoted {
        clause = try phrase(value.text, range, part: field)
      } else if value.text.hasSuffix("*") {
        clause = try prefix(
          String(value.text.prefix { $0 != "*" }), range, part: field)
      } else {
        clause = try words(value.text, range, part: field)
      }
      if let clause {
        clauses.append(clause)
      } else if Tokenizer.tokens(of: value.text).isEmpty, !value.quoted {
        warn("empty-value", range, "“\(value.text)” has no word to look for in the \(field.name).")
      }
    }
    return clauses.isEmpty ? nil : clauses.count == 1 ? clauses[0] : .any(clauses)
  }

  private mutating func unknownField(_ name: String, _ range: TypedRange?) {
    let wanted = folded(name)
    let names = lexicon.fields.map(\.name)
    let nearest = NearestWords.nearest(to: wanted, in: names, limit: 3)
    let hint = nearest.first.map { " Did you mean “\($0):”?" } ?? ""
    let place = range.map { TypedRange($0.start, $0.start + name.unicodeScalars.count) }
    warn(
      "unknown-field", place,
      "“\(name)” is not a field, so “\(name):…” is not searched.\(hint)", suggestions: nearest)
  }

  private func joiningFilters(_ clauses: [UnderstoodQuery.Clause]) -> [UnderstoodQuery.Clause] {
    var joined: [UnderstoodQuery.Clause] = []
    for clause in clauses {
      if case .filter(let filter) = clause,
        let place = joined.firstIndex(where: { $0.filteredField == filter.field.name }),
        case .filter(let before) = joined[place]
      {
        joined[place] = .filter(before.joined(with: filter))
      } else {
        joined.append(clause)
      }
    }
    return joined
  }

  private mutating func warn(
    _ code: String, _ range: TypedRange?, _ message: String, suggestions: [String] = []
  ) {
    warnings.append(
      QueryWarning(
        code: code, position: range?.start, length: range?.length, message: message,
        suggestions: suggestions))
  }
}

extension UnderstoodQuery {
  /// Sorts clauses of the top level by what they ask.
  fileprivate mutating func add(_ clauses: [Clause]) {
    for clause in clauses {
      switch clause {
      case .term(let term) where term.part == nil: terms.append(term)
      case .filter(let filter): add(filter)
      case .not(let inner): exclude(inner)
      case .everything: break
      default: required.append(clause)
      }
    }
  }

  /// Adds a filter; one field's values are alternatives.
  fileprivate mutating func add(_ filter: Filter) {
    if let place = filters.firstIndex(where: { $0.field.name == filter.field.name }) {
      filters[place] = filters[place].joined(with: filter)
    } else {
      filters.append(filter)
    }
  }

  /// Adds what must not be there; values of one field that must not are one exclusion.
  fileprivate mutating func exclude(_ clause: Clause) {
    if case .filter(let filter) = clause,
      let place = excluded.firstIndex(where: { $0.filteredField == filter.field.name }),
      case .filter(let before) = excluded[place]
    {
      excluded[place] = .filter(before.joined(with: filter))
    } else if !excluded.contains(clause) {
      excluded.append(clause)
    }
  }
}

extension UnderstoodQuery.Clause {
  fileprivate var term: UnderstoodQuery.Term? {
    if case .term(let term) = self { term } else { nil }
  }

  /// The field of a filter.
  var filteredField: String? {
    if case .filter(let filter) = self { filter.field.name } else { nil }
  }
}

extension UnderstoodQuery.Filter {
  /// Both filters' values are alternatives.
  func joined(with other: UnderstoodQuery.Filter) -> UnderstoodQuery.Filter {
    var filter = self
    let new = other.values.filter { !values.contains($0) }
    filter.values += new
    filter.ranges += other.ranges.filter { !ranges.contains($0) }
    if !new.isEmpty || !other.ranges.isEmpty {
      filter.labels += other.labels.filter { !labels.contains($0) }
    }
    return filter
  }
}
