internal import ExemplarLanguage
internal import ExemplarVocabulary

/// Reads the values behind a field's name: in its vocabulary, as grades, years or numbers, or as they are.
///
/// A value is looked up whole first and split at commas only when that fails; quotes keep it whole.
struct FieldReading {
  let field: Field
  let lexicon: any Lexicon
  /// True for values that came from an option, which have no place in the typed text.
  let isOption: Bool
  private(set) var warnings: [QueryWarning] = []

  init(field: Field, lexicon: any Lexicon, isOption: Bool) {
    self.field = field
    self.lexicon = lexicon
    self.isOption = isOption
  }

  /// The values of one field as one filter; nil when none of them could be used.
  mutating func filter(
    of values: [TypedQuery.Value], includesUnknown: Bool
  ) throws(SearchError) -> UnderstoodQuery.Filter? {
    var filter = UnderstoodQuery.Filter(
      field: field, values: [], ranges: [], labels: [],
      includesUnknown: includesUnknown && field.isOftenOpen)
    for value in values {
      guard let meaning = try meaning(of: value) else { continue }
      filter = filter.joined(with: meaning)
    }
    return filter.values.isEmpty && filter.ranges.isEmpty ? nil : filter
  }

  private mutating func meaning(
    of value: TypedQuery.Value
  ) throws(SearchError) -> UnderstoodQuery.Filter? {
    let filter: UnderstoodQuery.Filter?
    let warning: QueryWarning
    switch try look(value.text) {
    case .known(let known): return known
    case .unknown(let told): (filter, warning) = (nil, told)
    case .absent(let absent, let told): (filter, warning) = (absent, told)
    }
    if !value.quoted, value.text.contains(",") { return try list(value) }
    report(warning, value)
    return filter
  }

  /// The meanings of a list's pieces together; nil when none has one.
  private mutating func list(
    _ value: TypedQuery.Value
  ) throws(SearchError) -> UnderstoodQuery.Filter? {
    var joined: UnderstoodQuery.Filter?
    for piece in TypedQuery.Value.pieces(of: value) {
      guard let filter = try meaning(of: piece) else { continue }
      joined = joined?.joined(with: filter) ?? filter
    }
    return joined
  }

  private mutating func report(_ warning: QueryWarning, _ value: TypedQuery.Value) {
    var warning = warning
    if !isOption {
      warning.position = value.range.start
      warning.length = value.range.length
    }
    warnings.append(warning)
  }

  /// What a look-up says.
  private enum Look {
    case known(UnderstoodQuery.Filter)
    /// It means nothing in this field.
    case unknown(QueryWarning)
    /// It may be a value, but no exemplar has it.
    case absent(UnderstoodQuery.Filter, QueryWarning)
  }

  private func look(_ text: String) throws(SearchError) -> Look {
    switch field.name {
    case "grade": return try grades(text)
    case "year": return try years(text)
    case "internet": return yesOrNo(text)
    case "has": return has(text)
    default: break
    }
    if field.kind == .range { return numbers(text) }
    if let name = field.vocabulary, let vocabulary = try lexicon.vocabulary(named: name) {
      return entry(text, vocabulary)
    }
    return try open(text)
  }

  // MARK: Vocabularies

  private func entry(_ text: String, _ vocabulary: Vocabulary) -> Look {
    do {
      let entry = try vocabulary.entry(for: text)
      return .known(filter([entry.id], [label(entry)]))
    } catch {
      return .unknown(warning(error))
    }
  }

  private func label(_ entry: VocabularyEntry) -> String {
    ["school", "subject", "language", "program", "citizenship", "devices"].contains(field.name)
      ? entry.label : entry.id
  }

  private func grades(_ text: String) throws(SearchError) -> Look {
    guard let name = field.vocabulary, let vocabulary = try lexicon.vocabulary(named: name) else {
      return try open(text)
    }
    do {
      let grades = try GradeExpression(text, in: vocabulary).grades
      return .known(filter(grades, grades))
    } catch {
      return .unknown(warning(error))
    }
  }

