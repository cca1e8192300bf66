internal import ArgumentParser
internal import ExemplarCuration
internal import ExemplarPresentation
internal import ExemplarReading

/// `exemplar backup`: a consistent copy of the repository.
struct BackupCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Make a consistent copy of the repository in a new folder.",
    discussion: """
      Copies exemplars/, index/ without its database, and the workflow with the received bags, while nobody publishes. \
      It appears under its name when the disk has all of it; a failed one leaves nothing.
        exemplar backup /mnt/backup/$(date +%F)

      The copy is a repository by itself: verify it with  exemplar doctor --repository COPY.
      To restore, copy it back and make the index:
        cp -a /mnt/backup/2026-11-22 /srv/exemplars
        exemplar index --repository /srv/exemplars

      What was withdrawn for consent or privacy is still in backups made before; remove those.
      """)

  @Argument(
    help: ArgumentHelp("The copy's folder: a new or an empty one.", valueName: "dir"),
    completion: .directory)
  var directory: String
  @OptionGroup var acting: ActorOptions
  @OptionGroup var common: CommonOptions

  func work(_ console: Console) throws {
    guard !directory.isEmpty else {
      throw Stop.mistyped(
        Problem(
          code: "invalid-option", title: "Something is missing",
          detail: "The copy needs a folder. Name one: exemplar backup DIR"))
    }
    let desk = try CurationDesk(common, acting, console)
    let progress = ProgressBox(Progress(console))
    defer { progress.end() }
    let report = try desk.curation.backup(to: directory) {
      progress.show($0, done: $1, total: $2)
    }
    progress.end()
    if common.json { return console.answer(try AnswerJSON.text(BackupAnswer(report))) }
    console.answer(
      """
      The copy is in \(TerminalText.safe(report.folder)): \(report.files) files, \(report.bytes) bytes.
      Verify it with: exemplar doctor --repository \(TerminalText.safe(directory))
      """ + "\n")
  }
}

/// The answer of `backup` as JSON, schema 1.
struct BackupAnswer: Encodable {
  let schema = 1
  let folder: String
  let files: Int
  let bytes: Int

  init(_ report: BackupReport) {
    folder = report.folder
    files = report.files
    bytes = report.bytes
  }
}
