internal import ExemplarLanguage
internal import Xapian

/// One shard, opened: its database and what differs from shard to shard.
final class ShardConnection {
  var database: Database
  /// The folder of the database, by name; nil for a server's.
  let stamp: String?
  private(set) var revision = ""
  private(set) var count = 0
  private(set) var languages: [LanguageRules] = []
  private(set) var facets = FacetDictionary()
  /// How many values of facets are numbered alike in all shards.
  private(set) var common = 0

  /// Opens a shard.
  ///
  /// - Throws: `XapianError` where it does not answer; ``ShardFault`` where it is not what the list says.
  init(_ number: Int, of note: ShardNote, repository: String) throws {
    stamp =
      note.list.shards[number].isRemote
      ? nil : note.list.folder(of: number, repository: repository).currentStamp()
    database = try note.list.database(of: number, repository: repository)
    try read(number, of: note)
  }

  /// Moves on to the newest snapshot; true where there was a newer one.
  func reopen(_ number: Int, of note: ShardNote) throws -> Bool {
    guard try database.reopen() else { return false }
    try read(number, of: note)
    return true
  }

  private func read(_ number: Int, of note: ShardNote) throws {
    if let fault = try note.list.fault(of: number, database, configuration: note.configuration) {
      throw ShardFault(words: fault)
    }
    common = try ShardPart.read(stored: database.metadata(IndexKey.shard))?.common ?? 0
    revision = String(decoding: try database.metadata(IndexKey.revision), as: UTF8.self)
    languages = try LanguageRules.list(stored: database.metadata(IndexKey.languages))
    facets = try FacetDictionary(stored: database.metadata(IndexKey.facets))
    count = try database.documentCount
  }
}

/// A shard answers, and is not what the list says.
struct ShardFault: Error {
  /// As what it is: `holds part 3 of 3 and not 3 of 4`.
  var words: String
}
