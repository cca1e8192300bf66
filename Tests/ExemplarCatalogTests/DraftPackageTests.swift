import ExemplarBundle
import ExemplarCatalog
import ExemplarTesting
import Foundation
import Testing

@Suite struct DraftPackageTests {
  private func package(
    _ small: SmallRepository, _ draft: String, version: Int? = nil, isAlone: Bool = true,
    epoch: String? = nil
  ) throws -> DraftPackage {
    let terms = PublishingTerms(
      configuration: RepositoryConfiguration(), crate: { "{\"\($0.id)\": \"\($1)\"}" },
      sourceDateEpoch: epoch)
    return try DraftPackage(
      of: draft, version: version, context: small.context, terms: terms,
      in: isAlone ? nil : small.repository)
  }

  @Test func `puts a draft's bag together without a repository`() throws {
    let small = try SmallRepository()
    let draft = try small.draft(
      changing: [("date", "2018-11-05")], files: ["materials/a.txt": "Cut here."])
    let package = try package(small, draft)
    #expect(package.name == "paper-circuits-v1")
    #expect(package.findings.filter { $0.severity != .note } == [])
    #expect(
      package.items.map(\.path) == [
        "exemplar.yaml", "lesson.md", "materials/a.txt", "ro-crate-metadata.json",
      ])
    #expect(package.info["Bagging-Date"] == "2018-11-05")
    #expect(package.info["Exemplar-Version"] == nil && package.info["Exemplar-Published"] == nil)
    #expect(!package.givesID)
  }

  @Test func `makes of the same draft what publishing makes of it`() throws {
    let small = try SmallRepository()
    let draft = try small.draft(changing: [("date", "2018-11-05")])
    try small.publish(draft)
    let folder = small.folder.url("bag").path
    let package = try package(small, draft)
    let written = try BagWriter(info: package.info).write(package.items, to: folder)
    try package.confirm(written)
    #expect(written.digest == (try small.repository.digest(of: "paper-circuits", version: 1)))
    #expect(try Bag.verify(folder: folder) == [])
  }

  @Test func `proposes one more than the highest version, and takes the one that is named`() throws
  {
    let small = try SmallRepository()
    let draft = try small.draft()
    try small.publish(draft)
    let again = try package(small, draft, isAlone: false)
    #expect(again.name == "paper-circuits-v2" && again.isUnchanged)
    #expect(try package(small, draft).name == "paper-circuits-v1")
    #expect(try package(small, draft, version: 7, isAlone: false).name == "paper-circuits-v7")
  }

  @Test func `refuses an id that only the title gave and that is published, with a free one`()
    throws
  {
    let small = try SmallRepository()
    try small.publish(try small.draft())
    let other = try small.draft("other", changing: [("id", nil)])
    let package = try package(small, other, isAlone: false)
    #expect(package.exemplar == nil && package.items.isEmpty && package.name == nil)
    #expect(
      package.findings.first { $0.code == "exists" }?.remedy
        == "Write “id: paper-circuits-2”; or “id: paper-circuits” if this is its next version.")
  }

  @Test(arguments: [
    ("schema: 1\ntitle: T\n# End\n", "schema: 1\nid: t-1\ntitle: T\n# End\n"),
    ("# Ours\ntitle: T\n", "# Ours\nid: t-1\ntitle: T\n"),
    ("schema: 1\r\ntitle: T\r\n", "schema: 1\r\nid: t-1\r\ntitle: T\r\n"),
    ("\u{FEFF}schema: 1\ntitle: T\n", "\u{FEFF}schema: 1\nid: t-1\ntitle: T\n"),
    ("schema: 1\nid:\ntitle: T\n", "schema: 1\nid: t-1\ntitle: T\n"),
    ("schema: 1\nid:   # given at packing\n", "schema: 1\nid: t-1   # given at packing\n"),
    ("schema: 1\n\"id\": ''\ntitle: T\n", "schema: 1\nid: t-1\ntitle: T\n"),
    ("{schema: 1, title: T}\n", "schema: 1\nid: t-1\ntitle: T\n"),
  ])
  func `adds the id and keeps the author's words`(before: String, after: String) {
    #expect(RecordText.adding(id: "t-1", to: before) == after)
  }

  @Test func `writes a new id into the draft, and its bytes are the same the next time`() throws {
    let small = try SmallRepository()
    let draft = try small.draft(changing: [("id", nil)])
    let record = "\(draft)/exemplar.yaml"
    let old = Date(timeIntervalSince1970: 1_541_376_000)
    for name in ["exemplar.yaml", "lesson.md"] {
      try FileManager.default.setAttributes(
        [.modificationDate: old, .posixPermissions: 0o640], ofItemAtPath: "\(draft)/\(name)")
    }
    let first = try package(small, draft)
    #expect(first.givesID && first.info["Bagging-Date"] == "2018-11-05")
    let one = try BagWriter(info: first.info).write(
      first.items, to: small.folder.url("one").path)
    try first.confirm(one)
    #expect(!(try String(contentsOfFile: record, encoding: .utf8)).contains("id:"))
    try first.keepID()
    #expect(try String(contentsOfFile: record, encoding: .utf8).contains("\nid: paper-circuits\n"))
    let attributes = try FileManager.default.attributesOfItem(atPath: record)
    #expect(attributes[.modificationDate] as? Date == old)
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o640)
    #expect(try FileManager.default.contentsOfDirectory(atPath: draft).count == 2)
    let second = try package(small, draft)
    let two = try BagWriter(info: second.info).write(
      second.items, to: small.folder.url("two").path)
    #expect(!second.givesID && one == two && first.info == second.info)
  }

  @Test func `takes an empty id for one that is to be given`() throws {
    let small = try SmallRepository()
    let package = try package(small, try small.draft(changing: [("id", "")]))
    #expect(package.name == "paper-circuits-v1" && package.givesID)
    #expect(package.findings.first { $0.code == "proposed-id" }?.line == 2)
  }

  @Test func `notices a file that was saved between checking and writing`() throws {
    let small = try SmallRepository()
    let draft = try small.draft()
    let package = try package(small, draft)
    try small.folder.write("drafts/draft/lesson.md", "# Paper Circuits\n\nOther words.\n")
    let written = try BagWriter(info: package.info).write(
      package.items, to: small.folder.url("bag").path)
    let error = #expect(throws: RepositoryError.self) { try package.confirm(written) }
    #expect(
      error?.message
        == "“lesson.md” of “\(draft)” changed while it was packed. Pack it again when nobody is writing in it."
    )
  }

  @Test func `adds the number and the moment once`() {
    let info: BagInfo = [("Bagging-Date", "2019-05-01"), ("exemplar-version", "9")]
    #expect(
      info.publishing(as: 2, at: "2026-11-21T22:10:00Z") == [
        ("Bagging-Date", "2019-05-01"), ("Exemplar-Version", "2"),
        ("Exemplar-Published", "2026-11-21T22:10:00Z"),
      ])
  }

  @Test(arguments: ["1970-01-01", "1969-12-31", "2000-02-29", "2026-11-22", "0001-01-01"])
  func `knows the moment at which a day begins`(text: String) throws {
    let day = try #require(CalendarDay(text))
    #expect(CalendarDay(secondsSince1970: day.secondsSince1970) == day)
    #expect(CalendarDay(secondsSince1970: day.secondsSince1970 - 1) < day)
  }
}
