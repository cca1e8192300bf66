internal import ArgumentParser
internal import ExemplarBundle
internal import ExemplarCatalog
internal import ExemplarCuration
internal import ExemplarIndexing
internal import ExemplarInterchange
internal import ExemplarPresentation
internal import ExemplarReading

/// A command of the writing wing: what goes wrong below it gets its words and its status in one place.
protocol DeskCommand: Command {
  /// Does the work.
  func work(_ console: Console) throws
}

extension DeskCommand {
  func answer(_ console: Console) throws {
    try Stop.translating(console, json: common.json) { try work(console) }
  }
}

extension Stop {
  /// Does some work, and gives what goes wrong in it its words and its status; findings are told at once.
  static func translating<Value>(
    _ console: Console, json: Bool, _ work: () throws -> Value
  ) throws -> Value {
    do {
      return try work()
    } catch let error as CurationError {
      console.findings(error.findings, json: json)
      throw Stop(error)
    } catch let error as IndexError {
      throw Stop.trouble(
        Problem(
          code: error.code, title: "The index was not brought up to date",
          detail: error.description))
    } catch let error as SettingsProblem {
      console.findings(error.findings, json: json)
      throw Stop.trouble(Problem(error, json: json))
    } catch let error as RepositoryError {
      console.findings(error.findings, json: json)
      throw Stop(error)
    } catch let error as BundleError {
      throw Stop.trouble(
        Problem(
          code: "unreadable", title: "A file cannot be read or written", detail: error.description))
    } catch let error as ImportError {
      throw Stop.trouble(
        Problem(code: "import", title: "The import stopped", detail: error.description))
    } catch let error as VocabularyFileError {
      throw Stop.trouble(
        Problem(
          code: "bad-settings", title: "The vocabularies cannot be read", detail: error.description)
      )
    }
  }

  /// What a refusal of the repository means to the person at the terminal.
  init(_ error: RepositoryError) {
    self.init(
      problem: Problem(
        code: error.code.rawValue, title: "The repository cannot be used so",
        detail: error.message), status: error.code == .unknownExemplar ? 1 : 2)
  }

  /// What a refusal of the workflow means to the person at the terminal.
  init(_ error: CurationError) {
    let isAnswer: Set<CurationError.Code> = [
      .unknownSubmission, .unknownExemplar, .notValid, .tokenUnknown,
    ]
    var problem = Problem(
      code: error.code.rawValue, title: error.code.title, detail: error.message)
    problem.errors = error.findings.errorLines.map { .init(detail: $0) }
    self.init(problem: problem, status: isAnswer.contains(error.code) ? 1 : 2)
  }
}

extension DeskCommand {
  /// The repository the command works on.
  func repository() throws -> Repository {
    try Repository(at: try common.place().path)
  }
}

extension Problem {
  /// Errors of the files under `index/`; with `--json` each of them stands in the document.
  fileprivate init(_ problem: SettingsProblem, json: Bool) {
    let errors = problem.findings.errorLines
    self.init(
      code: "bad-settings", title: "The files under index/ have errors",
      detail: IndexError.badSettings(count: errors.count).description)
    if json { self.errors = errors.map { Item(detail: $0) } }
  }
}
