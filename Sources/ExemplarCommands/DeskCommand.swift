internal import ArgumentParser
internal import ExemplarBundle
internal import ExemplarCatalog
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
    do {
      try work(console)
    } catch let error as IndexError {
      throw Stop.trouble(
        Problem(
          code: error.code, title: "The index was not brought up to date",
          detail: error.description))
    } catch let error as SettingsProblem {
      console.findings(error.findings, json: common.json)
      throw Stop.trouble(Problem(error, json: common.json))
    } catch let error as RepositoryError {
      let isUnknown = error.code == .unknownExemplar
      throw Stop(
        problem: Problem(
          code: error.code.rawValue, title: "The repository cannot be used so",
          detail: error.message), status: isUnknown ? 1 : 2)
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

  /// The repository the command works on.
  func repository() throws -> Repository {
    try Repository(at: try common.place().path)
  }
}

extension Problem {
  /// Errors of the files under `index/`; with `--json` each of them stands in the document.
  fileprivate init(_ problem: SettingsProblem, json: Bool) {
    let errors = problem.findings.filter { $0.severity == .error }
    self.init(
      code: "bad-settings", title: "The files under index/ have errors",
      detail: IndexError.badSettings(count: errors.count).description)
    guard json else { return }
    self.errors = errors.map { error in
      let place = [error.path, error.line.map(String.init)].compactMap { $0 }
      return Item(detail: (place + [error.summary]).joined(separator: ":"))
    }
  }
}
