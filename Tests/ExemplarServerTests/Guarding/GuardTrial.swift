import ExemplarCuration
import ExemplarServer
import ExemplarTesting
import Foundation
import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle

/// A server of a few routes that do what tests want, behind the guard that stands around all routes.
struct GuardTrial: Sendable {
  let port: Int
  let log: TrialLog

  /// Serves with changed settings, and asks; as often as it likes, unless they say otherwise.
  static func run(
    _ change: (inout ServerSettings) -> Void = { _ in },
    asking: @escaping @Sendable (GuardTrial) async throws -> Void
  ) async throws {
    let school = try SmallRepository()
    var settings = ServerSettings()
    settings.ratePerSecond = 0
    change(&settings)
    settings.port = 0
    let log = TrialLog()
    let logger = Logger(label: "trial") { _ in log }
    settings.indexes = false
    settings.publishesDue = false
    let server = try ExemplarServer(
      school.repository, settings: settings, logger: logger,
      schemas: Checkout.path + "/index/schemas"
    ) {
      throw CurationError(.system, "No workflow is needed here.")
    }
    let (ports, port) = AsyncStream.makeStream(of: Int.self)
    let application = server.application(endpoints: TrialRoutes.endpoints) { channel in
      port.yield(channel.localAddress?.port ?? 0)
    }
    let group = ServiceGroup(configuration: .init(services: [application], logger: logger))
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await group.run() }
      var iterator = ports.makeAsyncIterator()
      let trial = GuardTrial(port: await iterator.next() ?? 0, log: log)
      let result: Result<Void, any Error>
      do {
        result = .success(try await asking(trial))
      } catch {
        result = .failure(error)
      }
      await group.triggerGracefulShutdown()
      try result.get()
      try await tasks.waitForAll()
    }
  }

  /// Sends text on a connection of its own; all that comes back until the server closes or nothing comes any more.
  func say(_ text: String) async throws -> RawAnswers {
    let connection = try RawConnection(port: port, saying: text)
    return RawAnswers(try await connection.rest())
  }

  /// Sends one request with `Connection: close` and gives its answer.
  func ask(
    _ line: String, headers: [String] = [], body: String = ""
  ) async throws -> RawAnswers.Answer {
    let head = ["\(line) HTTP/1.1", "Host: localhost", "Connection: close"] + headers
    let isHead = line.hasPrefix("HEAD")
    let bytes = head.joined(separator: "\r\n") + "\r\n\r\n" + body
    let connection = try RawConnection(port: port, saying: bytes)
    let answers = RawAnswers(try await connection.rest(), withoutBodies: isHead)
    guard let answer = answers.all.first else { throw RawConnection.Trouble.nothing }
    return answer
  }
}

/// What the server logged.
// Its lines are behind a lock, and the rest is never changed.
final class TrialLog: LogHandler, @unchecked Sendable {
  private let lock = NSLock()
  private var written: [String] = []
  var metadata: Logger.Metadata = [:]
  var logLevel = Logger.Level.info

  var lines: [String] { lock.withLock { written } }

  subscript(metadataKey _: String) -> Logger.Metadata.Value? {
    get { nil }
    set {}
  }

  func log(event: LogEvent) {
    let words = (event.metadata ?? [:]).map { "\($0)=\($1)" }.sorted().joined(separator: " ")
    lock.withLock { written.append("\(event.level) \(event.message) \(words)") }
  }
}
