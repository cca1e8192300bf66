import ExemplarBundle
import ExemplarCatalog
import ExemplarTesting
import Foundation
import Testing

@Suite struct FingerprintKeepingTests {
  private func lesson(_ number: Int) -> String {
    (0..<60).map { "Lesson \(number) has step \($0) with \(number * 100 + $0) cards." }
      .joined(separator: "\n")
  }

  /// Publishes a lesson of its own words under an id.
  private func publish(_ id: String, _ number: Int, in small: SmallRepository) throws -> Exemplar {
    let draft = try small.draft(
      "\(id)-\(number)", changing: [("id", id), ("title", "The title of \(id)")],
      files: [
        "lesson.md": lesson(number),
        "materials/sheet.txt": String(repeating: "x\(number) ", count: 500),
      ])
    try small.publish(draft)
    let version = try #require(try small.repository.currentVersion(of: id))
    return try #require(
      try small.repository.exemplar(id, version: version, with: small.context).exemplar)
  }

  private func exemplar(like number: Int) throws -> Exemplar {
    try #require(
      try LessonBuilder().with("id", "new-lesson").lesson(lesson(number)).resolve().exemplar)
  }

  private func file(_ small: SmallRepository) -> URL { small.folder.url(".exemplar/fingerprints") }

  @Test func `makes the file when it is missing and reads it afterwards`() throws {
    let small = try SmallRepository()
    _ = try publish("first-card", 1, in: small)
    let made = try Fingerprints.load(small.repository)
    #expect(made.count == 1)
    let before = try Data(contentsOf: file(small))
    #expect(try Fingerprints.load(small.repository) == made)
    #expect(try Data(contentsOf: file(small)) == before)
    #expect(made.alike(try exemplar(like: 1)).map(\.id) == ["first-card"])
  }

  @Test func `keeps what publishing records, as a rebuild would`() throws {
    let small = try SmallRepository()
    try Fingerprints.record(try publish("first-card", 1, in: small), in: small.repository)
    try Fingerprints.record(try publish("second-card", 2, in: small), in: small.repository)
    let kept = try Fingerprints.load(small.repository)
    #expect(try small.text(".exemplar/fingerprints").split(separator: "\n").count == 3)
    try FileManager.default.removeItem(at: file(small))
    #expect(try Fingerprints.load(small.repository) == kept && kept.count == 2)
  }

  @Test func `follows versions that nobody recorded`() throws {
    let small = try SmallRepository()
    try Fingerprints.record(try publish("first-card", 1, in: small), in: small.repository)
    _ = try publish("first-card", 5, in: small)
    let fresh = try Fingerprints.load(small.repository)
    #expect(fresh.alike(try exemplar(like: 1)) == [])
    #expect(fresh.alike(try exemplar(like: 5)).map(\.id) == ["first-card"])
  }

  @Test(arguments: ["torn", "damaged", "older", "zeros", "nothing"])
  func `builds anew what is torn, damaged or of an older form`(fault: String) throws {
    let small = try SmallRepository()
    _ = try publish("first-card", 1, in: small)
    _ = try publish("second-card", 2, in: small)
    let sound = try Fingerprints.load(small.repository)
    var data = try Data(contentsOf: file(small))
    switch fault {
    case "torn": data.removeLast(40)
    case "damaged": data[data.count / 2] ^= 1
    case "older": data.replaceSubrange(..<22, with: Data("exemplar-fingerprints 0".utf8))
    case "zeros": data = Data(count: data.count)
    default: data = Data()
    }
    try data.write(to: file(small))
    #expect(try Fingerprints.load(small.repository) == sound)
    #expect(try Fingerprints.load(small.repository) == sound)
  }

  @Test func `appends behind a torn line without losing either`() throws {
    let small = try SmallRepository()
    try Fingerprints.record(try publish("first-card", 1, in: small), in: small.repository)
    var data = try Data(contentsOf: file(small))
    data.append(Data("torn-card\t1\tabc".utf8))
    try data.write(to: file(small))
    try Fingerprints.record(try publish("second-card", 2, in: small), in: small.repository)
    #expect(try small.text(".exemplar/fingerprints").split(separator: "\n").count == 4)
    #expect(try Fingerprints.load(small.repository).count == 2)
  }

  @Test func `forgets a withdrawn exemplar to the last letter`() throws {
    let small = try SmallRepository()
    let first = try publish("first-card", 1, in: small)
    try Fingerprints.record(first, in: small.repository)
    try Fingerprints.record(try publish("second-card", 2, in: small), in: small.repository)
    try small.folder.write("exemplars/first-card/withdrawn.yaml", "reason: privacy\n")
    try Fingerprints.erase("first-card", in: small.repository)
    #expect(!(try small.text(".exemplar/fingerprints").contains("first-card")))
    try Fingerprints.record(first, in: small.repository)
    #expect(try Fingerprints.load(small.repository).count == 1)
    #expect(!(try small.text(".exemplar/fingerprints").contains("first-card")))
    #expect(try small.names(".exemplar").filter { $0.hasPrefix("fingerprints") }.count == 2)
  }

  @Test func `takes titles and paths with every character`() throws {
    let small = try SmallRepository()
    let draft = try small.draft(
      changing: [("title", "\"100 % | tabs\\there “and” ñ\"")],
      files: ["lesson.md": lesson(1), "materials/50% | ñ.txt": String(repeating: "y", count: 2000)])
    try small.publish(draft)
    let made = try Fingerprints.load(small.repository)
    #expect(try Fingerprints.load(small.repository) == made)
    #expect(made.alike(try exemplar(like: 1)).map(\.title) == ["100 % | tabs here “and” ñ"])
  }

  @Test func `loses nothing when many append at once`() async throws {
    let small = try SmallRepository()
    let exemplars = try (1...24).map { try publish("card-\($0)", $0, in: small) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for exemplar in exemplars {
        group.addTask { try Fingerprints.record(exemplar, in: small.repository) }
      }
      group.addTask { _ = try Fingerprints.load(small.repository) }
      try await group.waitForAll()
    }
    let lines = try small.text(".exemplar/fingerprints").split(separator: "\n").dropFirst()
    #expect(Set(lines.compactMap { $0.split(separator: "\t").first }).count == 24)
    #expect(try Fingerprints.load(small.repository).count == 24)
  }

  @Test func `tells repeated lessons and files of the collection once, with the older one`() throws
  {
    let small = try SmallRepository()
    _ = try publish("old-card", 1, in: small)
    _ = try publish("third-card", 3, in: small)
    _ = try publish("a-new-card", 1, in: small)
    let info = "exemplars/a-new-card/v1/bag-info.txt"
    try small.folder.write(info, try small.text(info).replacing("2026-11-21T", with: "2026-11-22T"))
    let findings = try CollectionCheck(small.repository, context: small.context).run().findings
      .filter { $0.severity == .warning }
    #expect(
      findings.map { "\($0.bundle ?? "") \(brief($0))" } == [
        "a-new-card/v1 warning near-duplicate data/lesson.md",
        "a-new-card/v1 warning equal-file data/materials/sheet.txt",
      ])
    #expect(findings[0].summary.contains("“old-card” (The title of old-card)"))
  }
}
