internal import ArgumentParser
internal import ExemplarBundle
internal import ExemplarCatalog
internal import ExemplarPresentation
internal import ExemplarReading
internal import Foundation

/// `exemplar pack`: drafts become zipped bags.
struct PackCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "pack", abstract: "Check drafts and pack them as zipped bags.",
    discussion: """
      Errors stop a draft from being packed; all of them are told at once. The same draft always gives the same bytes.
        exemplar pack my-lesson
        exemplar pack lessons/* -o outbox/
      """)

  @Argument(help: ArgumentHelp("Draft folders.", valueName: "dir"))
  var folders: [String]
  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "The file to write, or the folder for ID-vN.zip; here by default.", valueName: "file|dir"))
  var output: String?
  @Option(
    help: ArgumentHelp(
      "The version it is proposed as; one more than the newest published by default.",
      valueName: "n"))
  var version: Int?
  @Flag(help: "Replace a file that holds something else.")
  var force = false
  @OptionGroup var common: CommonOptions

  func work(_ console: Console) throws {
    let target = try PackTarget(output, drafts: folders.count)
    try checkVersion()
    let desk = try Desk(common)
    let packing = Packing(
      context: try desk.comparing(telling: ProgressBox(Progress(console))),
      terms: try desk.terms(telling: console), repository: desk.repository,
      version: version, target: target, replaces: force)
    let progress = ProgressBox(Progress(console))
    defer { progress.end() }
    let packed = packing.run(folders) { done, all in
      if all > 1 { progress.show("Packing", done: done, total: all) }
    }
    progress.end()
    try print(packed, console)
    if let trouble = packed.lazy.compactMap(\.trouble).first { throw trouble }
    if packed.contains(where: { $0.status == .refused }) { throw Stop.notFound() }
  }

  private func checkVersion() throws {
    guard let version, version < 1 else { return }
    throw Stop.mistyped(
      Problem(
        code: "invalid-option", title: "An option has a value that it does not know",
        detail: "“\(version)” is not a version. Versions count from 1."))
  }

  // MARK: What is said

  private func print(_ packed: [PackedDraft], _ console: Console) throws {
    if common.json { return console.answer(try AnswerJSON.text(PackAnswer(packed))) }
    for draft in packed {
      console.findings(draft.findings.filter { $0.severity != .note }, json: false)
    }
    console.answer(packed.map(sentence).joined())
    if packed.count > 1 { console.answer(summary(packed) + "\n") }
    let files = packed.compactMap(\.file)
    if files.count == 1 {
      console.remark("Next: send it with  exemplar submit \(TerminalText.safe(files[0]))")
    } else if files.count > 1 {
      console.remark("Next: send each with  exemplar submit FILE")
    }
  }

  private func sentence(_ draft: PackedDraft) -> String {
    let folder = TerminalText.safe(draft.folder)
    guard let file = draft.file.map({ TerminalText.safe($0) }) else {
      let why = draft.trouble == nil ? "mend the errors and pack it again" : "see below"
      return "\(folder) was not packed: \(why).\n"
    }
    let id = draft.exemplar ?? ""
    var text =
      draft.status == .unchanged
      ? "\(file) is unchanged" : "\(file) holds \(id), version \(draft.version ?? 1)"
    text += ": \(draft.files) files, \(FileSize(draft.bytes)).\n"
    if draft.gaveID { text += "“id: \(id)” was written into \(folder)/exemplar.yaml.\n" }
    if draft.isPublished {
      text += "Nothing changed in it since the version that is published.\n"
    }
    return text
  }

  private func summary(_ packed: [PackedDraft]) -> String {
    let counts = [
      (packed.count { $0.status == .written }, "packed"),
      (packed.count { $0.status == .unchanged }, "unchanged"),
      (packed.count { $0.status == .refused }, "not packed"),
    ]
    return counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ") + "."
  }
}

/// A size for people: `51.2 KB`, in thousands as file managers count.
struct FileSize: CustomStringConvertible {
  private let bytes: Int

  init(_ bytes: Int) { self.bytes = bytes }

  var description: String {
    var value = Double(bytes)
    for unit in ["bytes", "KB", "MB"] {
      if value < 1000 { return text(value, unit) }
      value /= 1000
    }
    return text(value, "GB")
  }

  private func text(_ value: Double, _ unit: String) -> String {
    let tenths = Int((value * 10).rounded())
    let isWhole = unit == "bytes" || tenths % 10 == 0 || tenths >= 100
    return isWhole ? "\(Int(value.rounded())) \(unit)" : "\(tenths / 10).\(tenths % 10) \(unit)"
  }
}
