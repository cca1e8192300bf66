internal import ExemplarLanguage
internal import ExemplarVocabulary
package import Xapian

extension IndexReader {
  /// Below this many exemplars with all the words, exemplars that lack some are listed after them.
  static let enough = 10

  /// Answers a question.
  ///
  /// Everything is copied out of one snapshot; when commits overtake the work, all of it is done again.
  public func search(_ request: SearchRequest) throws(SearchError) -> Results {
    try onOneSnapshot {
      if request.isStrict { try self.requireShards() }
      let query = try QueryUnderstanding.understand(request, with: self)
      var results = try self.results(of: query, request)
      results.query.warnings += self.shardWarnings
      return results
    }
  }

  /// The answer to a question; one that is a correction already is not corrected again.
  private func results(
    of query: UnderstoodQuery, _ request: SearchRequest, isCorrection: Bool = false
  ) throws -> Results {
    let compiler = compiler(request.ranking)
    let facets = try facetFields(request.facets)
    let matching = try matching(query, compiler, request, counting: facets)
    let suggestion =
      isCorrection ? nil : try suggestion(for: query, finding: matching.found, request)
    if let suggestion, suggestion.answered {
      return try corrected(suggestion, for: query, request)
    }
    var results = Results(
      query: query, total: matching.total, hits: [], facets: [], suggestion: suggestion,
      relaxed: matching.isRelaxed ? query.rankingTerms.map(\.typed) : [],
      withAllWords: matching.withAllWords, without: [],
      unknown: try unknown(query, compiler, relaxed: matching.isRelaxed), revision: revision,
      exemplars: try database.documentCount)
    results.hits = try hits(matching, query, request)
    if !facets.isEmpty {
      results.facets = try FacetCounting(reader: self, compiler: compiler).facets(
        facets, query, relaxed: matching.isRelaxed, counts: facetCounts(matching.matches, request),
        includesEmpty: request.includesEmptyValues)
    }
    if results.total == 0 { results.without = try Relaxing(reader: self).counts(query, request) }
    results.recognized = try recognized(query, request)
    return results
  }

  /// What a question asks of the engine once all that was typed has been read, and the answer to that alone: what the
  /// comparison of engines takes the time of.
  package func engineRequest(_ request: SearchRequest) throws -> MatchRequest {
    let query = try QueryUnderstanding.understand(request, with: self)
    return try matchRequest(
      compiler(request.ranking).query(query, ranked: request.ranking), query, request,
      counting: facetFields(request.facets))
  }

  // MARK: Typing errors

  /// The question that was probably meant, when few lessons have the words of this one.
  private func suggestion(
    for query: UnderstoodQuery, finding found: Int, _ request: SearchRequest
  ) throws -> Suggestion? {
    guard found < Self.enough else { return nil }
    var suggestion = try Correction(reader: self, request: request, query: query)
      .suggestion(finding: found)
    if !request.recognizes { suggestion?.answered = false }
    return suggestion
  }

  /// The answer to what was meant; what is told of the question stays about what was typed.
  private func corrected(
    _ suggestion: Suggestion, for typed: UnderstoodQuery, _ request: SearchRequest
  ) throws -> Results {
    var meant = request
    meant.text = suggestion.q
    let query = try QueryUnderstanding.understand(meant, with: self)
    var results = try self.results(of: query, meant, isCorrection: true)
    results.query.text = typed.text
    results.query.warnings = typed.warnings
    results.recognized = try recognized(typed, request)
    results.suggestion = Suggestion(q: suggestion.q, total: results.total, answered: true)
    return results
  }

  // MARK: Matching

  /// What the engine found, and whether words were relaxed.
  struct Matching {
    var matches: MatchSet
    /// Lessons with all the words.
    var found: Int
    /// Hits on all pages: lessons, or schools where one lesson a school is shown.
    var total: Int
    var isRelaxed: Bool
    var withAllWords: Int?
  }

