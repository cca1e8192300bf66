internal import ExemplarBundle
internal import ExemplarCatalog
internal import ExemplarLanguage
internal import Foundation

/// Brings the shards of a repository up to its collection: those that lie on this machine. Of the others it tells
/// whether they answer and fit.
///
/// Each shard is an index of its own, with its own stamp, locks and swap, so that whatever holds for an index of one
/// piece holds for it. When all are done, one note beside them says what a search opens.
struct ShardedIndexer {
  let indexer: Indexer
  let loaded: LoadedSettings
  let list: ShardList

  private var repository: Repository { indexer.repository }
  private var folder: IndexFolder { indexer.folder }

  // MARK: All of the collection

  func bringUpToDate() throws -> IndexReport { try run { try $0.bringUpToDate() } }

  func rebuild() throws -> IndexReport { try run { try $0.rebuild() } }

  private func run(_ work: (Indexer) throws -> IndexReport) throws -> IndexReport {
    try folder.make()
    let reason = try reasonForNewNote()
    var report = IndexReport()
    report.findings = loaded.findings
    // What is new takes long and disturbs nobody: no search knows of it yet.
    let local = localNumbers
    for number in local.filter({ !isThere($0) }) + local.filter(isThere) {
      report.add(try work(part(number)))
    }
    if let reason { report.rebuilt = reason }
    try conclude(&report, sources: loaded.settings.sources)
    return report
  }

  /// Why the note cannot stay; nil where it fits the list.
  private func reasonForNewNote() throws -> RebuildReason? {
    guard let stamp = folder.currentStamp() else { return nil }
    guard let note = ShardNote.current(in: folder) else {
      return stamp.hasPrefix(ShardNote.stampPrefix) ? nil : .otherShards
    }
    return note.list.shards == list.shards ? nil : .otherShards
  }

  private var localNumbers: [Int] {
    list.shards.indices.filter { !list.shards[$0].isRemote }
  }

  private func isThere(_ number: Int) -> Bool {
    list.folder(of: number, repository: repository.root).currentStamp() != nil
  }

  /// The indexer of one shard, as if it were all there is.
  func part(_ number: Int) throws -> Indexer {
    let folder = list.folder(of: number, repository: repository.root)
    var part = Indexer(repository, folder: folder)
    part.part = ShardPart(number: number, of: list.shards.count)
    part.patience = indexer.patience
    part.settings = loaded.withoutFindings
    part.progress = indexer.progress
    part.waiting = indexer.waiting
    try folder.make()
    // A kill may have come between the swap and the stub.
    if let stamp = folder.currentStamp() { try folder.pointStub(to: stamp) }
    return part
  }

  // MARK: Some exemplars

  /// Adds, replaces or takes out some exemplars, each in the shard that it belongs to.
  func update(_ ids: [String], after change: CollectionChange?) throws -> IndexReport {
    guard ShardNote.current(in: folder)?.list.shards == list.shards else {
      return try bringUpToDate()
    }
    var report = IndexReport()
    for (number, ids) in shared(ids) where !list.shards[number].isRemote {
      report.add(try part(number).update(ids: ids))
    }
    let elsewhere = elsewhere(ids)
    try conclude(&report, sources: try sources(after: elsewhere == nil ? change : nil))
    if let elsewhere { throw elsewhere }
    return report
  }

  /// Takes exemplars out so that no file of a shard on this machine holds a word of theirs.
  func erase(_ ids: [String], after change: CollectionChange?) throws {
    guard ShardNote.current(in: folder)?.list.shards == list.shards else {
      _ = try rebuild()
      return
    }
    for (number, ids) in shared(ids) where !list.shards[number].isRemote {
      try part(number).erase(ids: ids)
    }
    let elsewhere = elsewhere(ids)
    var report = IndexReport()
    try conclude(&report, sources: try sources(after: elsewhere == nil ? change : nil))
    if let elsewhere { throw elsewhere }
  }

  private func shared(_ ids: [String]) -> [(number: Int, ids: [String])] {
    Dictionary(grouping: ids, by: list.number).sorted { $0.key < $1.key }
      .map { ($0.key, $0.value) }
  }

  /// What is left to do on another machine.
  private func elsewhere(_ ids: [String]) -> IndexError? {
    for id in ids {
      let number = list.number(of: id)
      guard list.shards[number].isRemote else { continue }
      return .elsewhere(id: id, shard: number + 1, name: list.shards[number].name)
    }
    return nil
  }

  private func sources(after change: CollectionChange?) throws -> [SourceStamp] {
    let sources = ShardNote.current(in: folder)?.sources ?? loaded.settings.sources
    guard let change, let after = change.after else { return sources }
    return sources.map { $0 == change.before ? after : $0 }
  }

  // MARK: The note

  /// Says what a search opens now, once all shards of this machine are done.
  private func conclude(_ report: inout IndexReport, sources: [SourceStamp]) throws {
    let survey = try ShardSurvey(
      list, repository: repository.root, configuration: loaded.settings.digest)
    report.findings += survey.findings
    report.revision = ShardNote.revision(of: survey.revisions)
    let before = ShardNote.current(in: folder)
    let known = before?.list.shards == list.shards ? before?.held : nil
    let held = survey.held.enumerated().map { $1 ?? known?[$0] ?? nil }
    let note = ShardNote(
      list, configuration: loaded.settings.digest, held: held, sources: sources)
    guard note != before else { return }
    let lock = try indexer.writerLock()
    defer { withExtendedLifetime(lock) {} }
    try folder.use(note)
  }
}

extension IndexReport {
  /// Counts what another shard's report tells.
  mutating func add(_ other: IndexReport) {
    indexed += other.indexed
    removed += other.removed
    unchanged += other.unchanged
    rebuilt = rebuilt ?? other.rebuilt
    findings += other.findings
  }
}

extension LoadedSettings {
  /// The same settings, whose remarks somebody else tells.
  var withoutFindings: LoadedSettings {
    var settings = self
    settings.findings = []
    return settings
  }
}
