public import ExemplarPresentation
internal import ExemplarSearch

/// Whoever answers questions: the index here, or a server.
///
/// ```swift
/// let page = try IndexHere(common, console).ask(SearchQuestion(request))
/// ```
/// Commands ask through this one door and print what comes, so that they need not know who answered.
public protocol Asking {
  /// The answer; ends the command early by throwing ``Stop`` or a `SearchError`.
  func ask<Asked: Question>(_ question: Asked) throws -> Asked.Answer
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
    try question.answer(from: OpenIndex.open(try common.place(), console))
  }
}