  private func matching(
    _ query: UnderstoodQuery, _ compiler: QueryCompiler, _ request: SearchRequest,
    counting facets: [Field]
  ) throws -> Matching {
    let strict = try match(
      matchRequest(
        compiler.query(query, ranked: request.ranking), query, request, counting: facets))
    let (found, total) = counts(strict, request)
    // Whether words may be missing is decided by lessons, also where one a school is shown.
    guard query.rankingTerms.count > 1, found < Self.enough else {
      return Matching(
        matches: strict, found: found, total: total, isRelaxed: false, withAllWords: nil)
    }
    let relaxed = try match(
      matchRequest(
        compiler.query(query, relaxed: true, ranked: request.ranking), query, request,
        counting: facets))
    let (foundRelaxed, totalRelaxed) = counts(relaxed, request)
    guard foundRelaxed > found else {
      return Matching(
        matches: strict, found: found, total: total, isRelaxed: false, withAllWords: nil)
    }
    return Matching(
      matches: relaxed, found: found, total: totalRelaxed, isRelaxed: true,
      withAllWords: total)
  }

  /// How many lessons match, and how many hits they make.
  ///
  /// What the engine says of the number of collapsed matches depends on the page, so schools are counted.
  private func counts(_ matches: MatchSet, _ request: SearchRequest) -> (found: Int, total: Int) {
    guard request.collapsesSchools else { return (matches.estimate, matches.estimate) }
    let schools = countsBySchool(matches)
    return (schools.values.reduce(0, +), schools.count)
  }

  private func matchRequest(
    _ query: Xapian.Query, _ understood: UnderstoodQuery, _ request: SearchRequest,
    counting facets: [Field]
  ) -> MatchRequest {
    var match = MatchRequest(
      query, weighting: request.ranking.weighting, offset: (request.page - 1) * request.perPage,
      limit: request.perPage, checkAtLeast: .max, sort: sort(understood, request.order),
      fetch: shards == nil ? [] : .data)
    match.spies = facetSpies(facets.filter { understood.selected(in: $0).isEmpty })
    if request.collapsesSchools {
      match.spies.append(.values(slot: TermLayout.Slot.school))
      match.collapse = .init(slot: TermLayout.Slot.school, keep: 1)
    }
    return match
  }

  /// What was counted of facets: schools come after them.
  private func facetCounts(_ matches: MatchSet, _ request: SearchRequest) -> [SpyCounts] {
    request.collapsesSchools ? matches.counts.dropLast() : matches.counts
  }

  private func sort(_ query: UnderstoodQuery, _ order: SearchRequest.Order?) -> Sort {
    let hasWords = !query.terms.isEmpty || query.required.contains { $0.isRanking }
    switch order ?? (hasWords ? .relevance : .newest) {
    case .relevance where hasWords: return .relevanceThenValue(TermLayout.Slot.identifier)
    case .relevance, .newest: return .value(TermLayout.Slot.newest)
    case .title: return .value(TermLayout.Slot.title)
    case .grade: return .value(TermLayout.Slot.grade)
    }
  }

  /// How many a query finds.
  func count(_ query: Xapian.Query) throws -> Int {
    try match(MatchRequest(query, weighting: .boolean, limit: 0, checkAtLeast: .max))
      .estimate
  }

  /// How many a question finds, relaxed and collapsed in the same way as when it is asked.
  func total(of query: UnderstoodQuery, _ request: SearchRequest) throws -> Int {
    var request = request
    (request.page, request.perPage) = (1, 1)
    return try matching(query, compiler(request.ranking), request, counting: []).total
  }

  // MARK: Hits

  private func hits(
    _ matching: Matching, _ query: UnderstoodQuery, _ request: SearchRequest
  ) throws -> [Hit] {
    let isAsked = request.includesReasons && !query.searchedWords.isEmpty
    let filters = distinct(
      (query.filters + query.namings.filter(\.counts).map(\.filter)).flatMap { filter in
        filter.values.map { filter.field.name + ":" + $0 }
      })
    let ofSchool = request.collapsesSchools ? countsBySchool(matching.matches) : [:]
    var makers: [String: SnippetMaker] = [:]
    var hits: [Hit] = []
    hits.reserveCapacity(matching.matches.items.count)
    for item in matching.matches.items {
      let shown = try card(of: item)
      let reason = isAsked ? try reason(for: shown.value, query, &makers) : Reason()
      let satisfied = filters.filter { shown.value.satisfies($0) }
      let hasAllWords = !isAsked || !matching.isRelaxed
      hits.append(
        Hit(
          shown, rank: (request.page - 1) * request.perPage + hits.count + 1,
          score: QueryCompiler.plainScore(item.weight),
          snippet: reason.snippet,
          matched: Matched(
            terms: reason.terms, parts: reason.parts,
            filters: satisfied, names: reason.names, places: reason.places,
            missing: hasAllWords
              ? [] : query.words(missingIn: reason.terms, satisfied, isCommon: isCommon)),
          collapsed: request.collapsesSchools ? (ofSchool[shown.value.school.id] ?? 1) - 1 : nil))
    }
    return hits
  }

