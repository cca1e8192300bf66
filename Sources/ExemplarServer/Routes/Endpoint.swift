package import Hummingbird

/// One request that the server answers: a row of the table of routes.
///
/// The router, the names in metrics and logs, `405` with `Allow`, and the check of `/openapi.json` are all made
/// from these rows.
package struct Endpoint: Sendable {
  /// Who may ask.
  package enum Access: Hashable, Sendable {
    /// Anybody: what is public.
    case everybody
    /// Whoever bears a token, of whatever role.
    case bearer
  }

  /// What a body may be, where one is taken.
  package enum Body: Hashable, Sendable {
    case none
    /// A small JSON object.
    case json
    /// A zipped bag, alone or in a form.
    case bag
  }

  let method: HTTPRequest.Method
  /// `/api/v1/exemplars/{id}`; a last `{path…}` takes the rest, slashes included.
  let path: String
  /// `getExemplar`: the operation's id in `/openapi.json`, and its name in metrics and logs.
  let name: String
  var access = Access.everybody
  var body = Body.none
  /// Answers a request; throws a ``ServerProblem`` where it cannot.
  let answer: @Sendable (Request, ServerContext) async throws -> Response

  /// Makes a row.
  package init(
    _ method: HTTPRequest.Method, _ path: String, _ name: String, access: Access = .everybody,
    body: Body = .none,
    answer: @escaping @Sendable (Request, ServerContext) async throws -> Response
  ) {
    self.method = method
    self.path = path
    self.name = name
    self.access = access
    self.body = body
    self.answer = answer
  }
}
