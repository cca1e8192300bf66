internal import ArgumentParser
internal import ExemplarBundle
internal import ExemplarCatalog
internal import ExemplarPresentation
internal import ExemplarReading
internal import Foundation

/// `exemplar check`: everything that is wrong with a draft, a bag or the whole collection, in one go.
struct CheckCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Tell everything that is wrong with a draft, a bag or the collection.",
    discussion: """
      Without a folder it checks the whole collection. Exit status: 0 valid, 1 errors, 2 trouble.
        exemplar check my-lesson
        exemplar check my-lesson --links
        exemplar check paper-circuits-v1.zip --bag-only
      How bad each finding is stands in index/rules.yaml.
      """)

  @Argument(help: ArgumentHelp("Drafts, bags or zipped bags.", valueName: "dir|bag"))
  var paths: [String] = []
  @Flag(help: "Check bags against RFC 8493 alone, whatever they hold.")
  var bagOnly = false
  @Flag(help: "List the links to other sites, each once with its place.")
  var links = false
  @Flag(
    inversion: .prefixedNo,
    help: "Tell what each value was taken to mean; on for drafts and bags, off for the collection.")
  var notes: Bool?
  @OptionGroup var common: CommonOptions

  func work(_ console: Console) throws {
    guard !paths.isEmpty || !bagOnly else {
      throw Stop.mistyped(
        Problem(
          code: "invalid-option", title: "Something is missing",
          detail: "--bag-only needs a bag to check. Name one: exemplar check BAG --bag-only"))
    }
    var report = try bagOnly ? bags() : lessons(console)
    if !showsNotes { report.findings.removeAll { $0.severity == .note && !$0.isLink } }
    try print(report, console)
    if !report.isValid { throw Stop.notFound() }
  }

  private var showsNotes: Bool { notes ?? !paths.isEmpty }

  /// Drafts and bags as lessons, or the collection; what is wrong in the files that govern them comes first.
  private func lessons(_ console: Console) throws -> CheckReport {
    let desk = try Desk(common)
    var report = CheckReport(findings: desk.settings.findings + desk.rules.findings)
    var context =
      try paths.isEmpty ? desk.context : desk.comparing(telling: ProgressBox(Progress(console)))
    context.listsLinks = links
    for one in try paths.isEmpty
      ? [collection(context, console)] : paths.map({ try any($0, context) })
    {
      report.checked += one.checked
      report.findings += one.findings
    }
    return report
  }

  // MARK: What is checked

  private func collection(_ context: RuleContext, _ console: Console) throws -> CheckReport {
    let progress = ProgressBox(Progress(console))
    defer { progress.end() }
    return try CollectionCheck(try repository(), context: context, notes: showsNotes)
      .run { done, all in progress.show("Checking", done: done, total: all) }
  }

  /// RFC 8493 and nothing else; no repository can change what it says. Several bags are verified side by side.
  private func bags() throws -> CheckReport {
    let bags = try paths.map { (path: $0, isFolder: try isFolder($0)) }
    let verified = bags.concurrentMap { bag in
      Result { () throws(BundleError) in
        bag.isFolder
          ? try Bag.verify(folder: bag.path, fetch: .allowWhenComplete)
          : try BagArchive.verify(bag.path, fetch: .allowWhenComplete)
      }
    }
    return try zip(paths, verified).reduce(into: CheckReport()) { report, bag in
      report.checked += 1
      report.findings += try bag.1.get().map { $0.about(bag.0) }
    }
  }

  private func any(_ path: String, _ context: RuleContext) throws -> CheckReport {
    let check = BundleCheck(context: context)
    guard try isFolder(path) else { return try archive(path, check, context) }
    return FileManager.default.fileExists(atPath: path + "/bagit.txt")
      ? try check.bag(path) : try check.draft(path)
  }

  /// An archive is unpacked beside other temporary files, checked, and gone.
  private func archive(
    _ path: String, _ check: BundleCheck, _ context: RuleContext
  ) throws -> CheckReport {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("exemplar-check-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    defer {
      do { try FileManager.default.removeItem(atPath: folder) } catch {
        FileHandle.standardError.write(
          Data("The temporary folder \(folder) could not be removed: \(error)\n".utf8))
      }
    }
    let unpacked = try BagArchive.unpack(path, into: folder, limits: context.limits)
    var report = try unpacked.bag.map(check.bag) ?? CheckReport(checked: 1)
    report.findings = context.severities.settled(unpacked.findings) + report.findings
    report.findings = report.findings.map { $0.about(path) }
    return report
  }

  private func isFolder(_ path: String) throws -> Bool {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw Stop.trouble(
        Problem(
          code: "no-such-file", title: "There is nothing to check",
          detail: "There is no file or folder “\(path)”. Look at its name and where you are."))
    }
    return isFolder.boolValue
  }

  // MARK: What is said

  private func print(_ report: CheckReport, _ console: Console) throws {
    if common.json { return console.answer(try AnswerJSON.text(CheckAnswer(report))) }
    let terminal = console.terminal
    guard terminal.isTerminal else {
      return console.answer(
        FindingPrinter(terminal: terminal).text(report.findings) + summary(report) + "\n")
    }
    console.answer(
      FindingPage(terminal: terminal).text(report.findings)
        + terminal.render(terminal.text(summary(report), .title).wrapped(to: terminal.width)),
      mayPage: true)
    if let next = next(report) { console.remark("Next: \(next)") }
  }

  private func summary(_ report: CheckReport) -> String {
    let checked = report.checked == 1 ? "1 bundle" : "\(report.checked) bundles"
    let links = report.findings.count { $0.isLink }
    let counts = [
      count(report.count(.error), "error"), count(report.count(.warning), "warning"),
      count(report.count(.note) - links, "note"), count(links, "external link"),
    ].compactMap { $0 }.joined(separator: ", ")
    let end = report.isValid ? "valid" : "not valid; mend the errors and check again"
    return "\(checked) checked: \(counts.isEmpty ? "" : counts + "; ")\(end)."
  }

  private func count(_ number: Int, _ word: String) -> String? {
    number == 0 ? nil : number == 1 ? "1 \(word)" : "\(number) \(word)s"
  }

  /// What a valid draft is ready for.
  private func next(_ report: CheckReport) -> String? {
    guard report.isValid, !bagOnly, paths.count == 1, let path = paths.first,
      FileManager.default.fileExists(atPath: path + "/exemplar.yaml")
    else { return nil }
    return "exemplar pack \(path)"
  }
}

/// The answer of `check` as JSON, schema 1.
struct CheckAnswer: Encodable {
  let schema = 1
  let valid: Bool
  let checked: Int
  let findings: [Diagnostic]

  init(_ report: CheckReport) {
    valid = report.isValid
    checked = report.checked
    findings = report.findings
  }
}
