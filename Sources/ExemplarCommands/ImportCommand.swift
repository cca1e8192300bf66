internal import ArgumentParser
internal import ExemplarBundle
internal import ExemplarCatalog
internal import ExemplarCuration
internal import ExemplarInterchange
internal import ExemplarPresentation
internal import ExemplarReading

/// `exemplar import`: an administrator brings lessons in.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Bring lessons in from elsewhere.",
    subcommands: [ImportLinesCommand.self, ImportDraftCommand.self])
}

/// `exemplar import jsonl`: one exemplar a line.
struct ImportLinesCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "jsonl", abstract: "Publish lessons from a file with one JSON object a line.",
    discussion: """
      A line holds the record's keys and lesson, process and reflection as Markdown. Lines that are refused are told
      with their numbers; the others are published. A rerun finds what is there already.
      """)

  @Argument(help: ArgumentHelp("The file; - is standard input.", valueName: "file"))
  var file: String
  @Flag(help: "Other content of a published id becomes its next version.")
  var update = false
  @OptionGroup var acting: ActorOptions
  @OptionGroup var common: CommonOptions

  func work(_ console: Console) throws {
    let desk = try CurationDesk(common, acting, console)
    try desk.curation.prepareImport(by: desk.actor)
    let job = JSONLinesImport(
      into: desk.repository, context: desk.lessons.context, terms: desk.terms, updates: update)
    let progress = Progress(console)
    defer { progress.end() }
    let report = try job.run(file: file) { step in
      progress.show("Importing", step)
    } recording: { published throws(ImportError) in
      try record(published, desk)
    }
    progress.end()
    try print(report, console)
    if !report.refused.isEmpty { throw Stop.notFound() }
  }

  /// One event a lesson.
  private func record(
    _ published: [JSONLinesImport.Published], _ desk: CurationDesk
  ) throws(ImportError) {
    do throws(CurationError) {
      try desk.curation.recordImports(
        published.map { ($0.id, $0.version, $0.digest) }, by: desk.actor)
    } catch {
      throw ImportError(
        "\(error.message) What was imported is public; the log learns of it with: exemplar doctor --repair"
      )
    }
  }

  private func print(_ report: ImportReport, _ console: Console) throws {
    if common.json {
      return console.answer(try AnswerJSON.text(ImportAnswer(report)))
    }
    for refusal in report.refused {
      console.findings(
        refusal.findings.filter { $0.severity == .error }, json: false, line: refusal.line)
    }
    var pieces = ["\(report.imported) imported"]
    if report.updated > 0 { pieces.append("\(report.updated) updated") }
    if report.unchanged > 0 { pieces.append("\(report.unchanged) unchanged") }
    if !report.refused.isEmpty { pieces.append("\(report.refused.count) refused") }
    console.answer(pieces.joined(separator: ", ") + ".\n")
    if report.imported + report.updated > 0 {
      console.remark("Next: make them findable with  exemplar index")
    }
  }
}

/// `exemplar import draft`: publishes draft folders as they are, without a review.
struct ImportDraftCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "draft", abstract: "Publish draft folders without a review.",
    discussion: "For administrators: the samples that come with the project were published so.")

  @Argument(help: ArgumentHelp("Draft folders.", valueName: "dir"))
  var folders: [String]
  @Option(help: ArgumentHelp("The day they become public; today by default.", valueName: "day"))
  var published: String?
  @OptionGroup var acting: ActorOptions
  @OptionGroup var common: CommonOptions

  func work(_ console: Console) throws {
    let desk = try CurationDesk(common, acting, console, published: try day())
    try desk.curation.prepareImport(by: desk.actor)
    for folder in folders { try requireDraft(folder, to: "import") }
    let context = try desk.lessons.comparing(telling: ProgressBox(Progress(console)))
    var report = ImportReport()
    for (place, folder) in folders.enumerated() {
      let draft = try DraftPublication(
        of: folder, in: desk.repository, context: context, terms: desk.terms)
      if draft.isUnchanged {
        report.unchanged += 1
      } else if let publication = draft.publication {
        try count(publish(publication, desk), publication, place, &report)
      } else {
        report.refused.append(.init(line: place + 1, findings: draft.findings))
      }
      console.findings(
        draft.findings.filter { $0.severity != .note }.map { $0.about(folder) }, json: common.json)
    }
    try print(report, console)
    if !report.refused.isEmpty { throw Stop.notFound() }
  }

  /// Makes it public, and then records it; a kill in between leaves a version to be adopted.
  private func publish(
    _ publication: Publication, _ desk: CurationDesk
  ) throws -> PublishingBatch.Outcome? {
    let batch = try PublishingBatch(in: desk.repository)
    try batch.stage(publication)
    let outcome = try batch.commit()[publication.id]
    if case .published(let digest) = outcome {
      try desk.curation.recordImport(
        publication.id, version: publication.version, digest: digest, by: desk.actor)
    }
    return outcome
  }

  private func count(
    _ outcome: PublishingBatch.Outcome?, _ publication: Publication, _ place: Int,
    _ report: inout ImportReport
  ) {
    switch outcome {
    case .published: publication.version == 1 ? (report.imported += 1) : (report.updated += 1)
    case .exists, .withdrawn, nil:
      report.refused.append(
        .init(
          line: place + 1,
          findings: [
            Diagnostic(
              "exists", .error, bundle: publication.id,
              "“\(publication.id)” could not be published as version \(publication.version).",
              remedy: "Run this again; somebody else published it, or it was withdrawn.")
          ]))
    }
  }

  private func day() throws -> CalendarDay? {
    guard let published else { return nil }
    guard let day = CalendarDay(published) else {
      throw Stop.mistyped(
        Problem(
          code: "invalid-option", title: "An option has a value that it does not know",
          detail: "“\(published)” is not a day. Write it as YYYY-MM-DD."))
    }
    return day
  }

  private func print(_ report: ImportReport, _ console: Console) throws {
    if common.json { return console.answer(try AnswerJSON.text(ImportAnswer(report))) }
    console.answer(
      "\(report.imported) published, \(report.updated) as a new version, \(report.unchanged) unchanged, \(report.refused.count) refused.\n"
    )
    if report.imported + report.updated > 0 {
      console.remark("Next: make them findable with  exemplar index")
    }
  }
}

/// The answer of `import` as JSON, schema 1.
struct ImportAnswer: Encodable {
  let schema = 1
  let imported: Int
  let unchanged: Int
  let updated: Int
  let refused: [ImportReport.Refusal]

  init(_ report: ImportReport) {
    imported = report.imported
    unchanged = report.unchanged
    updated = report.updated
    refused = report.refused
  }
}
