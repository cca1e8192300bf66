internal import ExemplarBundle
internal import Foundation
internal import GRDB

/// `.exemplar/received/`: one folder a round, with the bag in it.
struct ReceivedFolder {
  let path: String

  /// Removes what no round names; call it inside a writing transaction, when nobody can be about to name it.
  @discardableResult
  func removeOrphans(in database: Database) throws -> Int {
    let orphans = try orphans(in: database)
    for name in orphans { try FileManager.default.removeItem(atPath: "\(path)/\(name)") }
    if !orphans.isEmpty { try Durability.syncFolder(path) }
    return orphans.count
  }

  /// The names that no round has.
  func orphans(in database: Database) throws -> [String] {
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    let names = try FileManager.default.contentsOfDirectory(atPath: path)
    let kept = try Int.fetchOne(
      database, sql: "SELECT COUNT(*) FROM rounds WHERE folder IS NOT NULL")
    if names.count == kept { return [] }
    let folders = try String.fetchSet(
      database, sql: "SELECT folder FROM rounds WHERE folder IS NOT NULL")
    let named = Set(folders.map { String($0.prefix { $0 != "/" }) })
    return names.filter { !named.contains($0) }.sorted()
  }
}
