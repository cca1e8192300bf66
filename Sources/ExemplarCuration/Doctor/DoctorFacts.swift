internal import ExemplarBundle
internal import ExemplarCatalog
internal import Foundation
internal import GRDB

/// What the collection and the workflow say at one moment, side by side.
struct DoctorFacts {
  /// One published exemplar.
  struct Shelf {
    var id: String
    var versions: [Int]
    var tombstone: WithdrawnFile?
    /// By version; none where the bag has no manifest.
    var digests: [Int: String] = [:]
  }

  /// One round of a submission.
  struct Received {
    var submission: Submission
    var round: RoundRow
  }

  var shelves: [Shelf] = []
  var events: [Event] = []
  var submissions: [Submission] = []
  var rounds: [Received] = []
  var pending: [Event] = []
  /// Names in `received/` that no round has.
  var orphans: [String] = []
  /// Tokens that open something, for a school that there is not.
  var tokenFindings: [Diagnostic] = []
  /// What SQLite says against its file, and the log against itself.
  var databaseFindings: [Diagnostic] = []

  /// Ids that something pending is about: they are between two states until it is taken up.
  var unsettled: Set<String> { Set(pending.map(\.exemplar)) }

  /// The events of an exemplar that speak of it as a whole or of a version, in order.
  func events(of id: String) -> ArraySlice<Event> { byExemplar[id, default: []][...] }

  private var byExemplar: [String: [Event]] = [:]

  /// Looks at everything but the content of bags.
  init(of curation: Curation) throws(CurationError) {
    do { try readCollection(curation.repository) } catch {
      throw CurationError(error, path: curation.repository.exemplarsFolder)
    }
    do throws(CurationError) {
      try readWorkflow(curation)
    } catch {
      guard error.code == .database else { throw error }
      databaseFindings.append(DoctorCode.databaseDamaged.finding(path: Self.file, error.message))
    }
    byExemplar = Dictionary(grouping: events, by: \.exemplar)
  }

  static let file = ".exemplar/" + WorkflowStore.fileName

  private mutating func readCollection(_ repository: Repository) throws {
    let shelves = try repository.ids().map { id in
      Shelf(
        id: id, versions: try repository.versions(of: id),
        tombstone: try repository.tombstone(of: id))
    }
    self.shelves = shelves.concurrentMap { shelf in
      var shelf = shelf
      for version in shelf.versions {
        // A bag without a manifest is told where bags are verified.
        shelf.digests[version] = try? repository.digest(of: shelf.id, version: version)
      }
      return shelf
    }
  }

  private mutating func readWorkflow(_ curation: Curation) throws(CurationError) {
    let read = try curation.store.read { database in
      var facts = self
      facts.databaseFindings = try Self.faults(in: database)
      guard facts.databaseFindings.isEmpty else { return facts }
      facts.events = try EventLog(database: database).events()
      facts.pending = try Pending.all(in: database).map(\.event)
      let table = SubmissionTable(database: database)
      facts.submissions = try table.submissions()
      for submission in facts.submissions {
        facts.rounds += try table.rounds(of: submission.number).map {
          Received(submission: submission, round: $0)
        }
      }
      facts.tokenFindings = TokenExamination(curation: curation)
        .findings(on: try TokenTable(database: database).tokens())
      facts.orphans = try ReceivedFolder(path: curation.receivedFolder).orphans(in: database)
      if let fault = try EventChain.firstFault(in: database) {
        facts.databaseFindings.append(
          DoctorCode.eventsAltered.finding(path: Self.file, fault.words))
      }
      return facts
    }
    if let read { self = read }
  }

  /// SQLite's own checks of the file and of its references.
  private static func faults(in database: Database) throws -> [Diagnostic] {
    let words = try String.fetchAll(database, sql: "PRAGMA integrity_check(20)")
    if words != ["ok"] {
      return words.map { DoctorCode.databaseDamaged.finding(path: file, "SQLite says: \($0).") }
    }
    return try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").prefix(20).map { row in
      let table: String = row["table"]
      let parent: String = row["parent"]
      return DoctorCode.databaseReferences.finding(
        path: file, "A row of “\(table)” names one of “\(parent)” that is not there.")
    }
  }
}
