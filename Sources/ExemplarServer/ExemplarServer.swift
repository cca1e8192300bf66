public import ExemplarCatalog
public import ExemplarCuration
internal import ExemplarLanguage
internal import ExemplarSearch
internal import Foundation
public import Hummingbird
public import Logging
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

  /// Prepares a server; nothing is bound yet. The workflow is opened when it is first needed.
  public init(
    _ repository: Repository, settings: ServerSettings, logger: Logger,
    curation: @escaping @Sendable () throws -> Curation
  ) {
    let folder = IndexFolder(repository: repository.root)
    let shelf = BagShelf(repository)
    let cores = ProcessInfo.processInfo.activeProcessorCount
    desk = ServerDesk(
      repository: repository, settings: settings,
      readers: WorkerPool(
        workers: settings.readers > 0 ? settings.readers : cores, waiting: settings.waiting,
        name: "reader", isSpent: IndexReader.isSpent(by:)
      ) { try IndexReader.newest(in: folder) },
      shelf: WorkerPool(workers: 2, waiting: settings.waiting, name: "shelf") { shelf },
      office: WorkerPool(workers: 2, waiting: settings.waiting, name: "office", tool: curation))
    self.logger = logger
  }

  /// Every request that is answered.
  var endpoints: [Endpoint] {
    HealthRoutes(desk).endpoints + ReadingRoutes(desk).endpoints
      + SubmittingRoutes(desk).endpoints + DescriptionRoutes(desk).endpoints
  }

  /// The server as a service: run it with `runService()`, or in a group.
  public func application(
    onServerRunning: @escaping @Sendable (any Channel) async -> Void = { _ in }
  ) -> some ApplicationProtocol {
    let router = Router(context: ServerContext.self)
    for endpoint in endpoints {
      router.on(RouterPath(hummingbirdPath(endpoint.path)), method: endpoint.method) {
        request, context in
        var context = context
        context.endpoint = endpoint
        return try await endpoint.answer(request, context)
      }
    }
    return Application(
      router: router,
      configuration: .init(
        address: .hostname(desk.settings.address, port: desk.settings.port)),
      onServerRunning: onServerRunning, logger: logger)
  }

  /// `/files/{path…}` as the router writes it: `/files/**`.
  private func hummingbirdPath(_ path: String) -> String {
    guard path.hasSuffix("…}"), let brace = path.lastIndex(of: "{") else { return path }
    return path[..<brace] + "**"
  }
}
