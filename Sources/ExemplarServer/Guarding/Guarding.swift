internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore

/// Stands around all routes: who may ask now, for how long, and what every answer has.
///
/// ```
/// request ─ name ─ target ─ rate ─ room ─ route ─ problem? ─ CORS ─ packing ─ answer
/// ```
/// One layer does it all: it costs each request a few comparisons and two headers.
struct Guarding: RouterMiddleware {
  typealias Context = ServerContext

  private let settings: ServerSettings
  private let paths: PathTable
  private let rates: RateTable<RatedClient>
  private let count: RequestCount
  private let time: AnswerTime
  private let origins: CrossOrigin

  /// What says how the server is; an operator who looks because it is busy is let in.
  private static let health: Set<String> = ["/healthz", "/readyz", "/metrics"]

  /// Guards the rows of a table of routes.
  init(_ settings: ServerSettings, endpoints: [Endpoint]) {
    self.settings = settings
    paths = PathTable(endpoints)
    rates = RateTable(perSecond: Double(settings.ratePerSecond), burst: settings.rateBurst)
    count = RequestCount(most: settings.requestsAtOnce)
    time = AnswerTime(settings.requestTime)
    origins = CrossOrigin(settings)
  }

  // MARK: Around the router

  func handle(
    _ request: Request, context: ServerContext,
    next: (Request, ServerContext) async throws -> Response
  ) async throws -> Response {
    context.facts.id = RequestName.taken(over: request.headers[.requestID])
    do {
      let response = try await admitted(request, context, next)
      return try await dressed(response, request, context)
    } catch {
      // The cause is for those who run the server; who asked is told the name of the request.
      context.facts.failure = context.facts.failure ?? error
      let problem = ServerProblem(error)
      let response = try problem.response(from: request, context: context)
      return try await dressed(response, request, context)
    }
  }

  private func admitted(
    _ request: Request, _ context: ServerContext,
    _ next: (Request, ServerContext) async throws -> Response
  ) async throws -> Response {
    try checkPath(request.uri.path)
    if Self.health.contains(request.uri.path) {
      return try await routed(request, context, next)
    }
    try checkRate(request, context)
    guard count.begin() else { throw ServerProblem.busy }
    defer { count.end() }
    return try await routed(request, context, next)
  }

  /// A path that no program can read is told so, whatever it was to lead to; what must be encoded and is not, the
  /// decoder has refused before.
  private func checkPath(_ path: String) throws(ServerProblem) {
    guard path.utf8.contains(UInt8(ascii: "%")) else { return }
    guard let decoded = PercentEncoding.decoded(path[...]) else {
      throw .malformedPath(
        "“\(HeaderWord.quoted(path))” is not percent-encoded UTF-8. After % two hexadecimal digits are needed; a percent sign itself is %25."
      )
    }
    guard !decoded.utf8.contains(0) else {
      throw .malformedPath("The path holds a byte of zero. Write it without.")
    }
  }

  private func checkRate(_ request: Request, _ context: ServerContext) throws {
    let hops = settings.trustedHops
    let client = RatedClient(
      context.remoteAddress, forwarded: hops > 0 ? request.headers[values: .forwardedFor] : [],
      trustedHops: hops)
    if hops > 0 { context.facts.client = client.text }
    if let seconds = rates.take(client, at: NIODeadline.now().uptimeNanoseconds) {
      throw ServerProblem.tooManyRequests(wait: seconds)
    }
  }

  private func routed(
    _ request: Request, _ context: ServerContext,
    _ next: (Request, ServerContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let error as HTTPError where error.status == .notFound {
      return try unrouted(request)
    }
  }

  /// No row of the table has this path with this method.
  private func unrouted(_ request: Request) throws -> Response {
    let path = request.uri.path
    let methods = paths.methods(of: path)
    let isForAll = request.method == .options && path == "*"
    guard !methods.isEmpty || isForAll else {
      throw ServerProblem.unknownPath(path, nearest: paths.nearest(to: path))
    }
    let allowed = isForAll ? [.get, .head, .post, .options] : methods
    guard request.method == .options else {
      throw ServerProblem.methodNotAllowed(request.method, path, allowed)
    }
    let allow = allowed.map(\.rawValue).joined(separator: ", ")
    return Response(status: .noContent, headers: [.allow: allow])
  }

  private func dressed(
    _ response: Response, _ request: Request, _ context: ServerContext
  ) async throws -> Response {
    var response = response
    response.headers[.requestID] = context.facts.id
    origins.dress(&response.headers, for: request)
    if request.method == .options { origins.dressPreflight(&response.headers, for: request) }
    if settings.compresses { try await response.pack(for: request) }
    guard request.method == .head else { return response }
    try await response.measure()
    return response.createHeadResponse()
  }

  // MARK: Around a route

  /// Lets a row of the table answer, within its time.
  func answer(
    _ endpoint: Endpoint, _ request: Request, _ context: ServerContext
  ) async throws -> Response {
    context.facts.endpoint = endpoint
    if Self.health.contains(endpoint.path) { return try await endpoint.answer(request, context) }
    return try await time.limit { begun in
      var request = request
      if endpoint.body == .none {
        begun()
      } else {
        // While a body comes, its speed is what is looked at.
        request.body = RequestBody(asyncSequence: TimedBody(body: request.body, ended: begun))
      }
      return try await endpoint.answer(request, context)
    }
  }
}

extension HTTPField.Name {
  // Each of them is a token, as a name of a header must be.
  static let requestID = HTTPField.Name("X-Request-ID")!
  static let forwardedFor = HTTPField.Name("X-Forwarded-For")!
}
