internal import ArgumentParser
internal import ExemplarCatalog
internal import ExemplarCuration
internal import ExemplarPresentation
internal import ExemplarReading
internal import ExemplarServer
internal import Foundation
internal import Hummingbird
internal import Logging

/// `exemplar serve`: answers other programs, and the terminals of others.
struct ServeCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Answer other programs, and the terminals of others, with HTTP.",
    discussion: """
      Ends with Ctrl-C or SIGTERM, after what runs was answered.
        exemplar serve --port 8080
        curl http://127.0.0.1:8080/readyz
      """)

  @Option(help: ArgumentHelp("An address of this machine.", valueName: "address"))
  var address = "127.0.0.1"
  @Option(help: ArgumentHelp("The port; 0: any free one.", valueName: "port"))
  var port = 8080
  @OptionGroup var common: CommonOptions

  func work(_ console: Console) throws {
    let repository = try repository()
    var settings = ServerSettings()
    settings.address = address
    settings.port = port
    let logger = Logger(label: "exemplar") { StreamLogHandler.standardError(label: $0) }
    let server = ExemplarServer(repository, settings: settings, logger: logger) {
      var words = CommonOptions()
      words.repository = repository.root
      let desk = try Desk(words)
      return try Curation(
        repository, context: desk.context,
        terms: desk.terms(telling: Console(color: .never, quiet: true)))
    }
    try waiting { try await server.application().runService() }
  }

  /// Runs asynchronous work to its end; the main thread has nothing else to do meanwhile.
  private func waiting(_ work: @escaping @Sendable () async throws -> Void) throws {
    let end = DispatchSemaphore(value: 0)
    let result = Outcome()
    Task {
      do { try await work() } catch { result.error = error }
      end.signal()
    }
    end.wait()
    if let error = result.error { throw error }
  }

  /// What the work left; read after the semaphore was signaled, so never at one time with the writing.
  private final class Outcome: @unchecked Sendable {
    var error: (any Error)?
  }
}
