internal import ExemplarPresentation
internal import Hummingbird

/// Why a request has no answer: a problem document with its status and what else the headers must say.
struct ServerProblem: Error, HTTPResponseError {
  /// Its `status` is set.
  var problem: Problem
  var headers: HTTPFields

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

  func response(from request: Request, context: some RequestContext) throws -> Response {
    var response = try Response.json(problem, status: status, type: "application/problem+json")
    response.headers.append(contentsOf: headers)
    return response
  }
}
