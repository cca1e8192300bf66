internal import ExemplarCuration
internal import Hummingbird
internal import Logging
internal import NIOCore
internal import Synchronization

/// Answers by another responder, and writes a line and counts for each answer, however it came about.
struct ObservingResponder<Inner: HTTPResponder<ServerContext>>: HTTPResponder {
  let inner: Inner
  let metrics: ServerMetrics
  let logger: Logger

  /// Larger bodies, and those of unknown length, are counted while they go out.
  private static var countedAtOnce: Int { 256 << 10 }

  func respond(to request: Request, context: ServerContext) async throws -> Response {
    let observation = Observation(
      method: request.method, facts: context.facts, metrics: metrics, logger: logger)
    metrics.requestsInFlight.wrappingAdd(1, ordering: .relaxed)
    let response: Response
    do {
      response = try await inner.respond(to: request, context: context)
    } catch {
      context.facts.failure = context.facts.failure ?? error
      let status = (error as? any HTTPResponseError)?.status ?? .internalServerError
      observation.end(status, bytes: 0)
      throw error
    }
    let length = response.body.contentLength
    guard let length, length <= Self.countedAtOnce else {
      return observed(response, observation)
    }
    observation.end(response.status, bytes: request.method == .head ? 0 : length)
    return response
  }

  /// The same response, which ends its observation after its last byte, or where the client went away.
  private func observed(_ response: Response, _ observation: Observation) -> Response {
    let (status, body) = (response.status, response.body)
    var response = response
    response.body = ResponseBody(contentLength: body.contentLength) { writer in
      let counter = ByteCounter()
      do {
        try await body.write(CountingWriter(writer: writer, counter: counter))
        observation.end(status, bytes: counter.bytes)
      } catch {
        observation.end(status, bytes: counter.bytes, cut: true)
        throw error
      }
    }
    return response
  }
}

/// How many bytes went out.
private final class ByteCounter: Sendable {
  private let count = Atomic<Int>(0)
  var bytes: Int { count.load(ordering: .relaxed) }
  func add(_ bytes: Int) { count.wrappingAdd(bytes, ordering: .relaxed) }
}

/// Counts what it passes on.
private struct CountingWriter: ResponseBodyWriter {
  var writer: any ResponseBodyWriter
  let counter: ByteCounter

  mutating func write(_ buffer: ByteBuffer) async throws {
    try await writer.write(buffer)
    counter.add(buffer.readableBytes)
  }

  consuming func finish(_ trailingHeaders: HTTPFields?) async throws {
    try await writer.finish(trailingHeaders)
  }
}

/// One request from its arrival to the end of its answer.
private struct Observation: Sendable {
  let method: HTTPRequest.Method
  let facts: RequestFacts
  let metrics: ServerMetrics
  let logger: Logger
  let began = ContinuousClock.now

  init(
    method: HTTPRequest.Method, facts: RequestFacts, metrics: ServerMetrics, logger: Logger
  ) {
    self.method = method
    self.facts = facts
    self.metrics = metrics
    self.logger = logger
  }

  /// Counts the answer and writes its line; `cut` where the client did not wait for the end.
  func end(_ status: HTTPResponse.Status, bytes: Int, cut: Bool = false) {
    let time = began.duration(to: .now)
    let endpoint = facts.endpoint
    metrics.requestsInFlight.wrappingSubtract(1, ordering: .relaxed)
    metrics.ended(endpoint, method: method, status: status.code, time: time)
    let level: Logger.Level = status.code >= 500 && status != .serviceUnavailable ? .error : .info
    guard logger.logLevel <= level else { return }
    var values: Logger.Metadata = [
      "method": "\(ServerMetrics.name(of: method))",
      "route": "\(endpoint?.path ?? ServerMetrics.unknownRoute)",
      "status": .stringConvertible(status.code), "ms": .stringConvertible(time.milliseconds),
      "bytes": .stringConvertible(bytes),
      "client": "\(ClientAddress.shortened(facts.client))",
    ]
    if let actor = facts.actor, method == .post || method == .delete {
      values["token"] = "\(actor.name)"
    }
    if let id = facts.id { values["id"] = "\(id)" }
    if cut { values["cut"] = "the client went away" }
    if status.code >= 500, let failure = facts.failure {
      values["cause"] = "\(FailureCause.words(of: failure))"
    }
    logger.log(level: level, "request", metadata: values)
  }
}

extension Duration {
  /// To the hundredth.
  fileprivate var milliseconds: Double {
    let (seconds, attoseconds) = components
    return (Double(seconds) * 100_000 + (Double(attoseconds) / 1e13).rounded()) / 100
  }
}
