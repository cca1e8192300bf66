internal import Hummingbird

/// Whether the server lives, and whether it can answer.
struct HealthRoutes {
  let desk: ServerDesk

  init(_ desk: ServerDesk) { self.desk = desk }

  var endpoints: [Endpoint] {
    [Endpoint(.get, "/healthz", "getHealth") { _, _ in health() }]
  }

  private func health() -> Response {
    .bytes(Array("{\"status\":\"ok\"}\n".utf8), type: "application/json")
  }
}
