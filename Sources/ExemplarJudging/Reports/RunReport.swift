/// A run in words: figures by kind and over all, bait, time, and what went worst.
public struct RunReport: Sendable {
  private static let longest = 300
  private let run: JudgedRun

  /// Tells of a run.
  public init(_ run: JudgedRun) { self.run = run }

  /// All of it, with so many of the worst questions.
  public func text(worst: Int = 0) -> String {
    [table, bait, times, worstAnswers(worst)].filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private var table: String {
    var table = TextTable()
    table.add(["", "queries"] + Metric.allCases.map(\.title))
    let kinds = run.qualities(by: \.kind)
    let languages = run.qualities { $0.language.map { "in “\($0)”" } }
    for (name, quality) in kinds + (languages.count > 1 ? languages : []) {
      table.add(row(name, quality))
    }
    table.add(row("all", run.quality))
    return table.text
  }

  private func row(_ name: String, _ quality: Quality) -> [String] {
    [name, String(quality.count)] + Metric.allCases.map { quality[$0].shown() }
  }

  private var bait: String {
    let bait = run.bait
    guard !bait.isEmpty else { return "" }
    let taken = bait.filter { !$0.foundNothing }.map { "  took it: \($0.query.id)\n" }.joined()
    return "bait: \(bait.count { $0.foundNothing }) of \(bait.count) found nothing\n" + taken
  }

  private var times: String {
    let times = run.times
    return "\(times.mean.shown(2)) ms a query as a page of ten (middle \(times.median.shown(2)), "
      + "slowest \(times.slowest.shown(2)))\n"
  }

  // MARK: What went worst

  private func worstAnswers(_ count: Int) -> String {
    let sorted = run.judged.sorted {
      ($0.quality[.ndcg], $0.quality[.map], $0.query.id)
        < ($1.quality[.ndcg], $1.quality[.map], $1.query.id)
    }
    return sorted.prefix(count).map(RunReport.text).joined(separator: "\n")
  }

  /// One question with its first hits and with what should have stood there.
  private static func text(of answer: JudgedAnswer) -> String {
    let query = answer.query
    var lines = [
      "nDCG@10 \(answer.quality[.ndcg].shown())  \(query.id)"
        + (query.text.isEmpty || query.text == query.id ? "" : "  “\(shown(query.text))”")
    ]
    if let why = query.why { lines.append("  \(why)") }
    if answer.hits.isEmpty { lines.append("  nothing found") }
    for (place, hit) in answer.hits.prefix(10).enumerated() {
      let grade = query.grades[hit.id].map { "\($0)" } ?? "–"
      lines.append("  \(place + 1). [\(grade)] \(hit.id)  \(hit.title)")
    }
    let missed = missed(by: answer)
    if !missed.isEmpty { lines.append("  judged, and not among the first ten: \(missed)") }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Some collections ask in pages.
  private static func shown(_ text: String) -> String {
    text.count > longest ? text.prefix(longest) + "…" : text
  }

  private static func missed(by answer: JudgedAnswer) -> String {
    let ranks = Dictionary(
      answer.hits.enumerated().map { ($1.id, $0 + 1) }, uniquingKeysWith: { first, _ in first })
    let missed = answer.query.grades.filter { $0.value > 0 && (ranks[$0.key] ?? 11) > 10 }
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return missed.prefix(12).map { id, grade in
      "\(id) [\(grade)]" + (ranks[id].map { " on rank \($0)" } ?? " nowhere")
    }.joined(separator: ", ") + (missed.count > 12 ? " and \(missed.count - 12) more" : "")
  }
}
