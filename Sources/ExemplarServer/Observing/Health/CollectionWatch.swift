internal import ExemplarCatalog
internal import ExemplarLanguage
internal import ExemplarSearch
internal import Foundation
internal import Synchronization

/// Looks whether the index answers for the collection.
///
/// Whoever publishes changes the collection first and the index a moment later. So a difference counts only when the
/// same one was seen for longer than ``patience``.
final class CollectionWatch: Sendable {
  private let repository: Repository
  private let state = Mutex(State())
  /// For so long a difference may stand before it counts.
  let patience: Duration
  /// A thread for looking, which reads files.
  private let lookout = WorkerPool<Void>(
    workers: 1, waiting: 64, name: "lookout", niceness: 19
  ) {}

  fileprivate struct State {
    var sight = IndexSight()
    var looked: ContinuousClock.Instant?
    var work = IndexWork.idle
    /// Files and folders that are not as the index remembers them, as they were first seen so.
    var changed: (sources: [SourceStamp], since: ContinuousClock.Instant)?
    /// Folders of exemplars that are not as they were when the index last answered for all, as they were first seen so.
    var moved: (folders: FolderStamps, since: ContinuousClock.Instant)?
    /// The folders when the index last answered for all of them, and its revision then.
    var settled: (folders: FolderStamps, revision: String)?
  }

  init(_ repository: Repository, patience: Duration) {
    self.repository = repository
    self.patience = patience
  }

  /// What was seen last; nobody looks.
  var sight: IndexSight { state.withLock { $0.sight } }

  /// What is being done about it.
  var work: IndexWork {
    get { state.withLock { $0.work } }
    set { state.withLock { $0.work = newValue } }
  }

  /// What is there, looked at anew where the last look is older than that; `deeply`: also into the folders of all
  /// exemplars.
  func look(after age: Duration = .seconds(1), deeply: Bool = false) async throws -> IndexSight {
    if !deeply, let fresh = state.withLock({ $0.fresh(age) }) { return fresh }
    do {
      return try await lookout.run { [self] _ in
        // Whoever waited for the same look takes it.
        if !deeply, let fresh = state.withLock({ $0.fresh(age) }) { return fresh }
        return lookNow(deeply: deeply)
      }
    } catch let refusal as WorkRefusal where refusal != .stopped {
      return sight
    }
  }

  /// Does something that reads files on the thread for that.
  func reading<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async throws -> Value {
    try await lookout.run { _ in work() }
  }

  /// Lets the thread end.
  func stop() { lookout.stop() }

  private func lookNow(deeply: Bool) -> IndexSight {
    let folder = IndexFolder(repository: repository.root)
    let folders = deeply ? FolderStamps(of: repository) : nil
    var sight = IndexSight()
    do {
      let reader = try IndexReader(folder)
      sight.revision = reader.revision
      sight.exemplars = try reader.exemplarCount()
      sight.written = Self.written(reader)
      let changed = try reader.changedSources()
      sight.condition = condition(changed, folders, reader.revision)
    } catch {
      if case .noIndex = error {
        sight.condition = .missing
      } else {
        sight.condition = .unusable(error.description)
      }
    }
    let seen = sight
    state.withLock { state in
      state.sight = seen
      state.looked = .now
    }
    return seen
  }

  private func condition(
    _ changed: [String], _ folders: FolderStamps?, _ revision: String
  ) -> IndexCondition {
    let sources = changed.compactMap { SourceStamp(path: $0, repository: repository.root) }
    let patience = patience
    return state.withLock { state in
      let now = ContinuousClock.now
      state.note(changed: changed, sources, at: now)
      if let folders { state.note(folders, revision: revision, at: now) }
      if let seen = state.changed, now - seen.since >= patience { return .behind(changed) }
      if let seen = state.moved, now - seen.since >= patience { return .behind(["exemplars"]) }
      return .ready
    }
  }

  /// The index was brought up to the collection whose folders were these before.
  func settle(_ folders: FolderStamps) {
    state.withLock { state in
      state.settled = (folders, "")
      state.moved = nil
      state.looked = nil
    }
  }

  private static func written(_ reader: IndexReader) -> Double {
    SourceStamp(path: "iamglass", repository: reader.folder.database(stamp: reader.stamp))
      .map { Double($0.modified) / 1e9 } ?? 0
  }
}

extension CollectionWatch.State {
  fileprivate mutating func note(
    changed: [String], _ sources: [SourceStamp], at now: ContinuousClock.Instant
  ) {
    guard !changed.isEmpty else {
      self.changed = nil
      return
    }
    if self.changed?.sources != sources { self.changed = (sources, now) }
  }

  /// A new revision answers for the folders that are there: whoever changed them made it.
  fileprivate mutating func note(
    _ folders: FolderStamps, revision: String, at now: ContinuousClock.Instant
  ) {
    if settled == nil || !(settled?.revision.isEmpty ?? true) && settled?.revision != revision {
      settled = (folders, revision)
    }
    settled?.revision = revision
    guard settled?.folders != folders else {
      moved = nil
      return
    }
    if moved?.folders != folders { moved = (folders, now) }
  }

  /// What was seen, where that is not too long ago.
  fileprivate func fresh(_ age: Duration) -> IndexSight? {
    looked.flatMap { ContinuousClock.now - $0 < age ? sight : nil }
  }
}
