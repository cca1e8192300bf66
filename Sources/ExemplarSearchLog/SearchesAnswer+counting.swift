public import ExemplarLanguage

/// Brings words to what they share with their other forms, in whichever language of the collection.
///
/// ```swift
/// try QuestionForm(languages).key(of: search)   // "circuit paper" for “paper circuits” and “Circuit, paper”
/// ```
/// The stemmers go one after the other, since a logged word does not say its language.
public final class QuestionForm {
  private let analyzers: [Analyzer]

  /// Takes the languages of the collection, in their order.
  public init(_ languages: [LanguageRules]) throws {
    analyzers = try languages.map { try Analyzer($0) }
  }

  /// The same for every form of a question.
  func key(of search: LoggedSearch) -> String {
    let words = search.words.map { word in
      analyzers.reduce(word) { $1.stem($0) }
    }
    return (words.sorted() + ["·"] + search.filters.sorted()).joined(separator: " ")
  }
}

extension SearchesAnswer {
  /// Counts what was sought; a list has `limit` rows at most, and questions that were asked `least` times or more.
  ///
  /// Whether a question found something is said by the last time it was asked: a gap that was filled is none.
  public init(
    _ reading: SearchLogReading, since: String? = nil, until: String? = nil, least: Int,
    limit: Int, form: QuestionForm
  ) {
    self.init(since: since, until: until, least: least)
    searches = reading.searches.count
    unread = reading.unread
    first = reading.searches.map(\.day).min()
    last = reading.searches.map(\.day).max()
    var questions: [String: AskedQuestion] = [:]
    for search in reading.searches {
      guard !search.isWithheld else {
        withheld += 1
        continue
      }
      questions[form.key(of: search), default: AskedQuestion()].add(search)
    }
    self.questions = questions.count
    let often = questions.values.filter { $0.times >= least }
    rare = questions.count - often.count
    let rows = often.compactMap(\.row).sorted(by: Row.isBefore)
    notFound = Array(rows.filter { $0.found == 0 }.prefix(limit))
    relaxed = Array(rows.filter { $0.found > 0 && $0.together == 0 }.prefix(limit))
    mostSought = Array(rows.prefix(limit))
  }
}

extension SearchesAnswer.Row {
  /// The most frequent first, then the latest, then by the alphabet.
  fileprivate static func isBefore(_ one: Self, _ other: Self) -> Bool {
    if one.times != other.times { return one.times > other.times }
    if one.last != other.last { return one.last > other.last }
    return one.question < other.question
  }
}

/// One question in all its forms.
private struct AskedQuestion {
  private var forms: [String: Int] = [:]
  private var days: Set<String> = []
  private var latest: LoggedSearch?

  var times: Int { forms.values.reduce(0, +) }

  mutating func add(_ search: LoggedSearch) {
    forms[search.question, default: 0] += 1
    days.insert(search.day)
    if search.day >= latest?.day ?? "" { latest = search }
  }

  var row: SearchesAnswer.Row? {
    let form = forms.max { ($0.value, $1.key) < ($1.value, $0.key) }
    guard let latest, let form else { return nil }
    return .init(
      question: form.key, times: times, days: days.count, found: latest.found,
      together: latest.together, last: latest.day)
  }
}
