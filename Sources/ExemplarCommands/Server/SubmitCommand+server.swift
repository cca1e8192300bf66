internal import ExemplarBundle
internal import ExemplarClient
internal import ExemplarCuration
internal import ExemplarPresentation
internal import ExemplarReading

extension SubmitCommand {
  /// Checks and packs here, sends, and tells what the server made of it. No repository is needed.
  func submit(to server: FarDesk, _ console: Console) throws {
    let package = try FarPackage(path, common, console)
    let outcome = Result { try send(package, to: server, console) }
    try package.discard()
    let answer = try outcome.get()
    if common.json { return console.answer(try AnswerJSON.text(answer)) }
    var receipt = Receipt(
      answer, gaveID: package.givenID == answer.submission.submission.exemplar)
    receipt.findings = receipt.findings.map { $0.about(path) }
    try tell(receipt, console)
  }

  private func send(
    _ package: FarPackage, to server: FarDesk, _ console: Console
  ) throws -> SubmissionAnswer {
    var fields: [(name: String, value: String)] = []
    if let message { fields.append(("message", message)) }
    if replace { fields.append(("replace", "true")) }
    let progress = ProgressBox(Progress(console))
    defer { progress.end() }
    return try server.send(
      UploadForm(file: package.file, name: package.name, type: package.type, fields: fields),
      SubmissionAnswer.self, QuestionAddress("submissions"), about: path
    ) { sent, all in
      progress.show("Sending, in KB", done: sent / 1000, total: all / 1000)
    }
  }
}
