internal import ExemplarSearchLog
internal import Foundation
internal import Logging

/// Writes what was sought into the repository's log, on a thread of its own: no answer waits for a disk.
///
/// Searches are gathered for a second and appended together. Where more than ``room`` wait, further ones are left out
/// and counted as failures; so is what a full or read-only disk refuses, which is told once, until it works again.
// Every member is used under the condition's lock.
final class SearchLogWriter: @unchecked Sendable {
  /// So many may wait.
  static let room = 10_000
  /// So long they are gathered, in seconds.
  private static let pause = 1.0

  private let condition = NSCondition()
  private let folder: SearchLogFolder
  private let repository: String
  private let logger: Logger
  private var waiting: [LoggedSearch] = []
  private var noted = 0
  private var failed = 0
  private var isFailing = false
  private var isStopping = false
  private var hasEnded = false

  /// Begins to wait for searches.
  init(repository: String, logger: Logger) {
    self.repository = repository
    self.logger = logger
    folder = SearchLogFolder(repository: repository)
    let thread = Thread { [weak self] in
      while let writer = self, writer.writeNext() {}
    }
    thread.name = "searches"
    thread.start()
  }

  /// How many were written, and how many were not.
  var counts: (noted: Int, failed: Int) { condition.withLock { (noted, failed) } }

  /// Takes a search and comes back at once.
  func add(_ search: LoggedSearch) {
    condition.withLock {
      guard waiting.count < Self.room, !isStopping else {
        failed += 1
        return
      }
      waiting.append(search)
    }
  }

  /// Writes what waits and ends; waits for that at most so long.
  func stop(within seconds: Double = 2) {
    let deadline = Date(timeIntervalSinceNow: seconds)
    condition.withLock {
      isStopping = true
      condition.broadcast()
      while !hasEnded {
        guard condition.wait(until: deadline) else { return }
      }
    }
  }

  /// Writes what was gathered; false once all is written and nothing more comes.
  private func writeNext() -> Bool {
    let (searches, isLast) = condition.withLock { () -> ([LoggedSearch], Bool) in
      if !isStopping { _ = condition.wait(until: Date(timeIntervalSinceNow: Self.pause)) }
      defer { waiting = [] }
      return (waiting, isStopping)
    }
    if !searches.isEmpty { write(searches) }
    guard isLast else { return true }
    condition.withLock {
      hasEnded = true
      condition.broadcast()
    }
    return false
  }

  private func write(_ searches: [LoggedSearch]) {
    let months = SearchLogChoice(repository: repository).months
    for (month, searches) in Dictionary(grouping: searches, by: { LoggedDay.month(of: $0.day) }) {
      do {
        try folder.append(
          searches.map { try $0.line }, month: month, keeping: months)
        condition.withLock {
          noted += searches.count
          isFailing = false
        }
      } catch {
        tell(error, of: searches.count)
      }
    }
  }

  private func tell(_ error: any Error, of count: Int) {
    let isNew = condition.withLock {
      defer { isFailing = true }
      failed += count
      return !isFailing
    }
    guard isNew else { return }
    logger.warning(
      "Searches are not noted: the log cannot be written. Answers are as before",
      metadata: ["cause": "\(error)"])
  }
}
