import ExemplarCatalog
import ExemplarLanguage
import ExemplarTesting
import Foundation
import Testing
import Xapian

@Suite struct IndexCommandTests {
  @Test func `tells why it builds anew`() async throws {
    let school = try await lessons()
    func index(_ options: String...) async throws -> Program.Outcome {
      try await Program.exemplar.run(["index"] + options, in: school.folder)
    }
    #expect(try await index().answer == "The index is up to date: 2 lessons.\n")
    #expect(try await index("--rebuild").answer == "The index was built anew: 2 indexed.\n")
    try school.edit("index/fields.yaml", replacing: "label: Title,", with: "label: Heading,")
    let changed = try await Program.exemplar.run("search", "bean", in: school.folder)
    #expect(
      changed.remarks
        == "The index may be older than the collection: index/fields.yaml changed since. Bring it up to date with: exemplar index\n"
    )
    #expect(
      try await index().answer
        == "The files under index/ changed, so the index was built anew: 2 indexed.\n")
    let database = try #require(school.index.currentDatabase())
    try Data().write(to: URL(fileURLWithPath: database + "/postlist.glass"))
    let damaged = try await Program.exemplar.run("search", "bean", in: school.folder)
    #expect(damaged.status == 2 && damaged.answer == "")
    #expect(damaged.remarks.contains("exemplar index --rebuild"))
    let mended = try await index()
    #expect(mended.status == 0 && mended.answer.hasPrefix("The index was damaged ("))
    #expect(mended.answer.hasSuffix("), so it was built anew: 2 indexed.\n"))
    #expect(try await Program.exemplar.run("search", "bean", in: school.folder).status == 0)
  }

  @Test func `makes the index of an older release anew where somebody searches`() async throws {
    let school = try await lessons()
    try setForm(of: school, "exemplar-index-4")
    let old = try await Program.exemplar.run("search", "bean", in: school.folder)
    #expect(old.status == 0 && old.answer.contains("Bean diary"))
    #expect(old.remarks == "The index is that of an older release; making it anew once.\n")
    #expect(try await Program.exemplar.run("search", "bean", in: school.folder).remarks == "")
    // A later release has written this one: an older program does not take it away from it.
    try setForm(of: school, "exemplar-index-1000")
    let new = try await Program.exemplar.run("search", "bean", in: school.folder)
    #expect(new.status == 2 && new.answer == "")
    #expect(new.remarks.contains("It has the form “exemplar-index-1000”"))
  }

  private func setForm(of school: SmallRepository, _ form: String) throws {
    let path = try #require(school.index.currentDatabase())
    var database = try WritableDatabase(path: path, mode: .open)
    try database.setMetadata(IndexKey.format, Array(form.utf8))
    try database.close()
  }

  @Test func `tells unreadable bags and words with errors, each with its status`() async throws {
    let school = try await lessons()
    try school.publish("broken", title: "Broken")
    try FileManager.default.removeItem(
      at: school.folder.url("exemplars/broken/v1/manifest-sha256.txt"))
    try school.publish("sound-walk", title: "Sound walk")
    let partly = try await Program.exemplar.run("index", in: school.folder)
    #expect(partly.status == 1)
    #expect(partly.answer == "The index was brought up to date: 1 indexed, 2 unchanged.\n")
    #expect(partly.remarks.hasPrefix("broken/v1: error: "))
    try school.edit("index/fields.yaml", replacing: "kind: range", with: "kind: rnage")
    let wrong = try await Program.exemplar.run("index", in: school.folder)
    #expect(wrong.status == 2 && wrong.answer == "")
    #expect(wrong.remarks.contains("index/fields.yaml:"))
    #expect(wrong.remarks.contains("so the index was"))
    let json = try await Program.exemplar.run("index", "--json", in: school.folder).problem()
    #expect(json["code"] as? String == "bad-settings")
    #expect((json["errors"] as? [[String: Any]])?.isEmpty == false)
    #expect(try await Program.exemplar.run("search", "bean", in: school.folder).status == 0)
  }

  @Test func `says who holds the lock, and gives up after its patience`() async throws {
    let school = try await lessons()
    try school.publish("sound-walk", title: "Sound walk")
    // Another command that has the lock and never ends by itself.
    let holder = try Program.shell.start(
      [
        "-c", "exec 9<>index/db/writer.lock; flock 9; echo $$ >&9; echo held; exec sleep 60",
      ], in: school.folder)
    defer { holder.kill() }
    while try RepositoryLock.ifFree(school.repository.writerLockPath) != nil {
      try await Task.sleep(for: .milliseconds(10))
    }
    try await Task.sleep(for: .milliseconds(100))
    let outcome = try await Program.exemplar.run("index", "--wait", "0.2", in: school.folder)
    #expect(outcome.status == 2 && outcome.answer == "")
    #expect(
      outcome.remarks == """
        Another command is writing the index (process \(holder.number)); waiting for it.
        exemplar: Another command is writing the index (process \(holder.number)). Wait until it is
                  done and run this again; nothing was changed.

        """)
    let waiting = try Program.exemplar.start(["index"], in: school.folder)
    try await Task.sleep(for: .milliseconds(200))
    holder.kill()
    let waited = try await waiting.outcome()
    #expect(waited.status == 0)
    #expect(waited.answer == "The index was brought up to date: 1 indexed, 2 unchanged.\n")
  }

  @Test func `lets two commands index at once`() async throws {
    let school = try await lessons()
    try school.edit("index/fields.yaml", replacing: "label: Title,", with: "label: Heading,")
    let one = try Program.exemplar.start(["index", "--quiet"], in: school.folder)
    let other = try Program.exemplar.start(["index", "--quiet"], in: school.folder)
    let outcomes = [try await one.outcome(), try await other.outcome()]
    #expect(outcomes.allSatisfy { $0.status == 0 && $0.remarks == "" })
    #expect(try await Program.exemplar.run("search", in: school.folder).answer.hasPrefix("2 "))
  }
}
