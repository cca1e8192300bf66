internal import ArgumentParser
internal import ExemplarBundle
internal import ExemplarCatalog
internal import ExemplarIndexing
internal import ExemplarJudging
internal import ExemplarPresentation
internal import ExemplarReading

/// `tools/judge`: how good the order of hits is.
struct JudgeCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "judge", abstract: "Measure how good the order of hits is, by judged questions.",
    discussion: """
      DIR is a collection (docs.jsonl, queries.jsonl, qrels.tsv), whose queries are asked as plain words, or a \
      folder of judgments on the exemplars here, index/judgments by itself, asked as they are typed. Both are \
      indexed in a place of their own, as lessons are, and go through the same search as the command's.
      """)

  @Argument(
    help: ArgumentHelp("A judged collection, or a folder of judgments.", valueName: "dir"),
    completion: .directory)
  var folder: String?
  @OptionGroup var trial: TrialOptions
  @OptionGroup var telling: TellingOptions
  @OptionGroup var common: CommonOptions

  func answer(_ console: Console) throws {
    do { try judge(console) } catch let error as JudgingError {
      console.tell(error.findings)
      throw Stop.trouble(
        Problem(code: "judging", title: "This cannot be judged", detail: error.description))
    } catch let error as SettingsProblem {
      console.tell(error.findings)
      throw Stop.trouble(
        Problem(
          code: "bad-settings", title: "The files under index/ have errors",
          detail: "The files under index/ have errors, so nothing can be indexed as they say."))
    }
  }

  private func judge(_ console: Console) throws {
    let settings = try trial.settings(of: common)
    let place = folder ?? settings.repository.indexFolder + "/judgments"
    let set = try judged(place, settings).only(kinds: telling.kinds)
    console.tell(set.findings)
    let earlier = try telling.against.map { try SavedRun.read($0) }
    let run = try trial.judge(isTyped: set.isTyped).run(set.queries, on: set.index)
    let comparison = earlier.map { RunComparison(SavedRun(run), against: $0) }
    if let save = telling.save { try SavedRun(run).write(to: save) }
    if let trec = telling.trec { try TRECRun(run).write(to: trec) }
    if common.json {
      console.answer(
        try RunJSON(run, listsQueries: telling.queries, comparison: comparison).text())
    } else {
      console.remark(TerminalText.safe("\(set.summary); weights: \(settings.weights)"))
      console.answer(TerminalText.safe(text(run, comparison), newlines: true))
    }
    let isBelow = try telling.floor && tellShortfalls(of: run, place, console)
    if isBelow || set.findings.contains(where: { $0.severity == .error }) {
      throw Stop.notFound()
    }
  }

  private func judged(_ place: String, _ settings: JudgingSettings) throws -> JudgedSet {
    if JudgedCollection.isCollection(place) {
      return try .collection(
        place, language: trial.language, settings: settings, keptIn: trial.keep)
    }
    return try .judgments(place, settings: settings, keptIn: trial.keep)
  }

  private func text(_ run: JudgedRun, _ comparison: RunComparison?) -> String {
    let report = RunReport(run).text(worst: telling.worst)
    guard let comparison else { return report }
    return report + "\n" + ComparisonReport(comparison, against: telling.against ?? "").text
  }

  /// True where a figure is below its floor, or the floor cannot be read.
  private func tellShortfalls(
    of run: JudgedRun, _ place: String, _ console: Console
  ) throws -> Bool {
    let (floor, findings) = try Floor.read(in: place)
    console.tell(findings)
    let shortfalls = floor.shortfalls(of: run)
    for shortfall in shortfalls { console.remark("✗ \(shortfall)") }
    return !shortfalls.isEmpty || findings.contains { $0.severity == .error }
  }
}
