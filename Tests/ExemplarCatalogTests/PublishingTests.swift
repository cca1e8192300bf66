import ExemplarBundle
import ExemplarCatalog
import ExemplarTesting
import Foundation
import Testing

@Suite struct PublishingTests {
  @Test func `publishes a draft as a valid bag with its number and its day`() throws {
    let small = try SmallRepository()
    let outcomes = try small.publish(try small.draft(files: ["materials/a.txt": "Cut here."]))
    let digest = try small.repository.digest(of: "paper-circuits", version: 1)
    #expect(outcomes == ["paper-circuits": .published(digest: digest)])
    let folder = small.repository.bagFolder(of: "paper-circuits", version: 1)
    #expect(try Bag.verify(folder: folder) == [])
    #expect(
      try small.text("exemplars/paper-circuits/v1/bag-info.txt") == """
        Source-Organization: Exemplar repository
        Bagging-Date: \(CalendarDay.today())
        Payload-Oxum: \(try oxum(folder))
        External-Identifier: paper-circuits
        External-Description: Paper Circuits: Students build a card that lights up.
        BagIt-Profile-Identifier: https://exemplar.example/bagit-profile.json
        Bag-Size: \(try size(folder)) bytes
        Exemplar-Version: 1
        Exemplar-Published: 2026-11-21T00:00:00Z

        """)
    #expect(
      try small.names("exemplars/paper-circuits/v1/data") == [
        "exemplar.yaml", "lesson.md", "materials", "ro-crate-metadata.json",
      ])
  }

  private func payload(_ folder: String) throws -> [Int] {
    try ["exemplar.yaml", "lesson.md", "ro-crate-metadata.json", "materials/a.txt"].map {
      try Data(contentsOf: URL(fileURLWithPath: "\(folder)/data/\($0)")).count
    }
  }

  private func size(_ folder: String) throws -> Int { try payload(folder).reduce(0, +) }

  private func oxum(_ folder: String) throws -> String { "\(try size(folder)).4" }

  @Test func `reads a published version back with its number and its day`() throws {
    let small = try SmallRepository()
    try small.publish(try small.draft())
    let (exemplar, findings) = try small.repository.exemplar(
      "paper-circuits", version: 1, with: small.context)
    #expect(findings == [])
    #expect(exemplar?.version == 1)
    #expect(exemplar?.published == "2026-11-21")
    #expect(exemplar?.parts.map(\.name) == ["lesson"])
    #expect(exemplar?.files.map(\.path) == ["exemplar.yaml", "lesson.md"])
  }

  @Test func `gives a changed draft the next number and leaves an unchanged one alone`() throws {
    let small = try SmallRepository()
    let draft = try small.draft()
    try small.publish(draft)
    #expect(try small.prepare(draft).isUnchanged)
    #expect(try small.prepare(draft).publication == nil)
    try small.folder.write("drafts/draft/lesson.md", "# Paper Circuits\n\nFold it twice.\n")
    try small.publish(draft)
    #expect(try small.repository.versions(of: "paper-circuits") == [1, 2])
    #expect(try small.repository.currentVersion(of: "paper-circuits") == 2)
    #expect(try small.text("exemplars/paper-circuits/v1/data/lesson.md").contains("Fold the card."))
    let one = try small.text("exemplars/paper-circuits/v1/manifest-sha256.txt")
    let two = try small.text("exemplars/paper-circuits/v2/manifest-sha256.txt")
    #expect(one != two)
  }

  @Test func `puts nothing of the version's number or day into the payload`() throws {
    let one = try SmallRepository()
    try one.publish(try one.draft(changing: [("date", "2018-11-05")]))
    let two = try SmallRepository()
    let draft = try two.draft(changing: [("date", "2018-11-05")])
    let prepared = try DraftPublication(
      of: draft, in: two.repository, context: two.context, terms: two.terms(published: "2030-01-01")
    )
    let batch = try PublishingBatch(in: two.repository)
    var publication = try #require(prepared.publication)
    publication.version = 7
    try batch.stage(publication)
    _ = try batch.commit()
    #expect(
      try one.repository.digest(of: "paper-circuits", version: 1)
        == two.repository.digest(of: "paper-circuits", version: 7))
  }

  @Test func `takes the bagging date from the environment, the record or the files`() throws {
    let small = try SmallRepository()
    func day(_ keys: [(String, String?)], _ epoch: String? = nil) throws -> String? {
      let draft = try small.draft(changing: keys)
      let old = Date(timeIntervalSince1970: 1_541_376_000)
      for name in ["exemplar.yaml", "lesson.md"] {
        try FileManager.default.setAttributes(
          [.modificationDate: old], ofItemAtPath: "\(draft)/\(name)")
      }
      let terms = PublishingTerms(
        configuration: RepositoryConfiguration(), crate: { _, _ in "{}" }, sourceDateEpoch: epoch)
      return try DraftPublication(
        of: draft, in: small.repository, context: small.context, terms: terms
      ).publication?.info["Bagging-Date"]
    }
    #expect(try day([]) == "2018-11-05")
    #expect(try day([("date", "2017-01-02")]) == "2017-01-02")
    #expect(try day([("date", "2017-01-02")], "951782400") == "2000-02-29")
    #expect(try day([("date", "2017-01-02")], "not a number") == "2017-01-02")
  }

  @Test func `stops at errors and publishes nothing`() throws {
    let small = try SmallRepository()
    let prepared = try small.prepare(try small.draft(changing: [("license", "none")]))
    #expect(prepared.publication == nil)
    #expect(prepared.findings.map(\.code) == ["unknown-license"])
    #expect(try small.repository.ids() == [])
  }

  @Test func `fills in the id from the title and keeps the author's comments`() throws {
    let small = try SmallRepository()
    let draft = try small.draft(changing: [("id", nil)])
    let yaml = try String(contentsOfFile: "\(draft)/exemplar.yaml", encoding: .utf8)
    try small.folder.write("drafts/draft/exemplar.yaml", "# Ours.\n" + yaml + "# End.\n")
    try small.publish(draft)
    let record = try small.text("exemplars/paper-circuits/v1/data/exemplar.yaml")
    #expect(record.hasPrefix("# Ours.\nschema: 1\nid: paper-circuits\ntitle: Paper Circuits\n"))
    #expect(record.hasSuffix("# End.\n"))
    let prepared = try small.prepare(draft)
    #expect(prepared.publication == nil)
    #expect(
      prepared.findings.first { $0.code == "exists" }?.remedy
        == "Write “id: paper-circuits-2”; or “id: paper-circuits” if this is its next version.")
  }

  @Test(arguments: [
    ("schema: 1\nid:\ntitle: A\n", "schema: 1\nid: a-b\ntitle: A\n"),
    ("title: A\n", "id: a-b\ntitle: A\n"), ("---\n# C\ntitle: A", "---\n# C\nid: a-b\ntitle: A"),
    ("{schema: 1, title: A}\n", "schema: 1\nid: a-b\ntitle: A\n"),
    ("'schema': 1\nsummary: >\n  id: no\n", "'schema': 1\nid: a-b\nsummary: >\n  id: no\n"),
  ])
  func `adds an id to a record's text`(before: String, after: String) {
    #expect(RecordText.adding(id: "a-b", to: before) == after)
  }

  @Test func `tells when a version was published meanwhile, and replaces nothing`() throws {
    let small = try SmallRepository()
    let first = try PublishingBatch(in: small.repository)
    let second = try PublishingBatch(in: small.repository)
    let publication = try #require(try small.prepare(try small.draft()).publication)
    try first.stage(publication)
    try second.stage(publication)
    let digest = try #require(try first.commit()["paper-circuits"])
    #expect(digest != .exists)
    #expect(try second.commit() == ["paper-circuits": .exists])
    #expect(try small.repository.versions(of: "paper-circuits") == [1])
  }

  @Test func `gives a withdrawn exemplar no new version`() throws {
    let small = try SmallRepository()
    let publication = try #require(try small.prepare(try small.draft()).publication)
    try small.folder.write("exemplars/paper-circuits/withdrawn.yaml", "reason: quality\n")
    let batch = try PublishingBatch(in: small.repository)
    try batch.stage(publication)
    #expect(try batch.commit() == ["paper-circuits": .withdrawn])
    #expect(
      try small.prepare(small.folder.url("drafts/draft").path).findings.map(\.code) == ["withdrawn"]
    )
    #expect(try small.repository.currentVersion(of: "paper-circuits") == nil)
  }

  @Test func `removes what a dead program left in staging, and spares what a living one holds`()
    throws
  {
    let small = try SmallRepository()
    let living = try PublishingBatch(in: small.repository)
    try living.stage(try #require(try small.prepare(try small.draft()).publication))
    try small.folder.write(".exemplar/staging/dead/paper-circuits/v1/bagit.txt", "half")
    try small.folder.write(".exemplar/staging/dead.lock", "")
    try small.folder.write(".exemplar/staging/gone.lock", "")
    let next = try PublishingBatch(in: small.repository)
    let names = try small.names(".exemplar/staging")
    #expect(!names.contains { $0.hasPrefix("dead") || $0.hasPrefix("gone") })
    #expect(names.count == 4)
    #expect(try living.commit().count == 1)
    withExtendedLifetime(next) {}
  }

  @Test func `leaves nothing in staging when it is done`() throws {
    let small = try SmallRepository()
    try small.publish(try small.draft())
    #expect(try small.names(".exemplar/staging") == [])
  }

  @Test func `waits for the repository's writer and says who is in the way`() throws {
    let small = try SmallRepository()
    let path = small.repository.writerLockPath
    let held = try RepositoryLock(path)
    #expect(try RepositoryLock.ifFree(path) == nil)
    let error = #expect(throws: RepositoryError.self) { try RepositoryLock(path, waiting: 0.05) }
    #expect(error?.code == .locked)
    withExtendedLifetime(held) {}
  }
}
