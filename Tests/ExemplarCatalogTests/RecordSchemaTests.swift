import ExemplarBundle
import ExemplarTesting
import Foundation
import Testing

@Suite struct RecordSchemaTests {
  private let schema = SchemaCheck(
    folder: URL(fileURLWithPath: Checkout.path + "/index/schemas", isDirectory: true))

  private func faults(_ yaml: String) throws -> [String] {
    try schema.faults(json(try #require(RecordValue.read(yaml: yaml).record)), "record-1.json")
  }

  /// What an editor makes of a record: whole numbers and truth values, as YAML's core schema has them.
  private func json(_ value: RecordValue) -> Any {
    switch value.content {
    case .list(let values): values.map(json)
    case .mapping(let entries):
      Dictionary(entries.map { ($0.key, json($0.value)) }) { first, _ in first }
    case .text(let text):
      switch text {
      case "true", "false": text == "true"
      default: Int(text).map { $0 as Any } ?? Double(text).map { $0 as Any } ?? text
      }
    }
  }

  @Test func `accepts the record of every shipped exemplar`() throws {
    let folder = URL(fileURLWithPath: Checkout.path + "/exemplars")
    let files = FileManager.default
    let ids = try files.contentsOfDirectory(atPath: folder.path).filter {
      !$0.hasPrefix(".") && $0 != "README.md"
    }
    #expect(ids.count > 10)
    for id in ids {
      let yaml = try String(
        contentsOf: folder.appending(path: "\(id)/v1/data/exemplar.yaml"), encoding: .utf8)
      #expect(try faults(yaml) == [], "\(id)")
    }
  }

  @Test(arguments: [
    ("grades", "3"), ("grades", "[K, 3, 6-8]"), ("iste", "[4, 1.4, 4a]"), ("sample", "yes"),
    ("adapted-from", "paper-circuits v2"), ("authors", "{name: A, role: itf}"),
    ("internet", "false"),
    ("artifacts", "[{path: artifacts/a.txt, origin: teacher}]"), ("class-minutes", "45"),
    ("artifacts", "[{path: artifacts/a.txt, origin: student, consent: on-file}]"),
  ])
  func `accepts what the rules accept`(key: String, value: String) throws {
    let lesson = LessonBuilder().adding("artifacts/a.txt").with(key, value)
    #expect(try faults(lesson.yaml) == [])
  }

  @Test(
    arguments: [
      ("schema", "2"), ("schema", nil), ("title", nil), ("title", "\"\""), ("summary", "[a]"),
      ("id", "Paper Circuits"), ("school-year", "2018"), ("grades", "[]"),
      ("authors", "[{name: A}]"),
      ("authors", "[{name: A, role: boss}]"), ("class-minutes", "0"), ("prep-minutes", "long"),
      ("date", "yesterday"), ("iste", nil), ("colour", "red"), ("internet", "perhaps"),
      ("artifacts", "[{path: a.txt, consent: on-file}]"),
      ("artifacts", "[{path: artifacts/a.txt}]"),
      ("artifacts", "[{path: artifacts/a.txt, origin: student}]"), ("license", nil),
      ("artifacts", "[{path: artifacts/a.txt, consent: perhaps}]"), ("related", "[..]"),
      ("materials", "[{path: materials/a.txt, titel: A}]"), ("keywords", "{a: b}"),
      ("adapted-from", "paper-circuits 2"),
    ] as [(String, String?)])
  func `refuses what the rules refuse or warn of`(key: String, value: String?) throws {
    let lesson = LessonBuilder().adding("artifacts/a.txt").with(key, value)
    #expect(try faults(lesson.yaml) != [])
    #expect(try lesson.findings() != [])
  }
}
