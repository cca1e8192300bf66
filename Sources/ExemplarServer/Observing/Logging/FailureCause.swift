internal import ExemplarBundle
internal import ExemplarCuration
internal import ExemplarIndexing
internal import ExemplarPresentation
internal import ExemplarSearch

/// Why a request failed, for the person who keeps the server.
enum FailureCause {
  /// The failure's own words; never those of the request.
  static func words(of error: any Error) -> String {
    switch error {
    case let error as ServerProblem:
      // Where the words for who asked keep something back, the cause has it.
      "\(error.problem.code): \(error.cause ?? error.problem.detail)"
    case let error as SearchError: "\(error.code): \(error.description)"
    case let error as CurationError: "\(error.code.rawValue): \(error.message)"
    case let error as IndexError: "\(error.code): \(error.description)"
    case let problem as SettingsProblem:
      "bad-settings: \(problem.findings.filter { $0.severity == .error }.map(\.summary).joined(separator: " "))"
    default: String(describing: error)
    }
  }
}
