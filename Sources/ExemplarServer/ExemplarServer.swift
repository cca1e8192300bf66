public import ExemplarCatalog
public import ExemplarCuration
internal import ExemplarLanguage
internal import ExemplarSearch
public import Hummingbird
internal import HummingbirdCore
internal import HummingbirdTLS
public import Logging
public import Metrics
public import NIOCore

/// The endpoint: requests come in, questions and moves go to the wings, answers go out.
///
/// ```swift
/// let server = ExemplarServer(repository, settings: settings, logger: logger) { try Curation(…) }
/// try await server.application().runService()
/// ```
public struct ExemplarServer: Sendable {
  let desk: ServerDesk
  let logger: Logger
  let metrics = ServerMetrics()
  private let description: OpenAPIDocument

  /// Prepares a server; nothing is bound yet. The workflow is opened when it is first needed, and anew when the
  /// files under `index/` have changed.
  ///
  /// `schemas` is the folder of the schema files that the program came with, from which `/openapi.json` is made.
  ///
  /// - Throws: an error with words for a person, where a schema file cannot be read.
  public init(
    _ repository: Repository, settings: ServerSettings, logger: Logger, schemas: String,
    curation: @escaping @Sendable () throws -> Curation
  ) throws {
    description = try OpenAPIDocument(schemas: schemas)
    let folder = IndexFolder(repository: repository.root)
    let shelf = BagShelf(repository)
    desk = ServerDesk(
      repository: repository, settings: settings,
      readers: WorkerPool(
        workers: settings.readers > 0 ? settings.readers : usableProcessorCount(),
        waiting: settings.waiting,
        name: "reader", isSpent: IndexReader.isSpent(by:)
      ) { try IndexReader.newest(in: folder) },
      shelf: WorkerPool(workers: 2, waiting: settings.waiting, name: "shelf") { shelf },
      office: WorkerPool(
        workers: 2, waiting: settings.waiting, name: "office",
        edition: { OfficeEdition(of: repository) }, tool: curation),
      watch: CollectionWatch(repository, patience: min(.seconds(2), settings.indexPause)),
      searches: settings.logsSearches
        ? SearchLogWriter(repository: repository.root, logger: logger) : nil)
    self.logger = logger
  }

  /// Every request that is answered.
  var endpoints: [Endpoint] {
    HealthRoutes(desk, metrics: metrics).endpoints + ReadingRoutes(desk).endpoints
      + SubmittingRoutes(desk).endpoints + DescriptionRoutes(description).endpoints
  }

  /// The requests that are answered, by name: `["getHealth": "GET /healthz"]`, and which need a token.
  package var requests: [String: (request: String, needsToken: Bool)] {
    Dictionary(
      endpoints.map {
        (
          $0.name,
          ("\($0.method.rawValue) \($0.path.replacing("…", with: ""))", $0.access == .bearer)
        )
      }, uniquingKeysWith: { first, _ in first })
  }

  /// What other parts of a program may count with, to be seen at `/metrics`.
  public var metricsFactory: any MetricsFactory { metrics.exporter }

  /// The server as a service: run it with `runService()`, or in a group.
  public func application(
    onServerRunning: @escaping @Sendable (any Channel) async -> Void = { _ in }
  ) -> some ApplicationProtocol {
    application(endpoints: endpoints, onServerRunning: onServerRunning)
  }

  /// A server of other rows, for tests of what is around them.
  package func application(
    endpoints: [Endpoint], onServerRunning: @escaping @Sendable (any Channel) async -> Void
  ) -> some ApplicationProtocol {
    let router = Router(context: ServerContext.self, options: .autoGenerateHeadEndpoints)
    let guarding = Guarding(desk.settings, endpoints: endpoints)
    router.add(middleware: guarding)
    for endpoint in endpoints {
      router.on(RouterPath(hummingbirdPath(endpoint.path)), method: endpoint.method) {
        request, context in
        try await guarding.answer(endpoint, request, context)
      }
    }
    let (listening, running) = AsyncStream.makeStream(of: Void.self)
    return Application(
      responder: ObservingResponder(
        inner: router.buildResponder(), metrics: metrics, logger: logger),
      server: connections(),
      configuration: .init(
        address: desk.settings.socket.map { .unixDomainSocket(path: $0) }
          ?? .hostname(desk.settings.address, port: desk.settings.port),
        availableConnectionsDelegate: .maximum(desk.settings.connections, logger: logger)),
      services: [CollectionKeeper(desk, logger: logger, listening: listening)],
      onServerRunning: { channel in
        await onServerRunning(channel)
        running.finish()
      }, logger: logger)
  }

  /// How bytes become requests; secret where there are certificates.
  private func connections() -> HTTPServerBuilder {
    let files = desk.settings.tls
    return HTTPServerBuilder { responder in
      let plain = HTTP1Channel(
        responder: responder, configuration: .guarded(desk.settings, logger: logger))
      guard let files else { return plain }
      return try TLSChannel(plain, tlsConfiguration: files.configuration())
    }
  }

  /// `/files/{path…}` as the router writes it: `/files/**`.
  private func hummingbirdPath(_ path: String) -> String {
    guard path.hasSuffix("…}"), let brace = path.lastIndex(of: "{") else { return path }
    return path[..<brace] + "**"
  }
}
