internal import ExemplarCuration
internal import Foundation
internal import Metrics
internal import Synchronization

/// Figures that are read when somebody asks for them: the index, the queue, the pools, the process.
final class ServerFigures: Sendable {
  private let desk: ServerDesk
  private let metrics: ServerMetrics
  private let queue = Mutex<(figures: QueueFigures, read: ContinuousClock.Instant)?>(nil)

  /// The workflow is read at most so often.
  private static let queuePause = Duration.seconds(15)

  init(_ desk: ServerDesk, _ metrics: ServerMetrics) {
    self.desk = desk
    self.metrics = metrics
  }

  /// All numbers of the server as Prometheus takes them.
  func text() async throws -> String {
    let sight = try await desk.watch.look(after: .seconds(5))
    let queue = await queueFigures()
    let metrics = metrics
    write(sight)
    write(queue)
    writePools()
    writeSearchLog()
    return try await desk.watch.reading {
      ProcessFigures.now.write(to: metrics.exporter)
      return metrics.exporter.text
    }
  }

  private func set(_ label: String, _ value: Double, _ dimensions: [(String, String)] = []) {
    Meter(label: label, dimensions: dimensions, factory: metrics.exporter).set(value)
  }

  private func write(_ sight: IndexSight) {
    metrics.exporter.forget("exemplar_index_info")
    set("exemplar_index_info", 1, [("revision", sight.revision)])
    set("exemplar_index_ready", sight.condition == .ready ? 1 : 0)
    set("exemplar_index_exemplars", Double(sight.exemplars))
    let age = sight.written > 0 ? Date().timeIntervalSince1970 - sight.written : 0
    set("exemplar_index_age_seconds", max(0, age))
  }

  private func write(_ queue: QueueFigures) {
    set("exemplar_queue_read", queue.isRead ? 1 : 0)
    for (state, count) in queue.counts {
      set("exemplar_submissions", Double(count), [("state", state)])
    }
    for (party, since) in queue.oldest {
      let age = since.map { Date().timeIntervalSince($0) } ?? 0
      set("exemplar_queue_age_seconds", max(0, age), [("waiting_for", party)])
    }
  }

  private func writePools() {
    for (name, load) in [
      ("reader", desk.readers.load), ("shelf", desk.shelf.load), ("office", desk.office.load),
    ] {
      let pool = [("pool", name)]
      set("exemplar_pool_workers", Double(load.workers), pool)
      set("exemplar_pool_working", Double(load.working), pool)
      set("exemplar_pool_waiting", Double(load.waiting), pool)
      metrics.exporter.setTotal("exemplar_pool_done_total", load.done, pool)
      metrics.exporter.setTotal("exemplar_pool_refused_total", load.refused + load.late, pool)
    }
    set(
      "exemplar_http_requests_in_flight",
      Double(metrics.requestsInFlight.load(ordering: .relaxed)))
  }

  private func writeSearchLog() {
    guard let counts = desk.searches?.counts else { return }
    metrics.exporter.setTotal("exemplar_search_log_noted_total", counts.noted)
    metrics.exporter.setTotal("exemplar_search_log_failures_total", counts.failed)
  }

  /// What the workflow last said; a busy or broken one is not waited for again before its time.
  private func queueFigures() async -> QueueFigures {
    let known = queue.withLock { $0 }
    if let known, ContinuousClock.now - known.read < Self.queuePause { return known.figures }
    var figures: QueueFigures
    do {
      figures = try await desk.office.run { try QueueFigures(of: $0) }
    } catch {
      // The figure exemplar_queue_read says so; whoever moves a submission is told why.
      figures = known?.figures ?? QueueFigures()
      figures.isRead = false
    }
    let read = figures
    queue.withLock { $0 = (read, .now) }
    return read
  }
}

/// How many submissions there are, and how long the oldest waits.
struct QueueFigures: Hashable, Sendable {
  var isRead = false
  /// By state.
  var counts: [String: Int] = [:]
  /// Since when the oldest waits, by who has to act; nil where nothing does.
  var oldest: [String: Date?] = [:]

  /// Nothing is known.
  init() {}

  /// Asks the workflow.
  init(of curation: Curation) throws(CurationError) {
    isRead = true
    for state in SubmissionState.allCases { counts[state.rawValue] = 0 }
    for party in SubmissionState.Party.allCases { oldest[party.rawValue] = .some(nil) }
    for submission in try curation.submissions() {
      counts[submission.state.rawValue, default: 0] += 1
      guard let party = submission.waitingFor?.rawValue else { continue }
      oldest[party] = min(submission.since, (oldest[party] ?? nil) ?? submission.since)
    }
  }
}
