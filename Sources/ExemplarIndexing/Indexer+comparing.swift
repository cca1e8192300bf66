public import ExemplarBundle
internal import ExemplarCatalog
internal import ExemplarLanguage
internal import Foundation
internal import Xapian

extension Indexer {
  /// How the index and the collection disagree, in the order of ids; nothing is written.
  ///
  /// ```swift
  /// try Indexer(repository).differences().map(\.code)   // ["index-lacks"]
  /// ```
  /// For a sure answer hold the writer's lock, so that nobody publishes meanwhile. `exemplar index` mends all of it.
  public func differences() throws -> [Diagnostic] {
    let loaded: LoadedSettings
    do { loaded = try currentSettings() } catch let problem as SettingsProblem {
      return problem.findings.filter { $0.severity == .error }
    }
    if let shards = shards(of: loaded) { return try shards.differences() }
    do {
      let stamp = try usableStamp(loaded)
      try requireWhole(stamp: stamp)
      return try differences(of: stamp) + fileFindings(of: stamp)
    } catch let reason as RebuildReason {
      return [IndexDifference.finding(reason)]
    } catch IndexError.damaged(let words) {
      return [IndexDifference.finding(.damaged(words))]
    }
  }

  /// Files beside the database that a search does without.
  private func fileFindings(of stamp: String) throws -> [Diagnostic] {
    let path = folder.database(stamp: stamp)
    do {
      let database = try Database(path: path)
      return [
        try database.columnsFault(thoroughly: true)?.finding,
        try ConfigurationFile.finding(beside: path, of: database),
      ].compactMap(\.self)
    } catch { throw IndexError(error, path: folder.path) }
  }

  private func differences(of stamp: String) throws -> [Diagnostic] {
    var (bags, documents) = try held(by: stamp)
    var findings: [Diagnostic] = []
    for found in try repository.bags(of: own(repository.ids())) {
      let held = bags.removeValue(forKey: found.id)
      let isFound = documents.remove(found.id) != nil
      // What cannot be read is told where bags are verified.
      guard case .success(let bag) = found.bag else { continue }
      if held == nil || !isFound {
        findings.append(IndexDifference.lacks(found.id, version: found.version))
      } else if held != bag {
        findings.append(IndexDifference.outdated(found.id, version: found.version))
      }
    }
    let rest = documents.union(bags.keys)
    return (findings + rest.map(IndexDifference.superfluous)).sorted {
      ($0.bundle ?? "", $0.code) < ($1.bundle ?? "", $1.code)
    }
  }

  /// The bags of all exemplars as the index remembers them, and the ids that a search can find.
  private func held(by stamp: String) throws -> (bags: [String: String], documents: Set<String>) {
    do {
      let database = try Database(path: folder.database(stamp: stamp))
      var bags: [String: String] = [:]
      for key in try database.metadataKeys(prefix: IndexKey.bagPrefix) {
        bags[String(key.dropFirst(IndexKey.bagPrefix.count))] = String(
          decoding: try database.metadata(key), as: UTF8.self)
      }
      let prefix = TermLayout.identifier("")
      let terms = try database.terms(prefix: prefix).map(\.term)
      return (bags, Set(terms.map { String($0.dropFirst(prefix.count)) }))
    } catch { throw IndexError(error, path: folder.path) }
  }
}