  private func years(_ text: String) throws(SearchError) -> Look {
    do {
      let range = try SchoolYearRange(text)
      let known = lexicon.facets.entries.compactMap { entry in
        entry.field == field.name ? entry.value?.id : nil
      }
      let years = known.sorted().filter { id in
        // The index holds only ids that were school years when they were indexed.
        SchoolYear(begins: Int(id.prefix(4)) ?? 0).map(range.contains) ?? false
      }
      if let first = range.first, first == range.last {
        return .known(filter([first.id], [first.id]))
      }
      return .known(filter(years.isEmpty ? [text] : years, [text]))
    } catch {
      return .unknown(warning(error))
    }
  }

  private func numbers(_ text: String) -> Look {
    do {
      let range = try NumberRange(text)
      var filter = filter([], [text])
      filter.ranges = [Double(range.lower ?? 0)...Double(range.upper ?? 1_000_000_000)]
      return .known(filter)
    } catch {
      return .unknown(warning(error))
    }
  }

  private func yesOrNo(_ text: String) -> Look {
    switch folded(text) {
    case "true", "yes", "y", "si", "1": return .known(filter(["true"], ["yes"]))
    case "false", "no", "n", "0": return .known(filter(["false"], ["no"]))
    default:
      return .unknown(
        warning(
          "unknown-value", "“\(text)” is neither yes nor no. Write “yes” or “no”.", ["yes", "no"]))
    }
  }

  private func has(_ text: String) -> Look {
    let known = ["process", "reflection", "artifacts", "materials", "slides", "images"]
    let wanted = folded(text)
    if let value = known.first(where: { $0 == wanted || $0.dropLast() == wanted }) {
      return .known(filter([value], [value]))
    }
    let nearest = NearestWords.nearest(to: wanted, in: known, limit: 3)
    let hint =
      nearest.first.map { "Did you mean “\($0)”?" }
      ?? "Use one of: \(known.joined(separator: ", "))."
    return .unknown(
      warning(
        "unknown-value", "“\(text)” is not a part that a lesson can have. \(hint)",
        nearest.isEmpty ? known : nearest))
  }

  // MARK: Values without a vocabulary

  private func open(_ text: String) throws(SearchError) -> Look {
    let value = folded(text)
    let filter = filter([value], [text])
    if try lexicon.has(value: value, field: field) { return .known(filter) }
    let nearest = NearestWords.nearest(to: value, in: try lexicon.values(of: field), limit: 3)
    return .absent(filter, unknown(text, nearest, shown: nearest.first.map { "“\($0)”" }))
  }

  // MARK: Pieces

  private func filter(_ values: [String], _ labels: [String]) -> UnderstoodQuery.Filter {
    UnderstoodQuery.Filter(
      field: field, values: values, ranges: [], labels: labels, includesUnknown: false)
  }

  private func unknown(_ text: String, _ nearest: [String], shown: String?) -> QueryWarning {
    let hint = shown.map { " Did you mean \($0)?" } ?? ""
    return warning(
      "unknown-value", "No lesson has the \(field.label.lowercasedUnlessCode) “\(text)”.\(hint)",
      nearest)
  }

  private func warning(_ error: ValueError) -> QueryWarning {
    warning(error.code, error.message, error.suggestions)
  }

  private func warning(
    _ code: String, _ message: String, _ suggestions: [String]
  ) -> QueryWarning {
    QueryWarning(
      code: code, position: nil, length: nil, message: message, suggestions: suggestions)
  }
}

extension TypedQuery.Value {
  /// A list's values, each with its place.
  static func pieces(of value: TypedQuery.Value) -> [TypedQuery.Value] {
    var pieces: [TypedQuery.Value] = []
    var start = value.range.start
    for piece in value.text.unicodeScalars.split(separator: ",", omittingEmptySubsequences: false) {
      let range = TypedRange(start, start + piece.count)
      if !piece.isEmpty { pieces.append(.init(text: String(piece), quoted: false, range: range)) }
      start += piece.count + 1
    }
    return pieces
  }
}
