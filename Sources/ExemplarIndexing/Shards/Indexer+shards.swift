internal import ExemplarBundle
internal import ExemplarCatalog
internal import ExemplarLanguage
internal import Foundation

extension Indexer {
  /// Brings one shard up to the collection, on the machine where it lies; the others are left alone.
  ///
  /// ```swift
  /// try Indexer(repository).bringUpToDate(shard: 3, rebuilding: false).indexed   // 3130
  /// ```
  /// - Throws: `IndexError.unknownShard` for a number that the list does not have.
  public func bringUpToDate(shard number: Int, rebuilding: Bool) throws -> IndexReport {
    let loaded = try currentSettings()
    let list = loaded.settings.shards
    guard let list, list.shards.indices.contains(number - 1) else {
      throw IndexError.unknownShard(number, of: list?.shards.count ?? 0)
    }
    let part = try ShardedIndexer(indexer: self, loaded: loaded, list: list).part(number - 1)
    var report = try rebuilding ? part.rebuild() : part.bringUpToDate()
    report.findings = loaded.findings + report.findings
    return report
  }

  /// What works on all shards; nil where the index is of one piece, or is one of them.
  func shards(of loaded: LoadedSettings) -> ShardedIndexer? {
    guard part == nil, folder == IndexFolder(repository: repository.root),
      let list = loaded.settings.shards
    else { return nil }
    return ShardedIndexer(indexer: self, loaded: loaded, list: list)
  }

  /// Those of some exemplars that belong here.
  func own(_ ids: [String]) -> [String] {
    part.map { part in ids.filter(part.holds) } ?? ids
  }
}

extension ShardedIndexer {
  /// How the shards of this machine and the collection disagree, in the order of shards.
  func differences() throws -> [Diagnostic] {
    guard ShardNote.current(in: indexer.folder)?.list.shards == list.shards else {
      let isThere = indexer.folder.currentStamp() != nil
      return [IndexDifference.finding(isThere ? .otherShards : .noIndex)]
    }
    return try list.shards.indices.filter { !list.shards[$0].isRemote }
      .flatMap { try part($0).differences() }
  }
}
