internal import ArgumentParser
internal import ExemplarBundle
internal import ExemplarCuration
internal import ExemplarPresentation
internal import ExemplarReading

/// `exemplar doctor`: whether bags, workflow and index are as they should be, and what can be mended.
struct DoctorCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Verify every bag, the workflow and the index, and repair what can be.",
    discussion: """
      Reads every bag to the last byte, follows the log of events from the first to the last, and holds both against \
      the database, the received bags and the index. Exit status: 0 sound, 1 something is left to mend, 2 trouble.

      --repair takes up what a killed command had begun, adopts bags that came by git, puts up lost tombstones, \
      clears away temporary files and brings the index up to date. It never removes a bag that somebody was told of.
        exemplar doctor --repair
      """)

  @Flag(help: "Mend what can be mended without losing anything: an administrator's act.")
  var repair = false
  @OptionGroup var acting: ActorOptions
  @OptionGroup var common: CommonOptions

  func work(_ console: Console) throws {
    let desk = try CurationDesk(common, acting, console)
    let progress = ProgressBox(Progress(console))
    defer { progress.end() }
    let report = try desk.curation.doctor(repairingAs: repair ? desk.actor : nil) {
      progress.show($0, done: $1, total: $2)
    }
    progress.end()
    if common.json {
      console.answer(try AnswerJSON.text(DoctorAnswer(report)))
    } else {
      console.answer(text(report, console.terminal), mayPage: true)
    }
    if !report.sound { throw Stop.notFound() }
  }

  private func text(_ report: DoctorReport, _ terminal: Terminal) -> String {
    let printer = FindingPrinter(terminal: terminal)
    let findings = report.findings.map { found in
      var finding = found.finding
      if let repaired = found.repaired { finding.remedy = "Repaired: \(repaired)" }
      return finding
    }
    return printer.text(findings) + summary(report) + "\n"
  }

  private func summary(_ report: DoctorReport) -> String {
    let bags = report.bags == 1 ? "1 bag" : "\(report.bags) bags"
    let left = report.findings.count(where: \.isOpen)
    let repaired = report.findings.count { $0.repaired != nil }
    let mended = repaired == 0 ? "" : ", \(repaired) repaired"
    guard left > 0 else { return "\(bags), the workflow and the index verified: sound\(mended)." }
    let errors = left == 1 ? "1 error" : "\(left) errors"
    let next = repair ? "these need a person" : "try: exemplar doctor --repair"
    return "\(bags), the workflow and the index verified: \(errors)\(mended); \(next)."
  }
}

/// The answer of `doctor` as JSON, schema 1.
struct DoctorAnswer: Encodable {
  let schema = 1
  let sound: Bool
  let bags: Int
  let findings: [DoctorFinding]

  init(_ report: DoctorReport) {
    sound = report.sound
    bags = report.bags
    findings = report.findings
  }
}
