import Foundation
import Synchronization
import Testing
import Xapian

/// Decoded posting lists, which all readers of the process share.
@Suite(.serialized) struct KeptListsTests {
  @Test(.timeLimit(.minutes(2)))
  func `answers 64 readers at once as the engine does, while a writer commits`() throws {
    var chance = Chance(seed: 64)
    let shelf = try RandomShelf.make(&chance, count: 300)
    let trial = SharedTrial(shelf)
    for seed in UInt64(0)..<64 {
      Thread { trial.read { try trial.ask(seed: seed) } }.start()
    }
    trial.write { try trial.commit(times: 40, &chance) }
    trial.wait(readers: 64)
    #expect(trial.faults == [])
    #expect(trial.answers >= 64 * SharedTrial.fewest)
    #expect(trial.states > 5)
  }

  // In processes of their own: other tests fill the lists of this one.

  @Test func `keeps no more than it may, and answers alike when lists were let go`() async {
    await #expect(processExitsWith: .success) {
      for limit in [0, 4_000, 16_000] { try KeptListsTests.askWithRoom(limit) }
    }
  }

  private static func askWithRoom(_ limit: Int) throws {
    var chance = Chance(seed: 4)
    let shelf = try RandomShelf.make(&chance, count: 300)
    let database = try shelf.open()
    let questions = (0..<150).map { _ in RandomQuestion.comparable(&chance) }
    let wanted = try questions.map { try database.match($0.asked(of: .lists)) }
    #expect(KeptLists.bytes > 16_000)
    KeptLists.limit(to: limit)
    defer { KeptLists.limit(to: nil) }
    for (question, wanted) in zip(questions + questions, wanted + wanted) {
      #expect(try database.match(question.asked(of: .lists)) == wanted, "\(question)")
      // The newest list stays, however long: 300 postings of 5 bytes, their bits, and the names of its terms.
      #expect(KeptLists.bytes <= max(limit, 3_000), "\(question)")
    }
  }

  @Test func `forgets the lists of states that are no longer the newest`() async {
    await #expect(processExitsWith: .success) { try KeptListsTests.followManyStates() }
  }

  private static func followManyStates() throws {
    var chance = Chance(seed: 5)
    let shelf = try RandomShelf.make(&chance, count: 300)
    var database = try shelf.open()
    try readLists(of: database)
    let once = KeptLists.bytes
    #expect(once > 0)
    for number in 0..<30 {
      var writer = try shelf.write()
      try writer.add(RandomShelf.document(number, &chance))
      try writer.close()
      try database.reopen()
      try readLists(of: database)
    }
    // This state and the one before.
    #expect(KeptLists.bytes < 4 * once)
  }

  private static func readLists(of database: borrowing Database) throws {
    for word in RandomShelf.words { _ = try database.match(MatchRequest(.term(word))) }
  }
}

/// Many threads that ask one database, and one that changes it.
private final class SharedTrial: Sendable {
  /// What each reader asks at least.
  static let fewest = 30

  private struct Told {
    var answers = 0
    var faults: [String] = []
    var states: Set<UInt64> = []
    var isWritten = false
  }

  private let shelf: Shelf
  private let told = Mutex(Told())
  private let ended = DispatchSemaphore(value: 0)

  init(_ shelf: Shelf) { self.shelf = shelf }

  var answers: Int { told.withLock { $0.answers } }
  var faults: [String] { told.withLock { $0.faults } }
  /// Of how many states of the database something was asked.
  var states: Int { told.withLock { $0.states.count } }
  private var isWritten: Bool { told.withLock { $0.isWritten } }

  /// Does a reader's work.
  func read(_ work: () throws -> Void) {
    note(work)
    ended.signal()
  }

  /// Does the writer's work.
  func write(_ work: () throws -> Void) {
    note(work)
    told.withLock { $0.isWritten = true }
  }

  func wait(readers: Int) { for _ in 0..<readers { ended.wait() } }

  private func note(_ work: () throws -> Void) {
    do { try work() } catch { told.withLock { $0.faults.append(String(describing: error)) } }
  }

  /// Asks both matchers of one state after another until the writer is done.
  func ask(seed: UInt64) throws {
    var chance = Chance(seed: 1_000 + seed)
    let reader = try PatientReader(shelf)
    var (asked, atTheEnd) = (0, 0)
    while asked < Self.fewest || atTheEnd < 10 {
      if isWritten { atTheEnd += 1 }
      if chance.happens(30) { _ = try reader.move() }
      let question = RandomQuestion.comparable(&chance)
      let (state, found) = try reader.differences(question)
      // The engine itself does not always notice that commits have overtaken it, and then finds nothing.
      if !found.isEmpty, try reader.move() { continue }
      asked += 1
      told.withLock {
        $0.answers += 1
        $0.states.insert(state)
        $0.faults += found.map { "seed \(seed), \($0), \(question)" }
      }
    }
  }

  /// Adds, replaces and deletes documents.
  func commit(times: Int, _ chance: inout Chance) throws {
    var added: UInt32?
    for number in 0..<times {
      var writer = try shelf.write()
      if let added { try writer.delete(id: added) }
      for _ in 0..<5 { added = try writer.add(RandomShelf.document(1_000 + number, &chance)) }
      try writer.replace(id: 1, with: RandomShelf.document(number, &chance))
      try writer.close()
    }
  }
}

/// A reader that moves on to the newest state when commits overtake it.
private final class PatientReader {
  private var database: Database

  init(_ shelf: Shelf) throws {
    database = try PatientReader.open(shelf, attempts: 50)
  }

  private static func open(_ shelf: Shelf, attempts: Int) throws -> Database {
    do { return try shelf.open() } catch let error as XapianError {
      guard error.status == .modified, attempts > 0 else { throw error }
    }
    return try open(shelf, attempts: attempts - 1)
  }

  /// Moves on to the newest state; true where there was a newer one.
  func move() throws -> Bool { try patiently { try database.reopen() } }

  /// What both matchers tell differently of one state, and which.
  func differences(_ question: MatchRequest) throws -> (state: UInt64, found: [String]) {
    try patiently {
      let lists = try database.match(question.asked(of: .lists))
      let engine = try database.match(question.asked(of: .engine))
      let found = XapianTests.differences(
        lists, engine, of: question, documents: try database.documentCount)
      return (try database.revision, found)
    }
  }

  private func patiently<Value>(_ work: () throws -> Value) throws -> Value {
    for _ in 0..<50 {
      do { return try work() } catch let error as XapianError {
        // Of a state that was written over, the engine says now and then that a document is not there.
        guard error.status == .modified || error.status == .notFound else { throw error }
      }
      // A commit may come in between here, too: then nothing is read before it is done again.
      do { try database.reopen() } catch {
        guard error.status == .modified else { throw error }
      }
    }
    return try work()
  }
}

extension MatchRequest {
  /// The same question for one of the matchers.
  fileprivate func asked(of matcher: Matcher) -> MatchRequest {
    var request = self
    request.matcher = matcher
    return request
  }
}
