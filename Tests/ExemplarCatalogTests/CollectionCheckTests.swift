import ExemplarBundle
import ExemplarCatalog
import ExemplarTesting
import Foundation
import Testing

@Suite struct CollectionCheckTests {
  @Test func `finds nothing wrong with a sound collection`() throws {
    let small = try SmallRepository()
    try small.publish(
      try small.draft(),
      try small.draft("two", changing: [("id", "second-lesson"), ("related", "[paper-circuits]")]))
    let report = try CollectionCheck(small.repository, context: small.context).run()
    #expect(report == CheckReport(checked: 2))
  }

  @Test func `leaves out notes unless they are wanted`() throws {
    let small = try SmallRepository()
    try small.publish(try small.draft(changing: [("grades", "3rd")]))
    let check = CollectionCheck(small.repository, context: small.context, notes: true)
    #expect(try check.run().findings.map(\.code) == ["taken-as"])
    #expect(try CollectionCheck(small.repository, context: small.context).run().findings == [])
  }

  @Test func `names the bag and the file with a changed byte`() throws {
    let small = try SmallRepository()
    try small.publish(try small.draft())
    try small.folder.write(
      "exemplars/paper-circuits/v1/data/lesson.md", "# Paper circuits\n\nFold the card.\n")
    let report = try CollectionCheck(small.repository, context: small.context).run()
    #expect(!report.isValid)
    #expect(
      report.findings.contains { $0.path == "data/lesson.md" && $0.bundle == "paper-circuits/v1" })
  }

  @Test func `tells references, gaps, names and strays that do not fit`() throws {
    let small = try SmallRepository()
    try small.publish(
      try small.draft(changing: [
        ("related", "[nobody-knows]"), ("adapted-from", "older-lesson v2"),
      ]))
    let files = FileManager.default
    let folder = small.repository.folder(of: "paper-circuits")
    try files.moveItem(atPath: "\(folder)/v1", toPath: "\(folder)/v3")
    try files.copyItem(atPath: folder, toPath: small.repository.folder(of: "other-name"))
    try small.folder.write("exemplars/notes.txt", "x")
    let report = try CollectionCheck(small.repository, context: small.context).run()
    #expect(report.checked == 2)
    #expect(
      Set(report.findings.map { "\($0.severity) \($0.code) \($0.bundle ?? "")" }) == [
        "warning stray-file notes.txt", "warning missing-version other-name",
        "warning missing-version paper-circuits", "error folder-name other-name/v3",
        "warning unknown-exemplar paper-circuits",
      ])
    #expect(
      report.findings.filter { $0.code == "unknown-exemplar" }.map(\.key).contains("adapted-from"))
  }

  @Test func `counts progress to the last exemplar`() throws {
    let small = try SmallRepository()
    try small.publish(
      try small.draft(), try small.draft("two", changing: [("id", "second-lesson")]))
    let report = try CollectionCheck(small.repository, context: small.context).run { done, all in
      #expect((1...2).contains(done) && all == 2)
    }
    #expect(report.checked == 2)
  }

  @Test func `checks a draft with the reader's findings and the rules' in one order`() throws {
    let small = try SmallRepository()
    let draft = try small.draft(changing: [("license", "none")])
    try FileManager.default.removeItem(atPath: "\(draft)/lesson.md")
    let report = try BundleCheck(context: small.context).draft(draft)
    #expect(
      report.findings.map(\.code) == [
        "unknown-license", "lesson-missing", "duplicates-not-checked",
      ])
    #expect(report.findings.allSatisfy { $0.bundle == draft })
  }
}
