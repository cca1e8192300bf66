internal import ExemplarBundle
internal import ExemplarCatalog
internal import ExemplarCuration
internal import ExemplarIndexing
internal import ExemplarSearch
internal import Foundation
internal import Logging
internal import ServiceLifecycle

/// What the server does by itself: it looks at the index, brings it up to the collection, and publishes what is due.
struct CollectionKeeper: Service {
  let desk: ServerDesk
  let logger: Logger
  /// Ends once the server listens: what is wrong with its place is told before anything is done.
  let listening: AsyncStream<Void>
  /// One thread, on which an index may be built for minutes.
  private let builder = WorkerPool<Void>(
    workers: 1, waiting: 1, name: "indexer", niceness: 10
  ) {}

  init(_ desk: ServerDesk, logger: Logger, listening: AsyncStream<Void>) {
    self.desk = desk
    self.listening = listening
    self.logger = logger
  }

  private var settings: ServerSettings { desk.settings }

  /// Goes on until the server stops; then what it works with is let go.
  func run() async throws {
    do {
      try await cancelWhenGracefulShutdown {
        for await _ in listening {}
        try await removeLeftovers()
        try await withThrowingTaskGroup(of: Void.self) { tasks in
          tasks.addTask { try await keepIndex() }
          if settings.publishesDue { tasks.addTask { try await publishDue() } }
          try await tasks.waitForAll()
        }
      }
    } catch is CancellationError {
      // That is how it ends.
    }
    builder.stop()
    desk.stop()
  }

  /// Removes what a kill left of uploads; where that fails, the next upload tries it again.
  private func removeLeftovers() async throws {
    let repository = desk.repository
    let failure = try await desk.watch.reading { () -> String? in
      do throws(RepositoryError) {
        try StagingFolder.removeLeftovers(in: repository)
        return nil
      } catch {
        return error.message
      }
    }
    if let failure { logger.warning("What a kill may have left was not removed: \(failure)") }
  }

  // MARK: The index

  private func keepIndex() async throws {
    var pause = settings.indexPause
    var next = ContinuousClock.now
    var deep = ContinuousClock.now + settings.indexPause
    while true {
      let isDeep = ContinuousClock.now >= deep
      if isDeep { deep = .now + settings.indexPause }
      let sight = try await desk.watch.look(after: .zero, deeply: isDeep)
      if settings.indexes, sight.condition != .ready, ContinuousClock.now >= next {
        let isDone = try await bringUpToDate(sight.condition)
        // What failed is tried again, each time later.
        pause = isDone ? settings.indexPause : min(pause * 2, .seconds(300))
        next = .now + pause
      }
      try await Task.sleep(for: min(.seconds(2), settings.indexPause))
    }
  }

  /// False where it did not come to its end; the log and `/readyz` say why.
  private func bringUpToDate(_ condition: IndexCondition) async throws -> Bool {
    let (repository, watch) = (desk.repository, desk.watch)
    watch.work = .running(done: 0, total: 0)
    logger.info("\(Self.words(condition))")
    do {
      let report = try await builder.run { _ in
        let folders = FolderStamps(of: repository)
        var indexer = Indexer(repository)
        indexer.progress = { watch.work = .running(done: $0.done, total: $0.total) }
        let report = try indexer.bringUpToDate()
        watch.settle(folders)
        return report
      }
      watch.work = .idle
      _ = try await watch.look(after: .zero)
      tell(report)
      return true
    } catch let refusal as WorkRefusal {
      watch.work = .idle
      if refusal == .stopped { throw CancellationError() }
      return false
    } catch {
      watch.work = .failed(FailureCause.words(of: error))
      logger.error("The index was not brought up to date", error: error, metadata: [:])
      return false
    }
  }

  private static func words(_ condition: IndexCondition) -> String {
    switch condition {
    case .behind(let sources):
      "The index is behind: \(sources.joined(separator: ", ")) changed. Bringing it up to date"
    case .unusable: "The index cannot be used. Building it anew"
    case .missing, .unknown, .ready: "There is no index. Building it"
    }
  }

  private func tell(_ report: IndexReport) {
    let errors = report.findings.filter { $0.severity == .error }
    logger.info(
      "The index is up to date",
      metadata: [
        "indexed": .stringConvertible(report.indexed),
        "removed": .stringConvertible(report.removed),
        "unchanged": .stringConvertible(report.unchanged),
      ])
    for error in errors.prefix(20) {
      logger.error(
        "An exemplar cannot be indexed",
        metadata: ["exemplar": "\(error.bundle ?? "")", "cause": "\(error.summary)"])
    }
  }

  // MARK: Publishing

  private func publishDue() async throws {
    // What was refused is tried again after an hour, and told once.
    var refused: [Int: ContinuousClock.Instant] = [:]
    try await Task.sleep(for: min(.seconds(5), settings.duePause))
    while true {
      let now = ContinuousClock.now
      refused = refused.filter { now - $0.value < .seconds(3600) }
      let left = Set(refused.keys)
      do {
        for outcome in try await desk.office.run({ try $0.publishDue(except: left) }) {
          tell(outcome)
          if case .refused = outcome.result { refused[outcome.number] = now }
        }
      } catch let refusal as WorkRefusal {
        if refusal == .stopped { throw CancellationError() }
      } catch {
        logger.error(
          "What is due was not published", metadata: ["cause": "\(FailureCause.words(of: error))"])
      }
      try await Task.sleep(for: settings.duePause)
    }
  }

  private func tell(_ outcome: PublishingOutcome) {
    var values: Logger.Metadata = ["submission": .stringConvertible(outcome.number)]
    switch outcome.result {
    case .published(let id, let version, _):
      values["exemplar"] = "\(id) v\(version)"
      if let problem = outcome.indexProblem { values["cause"] = "\(problem)" }
      logger.info("Published on its day", metadata: values)
    case .refused(let error):
      values["cause"] = "\(error.code.rawValue)"
      logger.error("Not published on its day", metadata: values)
    }
  }
}
