internal import ArgumentParser
internal import ExemplarBundle
internal import ExemplarCatalog
internal import ExemplarIndexing
internal import ExemplarJudging
internal import ExemplarPresentation
internal import ExemplarReading
internal import ExemplarSearch
internal import Foundation

/// `tools/judge`: how good the order of hits is.
struct JudgeCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "judge", abstract: "Measure how good the order of hits is, by judged questions.",
    discussion: """
      DIR holds docs.jsonl, queries.jsonl and qrels.tsv. Its texts are indexed in a place of their own, as lessons \
      are, and each query is asked through the same search as the command's, as plain words.
      """)

  @Argument(
    help: ArgumentHelp("A judged collection.", valueName: "dir"), completion: .directory)
  var collection: String
  @OptionGroup var ways: JudgeOptions
  @OptionGroup var common: CommonOptions

  func answer(_ console: Console) throws {
    do { try judge(console) } catch let error as JudgingError {
      console.tell(error.findings)
      throw Stop.trouble(
        Problem(code: "judging", title: "Nothing can be judged", detail: error.description))
    } catch let error as SettingsProblem {
      console.tell(error.findings)
      throw Stop.trouble(
        Problem(
          code: "bad-settings", title: "The files under index/ have errors",
          detail: IndexError.badSettings(count: error.findings.errorLines.count).description))
    }
  }

  private func judge(_ console: Console) throws {
    var settings = try JudgingSettings(
      of: Repository(at: try ways.settings ?? common.place().path))
    for (name, weight) in ways.fields { try settings.setWeight(weight, of: name) }
    console.tell(settings.findings)
    let judged = try JudgedCollection(folder: collection)
    console.tell(judged.findings)
    let language = ways.language ?? settings.language(of: judged)
    let index = try JudgedIndex(
      judged, language: language, settings: settings, keptIn: ways.keep)
    let run = try ways.judge().run(judged.queries, on: index)
    if let save = ways.save { try SavedRun(run).write(to: save) }
    if common.json {
      console.answer(try RunJSON(run, listsQueries: ways.queries).text())
    } else {
      console.remark(
        "\(judged.name): \(judged.documents.count) documents in “\(language)”; weights: \(settings.weights)"
      )
      console.answer(RunReport(run).text(worst: ways.worst))
    }
    if judged.findings.contains(where: { $0.severity == .error }) { throw Stop.notFound() }
  }
}

extension Console {
  /// Tells what is wrong in files, a line each.
  func tell(_ findings: [Diagnostic]) {
    for finding in findings.prefix(20) {
      let place = [finding.path, finding.line.map(String.init)].compactMap(\.self)
      let words = [finding.summary, finding.remedy].compactMap(\.self).joined(separator: " ")
      remark(
        TerminalText.safe(
          (place + [" \(finding.severity.rawValue)", " \(words)"]).joined(separator: ":")))
    }
    if findings.count > 20 { remark("… and \(findings.count - 20) more like these") }
  }
}
