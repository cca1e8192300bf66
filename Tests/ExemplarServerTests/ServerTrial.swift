import AsyncHTTPClient
import ExemplarCatalog
import ExemplarCuration
import ExemplarIndexing
import ExemplarServer
import ExemplarTesting
import Foundation
import Hummingbird
import Logging
import NIOCore
import NIOHTTP1
import ServiceLifecycle
import Testing

/// A server over a small repository, on a free port of this machine.
///
/// ```swift
/// try await ServerTrial.run { school in try school.publish("paper-circuits", title: "Paper circuits") } asking: {
///   trial in
///   let answer = try await trial.get("/healthz")
///   #expect(answer.status == 200)
/// }
/// ```
struct ServerTrial: Sendable {
  let school: SmallRepository
  let port: Int

  /// What came back.
  struct Answer: Sendable {
    let status: Int
    let headers: HTTPHeaders
    let body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }
    /// The body as JSON objects.
    func json() throws -> [String: Any] {
      try JSONSerialization.jsonObject(with: Data(body)) as? [String: Any] ?? [:]
    }
    /// The code of a problem document.
    var code: String? { (try? json())?["code"] as? String }
  }

  /// Makes a repository, indexes it, serves it, and asks.
  static func run(
    settings: ServerSettings = ServerSettings(), curators: [String] = ["Ana", "Luis"],
    in folder: TemporaryFolder? = nil, logger: Logger = quietLogger, indexed: Bool = true,
    publishingDue: Bool = false,
    making: (SmallRepository) throws -> Void = { _ in },
    asking: @escaping @Sendable (ServerTrial) async throws -> Void
  ) async throws {
    let school = try SmallRepository(in: folder)
    try making(school)
    if indexed { _ = try Indexer(school.repository).bringUpToDate() }
    var settings = settings
    settings.port = 0
    settings.publishesDue = publishingDue
    let server = try server(of: school, settings: settings, logger: logger, curators: curators)
    let (ports, port) = AsyncStream.makeStream(of: Int.self)
    let application = server.application { channel in
      port.yield(channel.localAddress?.port ?? 0)
    }
    let group = ServiceGroup(
      configuration: .init(services: [application], logger: quietLogger))
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await group.run() }
      var iterator = ports.makeAsyncIterator()
      let bound = await iterator.next() ?? 0
      do {
        try await asking(ServerTrial(school: school, port: bound))
      } catch {
        await group.triggerGracefulShutdown()
        throw error
      }
      await group.triggerGracefulShutdown()
      try await tasks.waitForAll()
    }
  }

  /// The requests that a server answers, by name.
  static func endpoints() throws -> [String: (request: String, needsToken: Bool)] {
    try server(
      of: SmallRepository(), settings: ServerSettings(), logger: quietLogger, curators: []
    ).requests
  }

  private static func server(
    of school: SmallRepository, settings: ServerSettings, logger: Logger, curators: [String]
  ) throws -> ExemplarServer {
    try ExemplarServer(
      school.repository, settings: settings, logger: logger,
      schemas: Checkout.path + "/index/schemas"
    ) { curation(school.repository, curators: curators) }
  }

  /// Asks for something.
  func get(_ path: String, headers: [(String, String)] = []) async throws -> Answer {
    try await ask(.GET, path, headers: headers)
  }

  /// Sends a request and waits for its whole answer, which must be as `/openapi.json` describes it.
  func ask(
    _ method: HTTPMethod, _ path: String, headers: [(String, String)] = [], body: [UInt8]? = nil
  ) async throws -> Answer {
    let answer = try await undescribed(method, path, headers: headers, body: body)
    let faults = try OpenAPICheck().faults(
      of: method.rawValue, path, status: answer.status,
      headers: answer.headers.map { ($0.name, $0.value) }, body: Data(answer.body))
    #expect(faults == [])
    return answer
  }

  private func undescribed(
    _ method: HTTPMethod, _ path: String, headers: [(String, String)], body: [UInt8]?
  ) async throws -> Answer {
    var request = HTTPClientRequest(url: "http://127.0.0.1:\(port)\(path)")
    request.method = method
    for (name, value) in headers { request.headers.add(name: name, value: value) }
    if let body { request.body = .bytes(body) }
    let response = try await HTTPClient.shared.execute(request, timeout: .seconds(30))
    let bytes = try await response.body.collect(upTo: 64 << 20)
    return Answer(
      status: Int(response.status.code), headers: response.headers,
      body: Array(bytes.readableBytesView))
  }

  static let quietLogger = Logger(label: "trial") { _ in SwiftLogNoOpLogHandler() }

  /// The workflow of a repository with some curators; Root administers.
  static func curation(_ repository: Repository, curators: [String]) -> Curation {
    var configuration = RepositoryConfiguration()
    configuration.curators = curators
    configuration.administrators = ["Root"]
    do {
      let folder = URL(fileURLWithPath: Checkout.path + "/index/vocabularies")
      return try Curation(
        repository,
        context: RuleContext(vocabularies: Vocabularies.load(folder: folder).vocabularies),
        terms: PublishingTerms(
          configuration: configuration,
          crate: { exemplar, day in "{\"\(exemplar.id)\": \"\(day)\"}\n" }))
    } catch { fatalError("The workflow cannot be opened: \(error)") }
  }
}
