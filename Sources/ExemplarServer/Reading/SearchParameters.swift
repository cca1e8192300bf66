internal import ExemplarPresentation
internal import ExemplarSearch
internal import ExemplarVocabulary

/// A question as the parameters of a URL say it.
///
/// ```swift
/// let asked = try SearchParameters(URLParameters("q=robots&grade=3-5&not.school=lincoln&page=2"), reader.fields)
/// asked.request.options.map(\.field)   // ["grade", "school"]
/// ```
/// The fields are those of the index: a district that adds one can ask for it.
struct SearchParameters {
  var request: SearchRequest
  /// The snapshot that the first page came from, where a later page is asked for.
  var revision: String?
  /// Names of facets, where counts are asked for and nothing else.
  var facetFields: [String] = []
  /// What could not be used as it was written, and is no reason to refuse.
  private(set) var warnings: [QueryWarning] = []

  /// Which answer is asked for.
  enum Answer { case page, facets }

  /// Reads the parameters, and tells everything that is wrong with them at once.
  init(
    _ parameters: URLParameters, _ fields: [Field], for answer: Answer = .page
  ) throws(ServerProblem) {
    var reading = ParameterReading(parameters)
    request = SearchRequest(reading.question())
    revision = reading.text("revision")
    request.includesUnknown = reading.flag("include_unknown")
    request.isStrict = reading.flag("strict")
    request.recognizes = !reading.flag("words_only")
    request.includesEmptyValues = reading.flag("all")
    switch answer {
    case .page: readPage(&reading, fields)
    case .facets:
      facetFields = reading.values("field")
      reading.check(facets: facetFields, of: "field", fields)
    }
    let names = readOptions(parameters, fields, known: reading.known)
    let unknown = reading.unknown(others: names)
    try reading.finish(refusing: request.isStrict ? unknown : [])
    warnings = unknown.map(\.warning)
  }

  private mutating func readPage(_ reading: inout ParameterReading, _ fields: [Field]) {
    let orders = SearchRequest.Order.allCases.map(\.rawValue)
    request.order = reading.choice("sort", of: orders).flatMap { .init(rawValue: $0) }
    request.collapsesSchools = reading.choice("collapse", of: ["school"]) != nil
    (request.page, request.perPage) = reading.page(request.limits)
    let wanted = reading.words("facets")
    if wanted == ["all"] || (wanted.isEmpty && request.includesEmptyValues) {
      request.facets = .all
    } else if !wanted.isEmpty {
      request.facets = .named(wanted)
      reading.check(facets: wanted, of: "facets", fields)
    }
  }

  /// One filter a parameter that has the name of a field; all names that a filter can have.
  private mutating func readOptions(
    _ parameters: URLParameters, _ fields: [Field], known: [String]
  ) -> [String] {
    var names: [String] = []
    for parameter in parameters.list where !known.contains(parameter.name) {
      let isExcluded = parameter.name.hasPrefix(Self.exclusion)
      let name = String(parameter.name.dropFirst(isExcluded ? Self.exclusion.count : 0))
      guard fields.contains(where: { $0.isCalled(name) }) else { continue }
      names.append(parameter.name)
      request.options.append(.init(field: name, value: parameter.value, excluded: isExcluded))
    }
    let own = fields.flatMap { [$0.name] + $0.aliases }
    return names + own + own.map { Self.exclusion + $0 }
  }

  private static let exclusion = "not."

  /// What an answer of some snapshot tells beside its own warnings.
  func warnings(of current: String) -> [QueryWarning] {
    guard let revision, revision != current else { return warnings }
    return warnings + [.newerIndex]
  }
}

extension ParameterReading {
  /// The typed question, empty where there is none.
  mutating func question() -> String {
    let text = text("q") ?? ""
    let (length, most) = (text.unicodeScalars.count, SearchLimits().characters)
    if length > most { tell(.limit(what: "characters", asked: length, allowed: most), "q") }
    return text
  }

  /// One facet by its name.
  mutating func facet(_ parameter: String, _ fields: [Field]) -> String? {
    let name = text(parameter)
    check(facets: name.map { [$0] } ?? [], of: parameter, fields)
    return name
  }

  /// Tells the names that are no facet's.
  mutating func check(facets names: [String], of parameter: String, _ fields: [Field]) {
    let facets = fields.filter { $0.kind == .facet }
    for name in names where !facets.contains(where: { $0.isCalled(name) }) {
      tell(.option(name: parameter, value: name, allowed: facets.map(\.name)), parameter)
    }
  }

  /// Which page, and how many on it. `per_page`, `perPage` and `limit` are the same number.
  mutating func page(_ limits: SearchLimits) -> (page: Int, perPage: Int) {
    let perPage =
      number("per_page", "perPage", "limit", to: limits.pageSize, what: "hits a page") ?? 10
    let page = number("page") ?? 1
    let (before, overflow) = (page - 1).multipliedReportingOverflow(by: perPage)
    if overflow || before > limits.offset {
      tell(
        .limit(
          what: "hits before the page", asked: overflow ? .max : before, allowed: limits.offset),
        "page")
    }
    return (page, perPage)
  }
}

extension QueryWarning {
  /// The list was begun with another snapshot.
  static var newerIndex: QueryWarning {
    QueryWarning(
      code: "newer-index", position: nil, length: nil,
      message:
        "The index has moved on since this list was begun, so lessons may have changed places. Begin again with the first page."
    )
  }
}

extension Field {
  /// True for its name and its aliases, in any case.
  func isCalled(_ name: String) -> Bool {
    let wanted = folded(name)
    return self.name == wanted || aliases.contains(wanted)
  }
}
