internal import ExemplarBundle
internal import ExemplarCatalog
internal import ExemplarClient
internal import ExemplarCuration
internal import ExemplarPresentation
internal import ExemplarReading

extension Stop {
  /// What a server's refusal, or a failure on the way to it, means to the person at the terminal.
  init(_ error: ClientError) {
    guard case .refused(let refusal) = error else {
      self.init(problem: error.problem, status: 2)
      return
    }
    self.init(problem: Self.asTyped(error.problem), status: Self.status(of: refusal))
  }

  /// A parameter of a request is an option of the command line here, and is called so.
  private static func asTyped(_ problem: Problem) -> Problem {
    var typed = problem
    switch problem.code {
    case "invalid-option": typed.title = "An option has a value that it does not know"
    case "limit-exceeded": typed.title = "The question is too long"
    default: return problem
    }
    for name in problem.errors.compactMap(\.parameter) {
      typed.detail = typed.detail.replacing(
        " is not a value of \(name).", with: " is not a value of --\(name).")
    }
    typed.errors = []
    return typed
  }

  /// The exit status that the same refusal has where the repository is here.
  private static func status(of refusal: Refusal) -> Int32 {
    switch refusal.problem.code {
    case "unknown-exemplar", "unknown-submission", "unknown-part", "not-valid": return 1
    case "limit-exceeded", "invalid-option", "invalid-parameter": return 64
    case let code where CurationError.Code(rawValue: code) != nil: return 2
    case let code where RepositoryError.Code(rawValue: code) != nil: return 2
    default: return refusal.status == 400 ? 64 : 2
    }
  }
}

extension ClientError {
  /// The findings of a bag that the server did not take.
  var findings: [Diagnostic] {
    guard case .refused(let refusal) = self else { return [] }
    do {
      return try AnswerJSON.decode(FindingList.self, from: refusal.document).findings ?? []
    } catch {
      // A refusal without findings, or with some of another release: its sentences say enough.
      return []
    }
  }
}

private struct FindingList: Decodable {
  var findings: [Diagnostic]?
}