  private func distinct(_ values: [String]) -> [String] {
    var seen: Set<String> = []
    return values.filter { seen.insert($0).inserted }
  }

  /// School → how many lessons of it match: the engine itself counts only those that it had to fold.
  private func countsBySchool(_ matches: MatchSet) -> [String: Int] {
    var schools: [String: Int] = [:]
    for (school, lessons) in matches.counts.last?.values ?? [:] {
      schools[String(decoding: school, as: UTF8.self)] = lessons
    }
    return schools
  }

  /// Why an exemplar is in the list; the lessons of a language share a maker.
  private func reason(
    for card: Card, _ query: UnderstoodQuery, _ makers: inout [String: SnippetMaker]
  ) throws -> Reason {
    let maker = try makers[card.language] ?? snippetMaker(for: query, language: card.language)
    makers[card.language] = maker
    return maker.reason(card: card, text: try keptText(of: card.id))
  }

  /// A maker for texts of a language; what a word tells is asked once for a page.
  private func snippetMaker(
    for query: UnderstoodQuery, language: String
  ) throws -> SnippetMaker {
    let analyzer = try analyzer(for: language)
    let words = query.soughtWords(in: analyzer.rules.code)
    let exemplars = words.isEmpty ? 0 : try database.documentCount
    return try SnippetMaker(words: words, analyzer: analyzer, labels: { self.facetLabels }) {
      stem in
      let term = TermLayout.stem(stem, language: analyzer.rules.code)
      let share = exemplars / max(try database.frequency(ofTerm: term), 1)
      // One more for each time that it is found in half as many.
      return min(12, 2 + Int.bitWidth - share.leadingZeroBitCount)
    }
  }

  // MARK: What was not found

  private func unknown(
    _ query: UnderstoodQuery, _ compiler: QueryCompiler, relaxed: Bool
  ) throws -> [String: Int] {
    var counts: [String: Int] = [:]
    for filter in query.filters where filter.field.isOftenOpen && !filter.includesUnknown {
      let count = try count(compiler.unknown(query, field: filter.field, relaxed: relaxed))
      if count > 0 { counts[filter.field.name] = count }
    }
    return counts
  }
}

extension UnderstoodQuery.Clause {
  /// True where it says something about the order of hits.
  var isRanking: Bool {
    switch self {
    case .term, .phrase, .prefix: true
    case .all(let clauses), .any(let clauses): clauses.contains(where: \.isRanking)
    case .filter, .not, .everything: false
    }
  }
}

extension Field {
  /// Fields that many records leave open, so that a filter on them leaves out those that do not say.
  var isOftenOpen: Bool { kind == .range || name == "devices" || name == "internet" }
}

extension Card {
  /// True where the card shows that it has a filter's value.
  func satisfies(_ filter: String) -> Bool {
    guard let colon = filter.firstIndex(of: ":") else { return false }
    let value = String(filter[filter.index(after: colon)...])
    func has(_ values: [LabeledValue]) -> Bool {
      values.contains { $0.id == value || $0.id.hasPrefix(value) }
    }
    switch filter[..<colon] {
    case "iste": return has(iste)
    case "concept": return has(concepts)
    case "practice": return has(practices)
    case "standard": return has(standards)
    case "citizenship": return has(citizenship)
    case "subject": return has(subjects)
    case "grade": return grades.contains(value)
    case "school": return school.id == value
    case "program": return program?.id == value
    case "language": return language == value || language.hasPrefix(value + "-")
    case "devices": return devices == value
    default: return true
    }
  }
}
