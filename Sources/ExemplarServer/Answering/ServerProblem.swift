internal import ExemplarBundle
internal import ExemplarPresentation
internal import Hummingbird

/// Why a request has no answer: a problem document with its status and what else the headers must say.
struct ServerProblem: Error, HTTPResponseError {
  /// Its `status` is set.
  var problem: Problem
  var headers: HTTPFields
  /// All that was found in a bag, warnings and notes too; nil where no bag was looked at.
  var findings: [Diagnostic]?
  /// What the log says where the document says less; nil where the document says all.
  var cause: String?

  /// Makes a problem; its document gets the status.
  init(_ status: HTTPResponse.Status, _ problem: Problem, headers: HTTPFields = [:]) {
    self.problem = problem
    self.problem.status = status.code
    self.headers = headers
  }

  /// Makes a problem from its words.
  init(
    _ status: HTTPResponse.Status, _ code: String, _ title: String, _ detail: String,
    errors: [Problem.Item] = [], headers: HTTPFields = [:]
  ) {
    self.init(
      status, Problem(code: code, title: title, detail: detail, errors: errors), headers: headers)
  }

  var status: HTTPResponse.Status { .init(code: problem.status ?? 500) }

  /// The document as JSON.
  func document() throws -> [UInt8] {
    try AnswerJSON.bytes(ProblemDocument(problem: problem, findings: findings))
  }

  func response(from request: Request, context: some RequestContext) throws -> Response {
    var response = Response.bytes(
      try document(), status: status, type: "application/problem+json")
    response.headers.append(contentsOf: headers)
    return response
  }
}

/// A problem document with the findings that a local command prints beside it (RFC 9457, section 3.2).
private struct ProblemDocument: Encodable {
  let problem: Problem
  let findings: [Diagnostic]?

  private enum CodingKeys: String, CodingKey { case findings }

  func encode(to encoder: any Encoder) throws {
    try problem.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encodeIfPresent(findings, forKey: .findings)
  }
}
