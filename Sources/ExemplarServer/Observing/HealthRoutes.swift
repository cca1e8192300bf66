internal import ExemplarPresentation
internal import Hummingbird

/// Whether the server lives, whether it can answer, and how much it does.
struct HealthRoutes {
  let desk: ServerDesk
  let metrics: ServerMetrics
  private let figures: ServerFigures

  init(_ desk: ServerDesk, metrics: ServerMetrics) {
    self.desk = desk
    self.metrics = metrics
    figures = ServerFigures(desk, metrics)
  }

  var endpoints: [Endpoint] {
    [
      Endpoint(.get, "/healthz", "getHealth") { _, _ in health() },
      Endpoint(.get, "/readyz", "getReadiness") { _, _ in try await readiness() },
      Endpoint(.get, "/metrics", "getMetrics") { _, _ in try await figuresText() },
    ]
  }

  private func health() -> Response {
    .bytes(Array("{\"status\":\"ok\"}\n".utf8), type: "application/json")
  }

  /// - Throws: ``ServerProblem`` 503 while the index does not answer for the collection.
  private func readiness() async throws -> Response {
    let sight = try await desk.watch.look()
    if let problem = sight.problem(work: desk.watch.work, indexes: desk.settings.indexes) {
      throw problem
    }
    return try .json(ReadinessAnswer(exemplars: sight.exemplars, revision: sight.revision))
  }

  private func figuresText() async throws -> Response {
    .bytes(Array(try await figures.text().utf8), type: "text/plain; version=0.0.4; charset=utf-8")
  }
}

/// The answer of `/readyz` while all is well, schema 1.
struct ReadinessAnswer: Encodable, Sendable {
  let schema = AnswerJSON.schema
  let status = "ready"
  /// How many the index holds.
  let exemplars: Int
  /// Names the snapshot; opaque.
  let revision: String
}
