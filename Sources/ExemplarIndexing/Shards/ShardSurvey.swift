internal import ExemplarBundle
internal import ExemplarLanguage
internal import Xapian

/// A look at all shards: which answer, what they hold, and whether it fits what this machine knows.
struct ShardSurvey {
  /// How many exemplars each holds; nil for one that does not answer.
  private(set) var held: [Int?] = []
  /// Names the snapshot of each.
  private(set) var revisions: [String?] = []
  private(set) var findings: [Diagnostic] = []

  private let list: ShardList
  private let configuration: String

  /// Looks at the shards, one after another.
  init(_ list: ShardList, repository: String, configuration: String) throws(IndexError) {
    self.list = list
    self.configuration = configuration
    for (number, shard) in list.shards.enumerated() {
      do {
        try look(number, list.database(of: number, repository: repository))
      } catch {
        guard shard.isRemote else {
          throw IndexError(error, path: list.folder(of: number, repository: repository).path)
        }
        held.append(nil)
        revisions.append(nil)
        tell(number, "shard-down", "does not answer: \(error.message)", "Start it there")
      }
    }
  }

  private mutating func look(
    _ number: Int, _ database: consuming Database
  ) throws(XapianError) {
    let count = try database.documentCount
    let revision = String(decoding: try database.metadata(IndexKey.revision), as: UTF8.self)
    if let fault = try list.fault(of: number, database, configuration: configuration) {
      held.append(nil)
      revisions.append(nil)
      tell(number, "shard-outdated", fault, "Bring it up to date there")
    } else {
      held.append(count)
      revisions.append(revision)
    }
  }

  private mutating func tell(_ number: Int, _ code: String, _ words: String, _ remedy: String) {
    let shard = list.shards[number]
    let command =
      code == "shard-down"
      ? "tools/shard serve \(number + 1)" : "exemplar index --shard \(number + 1)"
    findings.append(
      Diagnostic(
        code, .warning, path: ShardFile.path, key: "shards",
        "Shard \(number + 1) (\(shard.name)) \(words).", remedy: "\(remedy) with: \(command)"))
  }
}
