import ExemplarBundle
import ExemplarCatalog
import ExemplarTesting
import Foundation
import Testing

@Suite struct UnpackedDraftTests {
  private func bag(_ small: SmallRepository) throws -> String {
    let draft = try small.draft(
      changing: [("date", "2018-11-05")],
      files: ["materials/a.txt": "Cut here.", "ro-crate-metadata.json": "{}"])
    try small.publish(draft)
    return small.repository.bagFolder(of: "paper-circuits", version: 1)
  }

  @Test func `lays out the payload with the day of the bag, without the generated record`() throws {
    let small = try SmallRepository()
    let target = small.folder.url("again").path
    let draft = try UnpackedDraft(of: try bag(small), into: target)
    #expect(draft.files == 3 && draft.identifier == "paper-circuits" && draft.findings == [])
    #expect(draft.day == CalendarDay("2018-11-05"))
    #expect(try small.names("again") == ["exemplar.yaml", "lesson.md", "materials"])
    for name in ["exemplar.yaml", "materials/a.txt"] {
      let attributes = try FileManager.default.attributesOfItem(atPath: "\(target)/\(name)")
      #expect(
        attributes[.modificationDate] as? Date == Date(timeIntervalSince1970: 1_541_376_000))
    }
  }

  @Test func `refuses a faulty bag with its findings and writes nothing`() throws {
    let small = try SmallRepository()
    let bag = try bag(small)
    try small.folder.write("exemplars/paper-circuits/v1/data/lesson.md", "# Forged\n")
    let before = try small.names(".")
    let draft = try UnpackedDraft(of: bag, into: small.folder.url("again").path)
    #expect(draft.files == nil)
    #expect(draft.findings.map(\.code).contains("file-changed"))
    #expect(try small.names(".") == before)
  }

  @Test func `writes into an empty folder and into no other`() throws {
    let small = try SmallRepository()
    let bag = try bag(small)
    try small.folder.write("full/notes.txt", "mine")
    let error = #expect(throws: RepositoryError.self) {
      try UnpackedDraft(of: bag, into: small.folder.url("full").path)
    }
    #expect(
      error?.message.hasSuffix("already holds “notes.txt”. Name a new folder, or an empty one.")
        == true)
    try FileManager.default.createDirectory(
      at: small.folder.url("empty"), withIntermediateDirectories: false)
    #expect(try UnpackedDraft(of: bag, into: small.folder.url("empty").path).files == 3)
  }
}
