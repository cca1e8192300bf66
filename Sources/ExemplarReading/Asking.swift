public import ExemplarPresentation
public import ExemplarSearch
internal import ExemplarSearchLog

/// Whoever answers questions: the index here, or a server.
///
/// ```swift
/// let page = try IndexHere(common, console).ask(SearchQuestion(request))
/// ```
/// Commands ask through this one door and print what comes, so that they need not know who answered.
public protocol Asking {
  /// The answer; ends the command early by throwing ``Stop`` or a `SearchError`.
  func ask<Asked: Question>(_ question: Asked) throws -> Asked.Answer

  /// Notes a search that was answered, where such are noted; what became of that, in words for who wants to know.
  func note(_ page: SearchPage, of request: SearchRequest) -> String?
}

extension Asking {
  /// A server notes by itself what it is asked.
  public func note(_ page: SearchPage, of request: SearchRequest) -> String? { nil }
}

/// The index of the repository in reach. It is opened when the first question comes.
struct IndexHere: Asking {
  let common: PlainOptions
  let console: Console

  init(_ common: PlainOptions, _ console: Console) {
    self.common = common
    self.console = console
  }

  func ask<Asked: Question>(_ question: Asked) throws -> Asked.Answer {
    let reader = try OpenIndex.open(try common.place(), console)
    return try reader.onOpenedSnapshot { try question.answer(from: reader) }
  }

  /// Appends to the log where `index/repository.yaml` wants one. A log that cannot be written is no failure of
  /// a search, whose reader may have no right to write here: only `--explain` tells it.
  func note(_ page: SearchPage, of request: SearchRequest) -> String? {
    guard let repository = RepositoryPlace.current(option: common.repository)?.path else {
      return nil
    }
    let choice = SearchLogChoice(repository: repository)
    guard choice.isOn else { return nil }
    let day = LoggedDay.today()
    guard let search = LoggedSearch(page, of: request, at: .terminal, on: day) else {
      return "Search log: nothing was noted."
    }
    do {
      try SearchLogFolder(repository: repository).append(
        [try search.line], month: LoggedDay.month(of: day), keeping: choice.months)
    } catch {
      return "Search log: not written. \(error)"
    }
    return search.isWithheld
      ? "Search log: noted without its words, which may belong to a person."
      : "Search log: noted as “\(TerminalText.safe(search.question))”, with the day and no name."
  }
}
