internal import ArgumentParser
internal import ExemplarBundle
internal import ExemplarCatalog
internal import ExemplarIndexing
internal import ExemplarPresentation
internal import ExemplarReading

/// `exemplar index`: brings the index up to the collection.
struct IndexCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "index", abstract: "Bring the index up to the collection.",
    discussion: """
      Only what is new or gone is touched. A killed run loses nothing; the next one goes on from there.
      """)

  @Flag(help: "Build a new index and swap it in; readers are not disturbed.")
  var rebuild = false
  @Option(
    help: ArgumentHelp(
      "Only the shard of that row of index/shards.yaml, on the machine where it lies.",
      valueName: "number"))
  var shard: Int?
  @Option(
    help: ArgumentHelp(
      "How long to wait for another command that is writing.", valueName: "seconds"))
  var wait = 10.0
  @OptionGroup var common: CommonOptions

  func work(_ console: Console) throws {
    let progress = Progress(console)
    let repository = try repository()
    console.findings(try repository.configuration().findings, json: common.json)
    var indexer = Indexer(repository)
    indexer.patience = wait
    indexer.progress = { progress.show($0.step, done: $0.done, total: $0.total) }
    indexer.waiting = { holder in
      progress.end()
      console.remark(
        "Another command is writing the index\(holder.isEmpty ? "" : " (process \(holder))"); waiting for it."
      )
    }
    defer { progress.end() }
    let report = try report(indexer)
    progress.end()
    console.findings(report.findings, json: common.json)
    if common.json {
      console.answer(try AnswerJSON.text(IndexAnswer(report)))
    } else {
      console.answer(sentence(report) + "\n")
    }
    if report.findings.contains(where: { $0.severity == .error }) { throw Stop.notFound() }
  }

  private func report(_ indexer: Indexer) throws -> IndexReport {
    if let shard { return try indexer.bringUpToDate(shard: shard, rebuilding: rebuild) }
    return try rebuild ? indexer.rebuild() : indexer.bringUpToDate()
  }

  private func sentence(_ report: IndexReport) -> String {
    if report.indexed + report.removed == 0, report.rebuilt == nil {
      return "The index is up to date: \(lessons(report.unchanged))."
    }
    var pieces = ["\(report.indexed) indexed"]
    if report.removed > 0 { pieces.append("\(report.removed) removed") }
    if report.unchanged > 0 { pieces.append("\(report.unchanged) unchanged") }
    let done = report.rebuilt?.description ?? "The index was brought up to date"
    return TerminalText.safe(done) + ": " + pieces.joined(separator: ", ") + "."
  }

  private func lessons(_ count: Int) -> String { count == 1 ? "1 lesson" : "\(count) lessons" }
}

/// The answer of `index` as JSON, schema 1.
struct IndexAnswer: Encodable {
  let schema = 1
  let indexed: Int
  let removed: Int
  let unchanged: Int
  let revision: String
  /// Why it was built anew: `damaged`, `other-settings`; nil where the old one was kept.
  let rebuilt: String?
  let findings: [Diagnostic]

  init(_ report: IndexReport) {
    indexed = report.indexed
    removed = report.removed
    unchanged = report.unchanged
    revision = report.revision
    rebuilt = report.rebuilt?.code
    findings = report.findings
  }

  private enum CodingKeys: String, CodingKey {
    case schema, indexed, removed, unchanged, revision, rebuilt, findings
  }

  /// Writes absent members as null.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(schema, forKey: .schema)
    try container.encode(indexed, forKey: .indexed)
    try container.encode(removed, forKey: .removed)
    try container.encode(unchanged, forKey: .unchanged)
    try container.encode(revision, forKey: .revision)
    try container.encode(rebuilt, forKey: .rebuilt)
    try container.encode(findings, forKey: .findings)
  }
}
