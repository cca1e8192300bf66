internal import Foundation
internal import Hummingbird
internal import Logging
internal import NIOCore
internal import ServiceLifecycle

extension ExemplarServer {
  /// Listens and answers until `stop` brings something; then ends what runs, for ``ServerSettings/stopTime`` at most.
  ///
  /// `running` is called once, with the port.
  /// - Throws: ``SettingFault`` where it cannot listen as the settings say.
  public func run(
    until stop: AsyncStream<Void>, running: @escaping @Sendable (_ port: Int?) async -> Void
  ) async throws {
    // A wrong certificate is told before anything is bound.
    if let files = desk.settings.tls { _ = try files.configuration() }
    let application = application { await running($0.localAddress?.port) }
    let group = ServiceGroup(configuration: .init(services: [application], logger: logger))
    do {
      try await withThrowingTaskGroup(of: Bool.self) { tasks in
        tasks.addTask {
          try await group.run()
          return true
        }
        tasks.addTask {
          for await _ in stop { break }
          await group.triggerGracefulShutdown()
          try await Task.sleep(for: desk.settings.stopTime)
          logger.warning("What still ran was cut off: it took longer than the stop time")
          return false
        }
        _ = try await tasks.next()
        tasks.cancelAll()
      }
    } catch {
      throw SettingFault(listening: error, desk.settings) ?? error
    }
    if let socket = desk.settings.socket { unlink(socket) }
  }
}
