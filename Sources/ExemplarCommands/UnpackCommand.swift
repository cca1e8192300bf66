internal import ArgumentParser
internal import ExemplarBundle
internal import ExemplarCatalog
internal import ExemplarPresentation
internal import ExemplarReading
internal import Foundation

/// `exemplar unpack`: a bag becomes a draft again.
struct UnpackCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "unpack", abstract: "Lay a bag out as a draft again.",
    discussion: """
      The bag is verified first; a faulty one is refused, and nothing is written.
        exemplar unpack paper-circuits-v1.zip paper-circuits
      """)

  @Argument(
    help: ArgumentHelp("A bag's folder, or a .zip, .tar, .tar.gz or .tar.zst.", valueName: "bag"))
  var bag: String
  @Argument(help: ArgumentHelp("A new folder, or an empty one.", valueName: "dir"))
  var directory: String
  @OptionGroup var common: CommonOptions

  func work(_ console: Console) throws {
    guard FileManager.default.fileExists(atPath: bag) else {
      throw Stop.trouble(
        Problem(
          code: "no-such-file", title: "There is nothing to unpack",
          detail: "There is no file or folder “\(bag)”. Look at its name and where you are."))
    }
    var draft = try UnpackedDraft(of: bag, into: directory, limits: try limits())
    draft.findings = draft.findings.map { $0.about(bag) }
    console.findings(draft.findings, json: common.json)
    if common.json {
      console.answer(try AnswerJSON.text(UnpackAnswer(draft, in: directory)))
    } else if let files = draft.files {
      let count = files == 1 ? "1 file" : "\(files) files"
      let name = TerminalText.safe(draft.identifier ?? bag)
      console.answer("\(name) is in \(TerminalText.safe(directory)): \(count).\n")
      console.remark(
        draft.day.map { "Its files have the day of the bag, \($0)." }
          ?? "The bag tells no Bagging-Date, so its files are of today.")
    }
    guard draft.files != nil else {
      if !common.json { console.remark("The bag was refused; nothing was written.") }
      throw Stop.notFound()
    }
  }
}

extension UnpackCommand {
  /// Those of the repository in reach; on a laptop without one, the program's own.
  private func limits() throws -> Limits {
    guard let place = WordsPlace.current(option: common.repository) else { return .standard }
    return try RepositoryConfiguration.read(in: place.path + "/index").configuration.limits
  }
}

/// The answer of `unpack` as JSON, schema 1.
struct UnpackAnswer: Encodable {
  let schema = 1
  /// The folder; nil when the bag was refused.
  let draft: String?
  let exemplar: String?
  let files: Int?
  let findings: [Diagnostic]

  init(_ unpacked: UnpackedDraft, in folder: String) {
    draft = unpacked.files == nil ? nil : folder
    exemplar = unpacked.identifier
    files = unpacked.files
    findings = unpacked.findings
  }

  private enum CodingKeys: String, CodingKey { case schema, draft, exemplar, files, findings }

  /// Writes absent members as null.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(schema, forKey: .schema)
    try container.encode(draft, forKey: .draft)
    try container.encode(exemplar, forKey: .exemplar)
    try container.encode(files, forKey: .files)
    try container.encode(findings, forKey: .findings)
  }
}
