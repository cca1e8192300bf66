internal import ArgumentParser
internal import ExemplarBundle
internal import ExemplarCatalog
internal import ExemplarCuration
internal import ExemplarIndexing
internal import ExemplarPresentation
internal import ExemplarReading
internal import ExemplarServer
internal import Foundation
internal import Logging
internal import Metrics

/// `exemplar serve`: answers other programs, and the terminals of others.
struct ServeCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Answer other programs, and the terminals of others, with HTTP.",
    discussion: """
      Ends with Ctrl-C or SIGTERM, after what runs was answered; a second signal ends it at once.
        exemplar serve --port 8080
        curl http://127.0.0.1:8080/readyz

      Each option is also a variable and a key: --request-time is $EXEMPLAR_SERVE_REQUEST_TIME, and request-time in \
      the file that --settings names, else under “server” in index/repository.yaml. The first that is given decides. \
      Times are written 500ms, 30s or 2m, bytes 65536, 64K or 64M.
      """)

  @OptionGroup var options: ServeOptions
  @Option(
    help: ArgumentHelp("A YAML file with settings; replaces “server”.", valueName: "file"),
    completion: .file())
  var settings: String?
  @OptionGroup var common: CommonOptions

  func work(_ console: Console) throws {
    let repository = try repository()
    let settings = try serverSettings(of: repository, console)
    let sink = LogSink.standardError()
    defer { sink.flush() }
    let logger = Logger(label: "exemplar") { _ in
      ServerLogHandler(form: settings.logForm, level: settings.logLevel, sink: sink)
    }
    guard let home = WordsPlace.installation() else { throw WordsPlace.notFound }
    let server = try ExemplarServer(
      repository, settings: settings, logger: logger, schemas: home.path + "/index/schemas"
    ) {
      try Self.curation(of: repository)
    }
    MetricsSystem.bootstrap(server.metricsFactory)
    // Asked before it listens: reading the words takes a moment.
    let hasTokens = try settings.isLocal || Self.curation(of: repository).hasTokens()
    let greeting = ServeGreeting(settings, repository, logger, hasTokens: hasTokens)
    let signals = StopSignals(lastMoment: settings.stopTime + .seconds(5)) { sink.flush() }
    do {
      try Waiting.run {
        try await server.run(until: signals.stop) { greeting.tell(port: $0) }
      }
    } catch let fault as SettingFault {
      throw Stop.trouble(problem([fault], "The server cannot start"))
    }
    logger.info("Stopped")
  }

  /// The settings of all sources; what is wrong in any of them is told at once.
  private func serverSettings(
    of repository: Repository, _ console: Console
  ) throws -> ServerSettings {
    let (file, findings) = try fileSettings(of: repository)
    console.findings(findings, json: common.json)
    let sources = SettingSources(
      flags: options.given, environment: ProcessInfo.processInfo.environment, file: file)
    let (settings, faults, warnings) = sources.settings()
    warnings.forEach { console.remark("warning: \($0)") }
    guard faults.isEmpty else {
      throw Stop.mistyped(problem(faults, "A setting has a value that it does not know"))
    }
    guard !findings.contains(where: { $0.severity == .error }) else {
      throw SettingsProblem(findings: findings)
    }
    return settings
  }

  private func fileSettings(
    of repository: Repository
  ) throws -> ([ServerSetting: ServerSetting.Value], [Diagnostic]) {
    if let settings { return try RepositoryConfiguration.readServer(file: settings) }
    let (configuration, findings) = try repository.configuration()
    return (configuration.server, findings)
  }

  private func problem(_ faults: [SettingFault], _ title: String) -> Problem {
    let items = faults.map { fault in
      let isFlag = fault.place.hasPrefix("--")
      return Problem.Item(
        parameter: isFlag ? String(fault.place.dropFirst(2)) : nil,
        detail: isFlag ? fault.detail : "\(fault.place): \(fault.detail)")
    }
    return Problem(
      code: "invalid-option", title: title,
      detail: faults.count == 1
        ? faults.map { "\($0.place): \($0.detail)" }.joined()
        : "\(faults.count) settings cannot be used.",
      errors: faults.count == 1 && !common.json ? [] : items)
  }

  /// The workflow as the files under `index/` are now.
  private static func curation(of repository: Repository) throws -> Curation {
    var words = CommonOptions()
    words.repository = repository.root
    let desk = try Desk(words)
    return try Curation(
      repository, context: desk.context,
      terms: desk.terms(telling: Console(color: .never, quiet: true)))
  }
}
