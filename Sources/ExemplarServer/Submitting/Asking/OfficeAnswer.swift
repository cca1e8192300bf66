internal import ExemplarBundle
internal import ExemplarCatalog
internal import ExemplarCuration
internal import ExemplarPresentation
internal import HTTPTypes
internal import Hummingbird

/// What the workflow answers, as it can be kept and sent again.
struct OfficeAnswer: Sendable {
  var status = 200
  let body: [UInt8]
  /// True where it is sent a second time.
  var isReplayed = false

  /// An answer as JSON.
  init(_ value: some Encodable, status: Int = 200) throws {
    self.status = status
    body = try AnswerJSON.bytes(value)
  }

  private init(status: Int, body: [UInt8]) {
    self.status = status
    self.body = body
  }

  /// What came of a submission; a bag that was there already makes nothing new.
  init(_ receipt: Receipt, at curation: Curation) throws {
    try self.init(
      SubmissionAnswer(
        curation.document(of: receipt.submission), isNew: receipt.isNew, findings: receipt.findings),
      status: receipt.isNew ? 201 : 200)
  }

  /// Where a new submission is; nil where none was made.
  func location() throws -> String? {
    guard status == 201 else { return nil }
    let text = String(decoding: body, as: UTF8.self)
    let number = try AnswerJSON.decode(SubmissionAnswer.self, from: text).submission.submission
      .number
    return "/api/v1/submissions/\(number)"
  }

  /// The response: nobody but who asked may keep it.
  func response() throws -> Response {
    var response = Response.bytes(
      body, status: .init(code: status),
      type: status < 400 ? "application/json" : "application/problem+json")
    response.headers[.cacheControl] = "no-store"
    if isReplayed, let name = HTTPField.Name("Idempotency-Replayed") {
      response.headers[name] = "true"
    }
    return response
  }
}

extension OfficeAnswer {
  /// Does some work once for each key of somebody, and gives the same answer to whoever asks again.
  ///
  /// What was refused for good is kept as well; where sending it again may help, the key is free again.
  static func once(
    _ key: IdempotencyKey?, by actor: Actor, request digest: String, at curation: Curation,
    _ work: () throws -> OfficeAnswer
  ) throws -> OfficeAnswer {
    guard let key else { return try work() }
    switch try curation.idempotent(key.text, by: actor, request: digest) {
    case .same(let status, let body):
      var answer = OfficeAnswer(status: status, body: body)
      answer.isReplayed = true
      return answer
    case .different: throw ServerProblem.keyReused
    case .running: throw ServerProblem.keyBusy
    case .new(let mark): return try kept(mark, at: curation, work)
    }
  }

  private static func kept(
    _ mark: RequestMark, at curation: Curation, _ work: () throws -> OfficeAnswer
  ) throws -> OfficeAnswer {
    let answer: OfficeAnswer
    do { answer = try work() } catch {
      let problem = ServerProblem(anything: error)
      if let problem, problem.status.code < 500 {
        try curation.finish(mark, status: problem.status.code, body: problem.document())
      } else {
        try curation.abandon(mark)
      }
      throw problem ?? error
    }
    // The work is done, whatever becomes of its key; one that is not finished is free again after a while.
    try? curation.finish(mark, status: answer.status, body: answer.body)
    return answer
  }
}

extension ServerProblem {
  /// The problem that an error of the workflow is; nil for an error of another kind.
  init?(anything error: any Error) {
    switch error {
    case let error as ServerProblem: self = error
    case let error as CurationError: self.init(error)
    case let error as BundleError: self.init(CurationError(.system, error.description))
    case let error as RepositoryError: self.init(CurationError(.system, error.description))
    default: return nil
    }
  }

  fileprivate static let keyReused = ServerProblem(
    .unprocessableContent, "idempotency-key-reused", "The key named another request",
    "This Idempotency-Key came before with another request. Give each request a key of its own.")

  fileprivate static let keyBusy = ServerProblem(
    .conflict, "idempotency-key-busy", "The request is being done",
    "A request with this Idempotency-Key is being done. Ask again with the same key in a second.",
    headers: [.retryAfter: "1"])
}
