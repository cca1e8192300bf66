public import ExemplarPresentation
public import ExemplarSearch

/// One search as the log keeps it: what was asked, on which day, and how much was found. Never by whom.
///
/// ```swift
/// LoggedSearch(page, of: request, at: .endpoint, on: "2026-11-22")?.question   // "quantum grade:3,4,5"
/// ```
/// There is no time finer than a day, no address, no session and no name of a user.
public struct LoggedSearch: Hashable, Sendable {
  /// Where a question came in.
  public enum Door: String, Hashable, Sendable, Codable, CaseIterable {
    case terminal, endpoint
  }

  /// `2026-11-22`, where the program runs.
  public var day: String
  public var door: Door
  /// The question held what may belong to a person: nothing of it is kept but that it was asked.
  public var isWithheld = false
  /// The words that were searched: folded, each once, as they were
  /// understood: plain words first, then those of phrases and groups; without very common ones.
  public var words: [String] = []
  /// `grade:3,4,5`, `-school:garvanza-es`, in order; `author` and `id` without their values.
  public var filters: [String] = []
  /// How many lessons were found.
  public var found = 0
  /// With all the words together, where the words were relaxed.
  public var together: Int?
  /// Another spelling was offered.
  public var isCorrected = false

  /// A search of which only the number is kept.
  public init(withheldOn day: String, at door: Door) {
    self.day = day
    self.door = door
    isWithheld = true
  }

  /// A search with its words.
  public init(
    _ words: [String], _ filters: [String] = [], found: Int, together: Int? = nil,
    isCorrected: Bool = false, on day: String, at door: Door
  ) {
    self.day = day
    self.door = door
    self.words = words
    self.filters = filters
    self.found = found
    self.together = together
    self.isCorrected = isCorrected
  }

  /// What is kept of an answer; nil where nothing was sought, or where it is a later page of an answer.
  public init?(_ page: SearchPage, of request: SearchRequest, at door: Door, on day: String) {
    guard page.page == 1 else { return nil }
    let filters = page.query.filters.map(Self.written).sorted()
    guard !page.query.terms.isEmpty || !filters.isEmpty else { return nil }
    let typed = [request.text] + request.options.map(\.value)
    guard !typed.contains(where: PersonalText.isPersonal) else {
      self.init(withheldOn: day, at: door)
      return
    }
    self.init(
      page.query.terms, filters, found: page.total,
      together: page.relaxed.isEmpty ? nil : page.withAllWords,
      isCorrected: page.suggestion != nil, on: day, at: door)
  }

  /// The question as it may be typed again: `robots grade:3,4,5`.
  public var question: String { (words + filters).joined(separator: " ") }

  /// Values of these fields name persons, or one lesson.
  private static let nameless: Set<String> = ["author", "id"]

  private static func written(_ filter: UnderstoodFilter) -> String {
    let sign = filter.excluded ? "-" : ""
    guard !nameless.contains(filter.field) else { return sign + filter.field }
    let values = filter.values.joined(separator: ",")
    let needsQuotes = values.unicodeScalars.contains { $0.properties.isWhitespace }
    return "\(sign)\(filter.field):" + (needsQuotes ? "\"\(values)\"" : values)
  }
}
