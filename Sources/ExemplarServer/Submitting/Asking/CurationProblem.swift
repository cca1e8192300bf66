internal import ExemplarBundle
internal import ExemplarCuration
internal import ExemplarPresentation
internal import HTTPTypes

extension ServerProblem {
  /// What a refusal of the workflow is over HTTP; its code and words are those of the command, but where they would
  /// name the server's own files.
  init(_ error: CurationError) {
    if error.code == .noSpace {
      self = .noSpace
      cause = error.message
      return
    }
    let errors = error.findings.filter { $0.severity == .error }.map { finding in
      let place = [finding.path, finding.line.map(String.init)].compactMap { $0 }
      return Problem.Item(detail: (place + [finding.summary]).joined(separator: ":"))
    }
    self.init(
      Self.status(of: error.code), error.code.rawValue, error.code.title, Self.words(of: error),
      errors: errors, headers: error.code == .locked ? [.retryAfter: "5"] : [:])
    if problem.detail != error.message { cause = error.message }
    if !error.findings.isEmpty { findings = error.findings }
  }

  private static func words(of error: CurationError) -> String {
    switch error.code {
    case .locked: "Another program is writing to the repository. Ask again in a few seconds."
    case .system, .database:
      "The server could not do it, and nothing was changed. Tell whoever looks after it: its log says why."
    default: error.message
    }
  }

  /// The same of a submission: that its exemplar was withdrawn is in its way, and the queue is still there.
  init(submitting error: CurationError) {
    self.init(error)
    if error.code == .withdrawn { problem.status = 409 }
  }

  /// Too much waits for a thread already.
  static let busy = ServerProblem(
    .serviceUnavailable, "busy", "The server is busy",
    "Too many requests wait already. Ask again in a few seconds.", headers: [.retryAfter: "5"])

  private static func status(of code: CurationError.Code) -> HTTPResponse.Status {
    switch code {
    case .unknownSubmission, .unknownExemplar: .notFound
    case .moveNotOpen, .openSubmission, .noCurator: .conflict
    case .notAllowed: .forbidden
    case .reasonMissing, .badDay, .noSuchFile, .badToken: .badRequest
    case .notValid: .unprocessableContent
    case .withdrawn, .erased: .gone
    case .tokenMalformed, .tokenUnknown, .tokenRevoked, .tokenExpired: .unauthorized
    case .locked: .serviceUnavailable
    case .noSpace: .init(code: 507, reasonPhrase: "Insufficient Storage")
    case .database, .system: .internalServerError
    }
  }
}
