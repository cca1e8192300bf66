import ExemplarBundle
import ExemplarCatalog
import ExemplarInterchange
import ExemplarTesting
import Foundation
import Testing

@Suite struct JSONLinesImportTests {
  @Test func `publishes each line as the first version of a valid bag`() throws {
    let folder = try ImportFolder()
    let report = try folder.run([
      line(["process": "\"# Process\""]), line(["id": "\"second-lesson\""]),
    ])
    #expect(report.imported == 2)
    #expect(report.refused == [])
    #expect(try folder.repository.ids() == ["paper-circuits", "second-lesson"])
    let bag = folder.repository.bagFolder(of: "paper-circuits", version: 1)
    #expect(try Bag.verify(folder: bag) == [])
    #expect(try folder.text("exemplars/paper-circuits/v1/data/process.md") == "# Process")
    #expect(
      try folder.text("exemplars/paper-circuits/v1/data/exemplar.yaml") == """
        schema: 1
        id: paper-circuits
        title: Paper Circuits
        summary: Students build a card.
        language: en
        school: garvanza-es
        school-year: 2018-2019
        grades: ["3", "4"]
        subjects: [science]
        iste: [4a]
        authors:
          - name: Grade 4 teacher
            role: teacher
        license: CC-BY-4.0
        sample: true

        """)
  }

  @Test func `changes nothing when it is run again`() throws {
    let folder = try ImportFolder()
    let lines = [line(), line(["id": ""])]
    _ = try folder.run(lines)
    let again = try folder.run(lines)
    #expect(again.unchanged == 2)
    #expect(again.lines == 2)
    #expect(try folder.repository.ids().count == 2)
  }

  @Test func `refuses other content under a published id, or makes it the next version`() throws {
    let folder = try ImportFolder()
    _ = try folder.run([line()])
    let other = line(["title": "\"Paper Lights\""])
    let refused = try folder.run([other])
    #expect(refused.refused.map(\.line) == [1])
    #expect(
      refused.refused[0].findings.map(\.summary) == [
        "“paper-circuits” is published with other content."
      ])
    #expect(refused.refused[0].findings.map(\.code) == ["exists"])
    #expect(try folder.run([other], updates: true).updated == 1)
    #expect(try folder.repository.versions(of: "paper-circuits") == [1, 2])
    #expect(try folder.run([other], updates: true).unchanged == 1)
  }

  @Test func `makes an id from the title and the content`() throws {
    let folder = try ImportFolder()
    _ = try folder.run([
      line(["id": ""]), line(["id": "", "lesson": "\"Other\""]),
      line(["id": "null", "title": "\"日本\""]),
    ])
    let ids = try folder.repository.ids()
    #expect(ids.count == 3)
    #expect(ids.filter { $0.hasPrefix("paper-circuits-") && $0.count == 23 }.count == 2)
    #expect(ids.contains { $0.hasPrefix("exemplar-") })
    #expect(ids.allSatisfy(Slug.isValid))
  }

  @Test func `tells the line and every finding of what it refuses, and goes on`() throws {
    let folder = try ImportFolder()
    let report = try folder.run([
      line(), "", "  ", "{\"title\": ",
      line(["id": "\"b-b\"", "grades": "[\"thrid\"]", "license": "\"x\""]),
      line(["id": "\"c-c\"", "lesson": ""]), line(["id": "\"d-d\"", "lesson": "[1]"]),
      line(["id": "\"e-e\"", "lesson": "\"a\\u0000b\""]), "[1, 2]", line(["id": "\"Not An Id\""]),
      line(["id": "\"f-f\"", "lesson": "\"[x](gone.md)\""]), line(["id": "\"last-one\""]),
    ])
    #expect(report.imported == 2)
    #expect(report.refused.map(\.line) == [4, 5, 6, 7, 8, 9, 10, 11])
    let codes = report.refused.map { $0.findings.map(\.code) }
    #expect(codes[1] == ["unknown-value", "unknown-license"])
    #expect(codes[2] == ["lesson-missing"])
    #expect(codes[3] == ["wrong-shape"])
    #expect(codes[4] == ["not-text"])
    #expect(codes[6] == ["bad-id"])
    #expect(codes[7] == ["broken-link"])
    #expect(report.refused[1].findings.allSatisfy { $0.line == 5 && $0.path == nil })
    #expect(report.refused[7].findings.map(\.path) == ["lesson.md"])
  }

  @Test func `refuses lines that are not UTF-8 or too long, with their numbers`() throws {
    let folder = try ImportFolder()
    var data = Data([0xEF, 0xBB, 0xBF])
    data.append(Data((line() + "\r\n").utf8))
    data.append(Data([0x7B, 0xFF, 0xFE, 0x7D, 0x0A]))
    data.append(
      Data("{\"lesson\": \"".utf8) + Data(repeating: 0x61, count: 9 << 20) + Data("\"}\n".utf8))
    data.append(Data([0x00, 0x0A]))
    data.append(Data(line(["id": "\"last-one\""]).utf8))
    let report = try folder.run(data)
    #expect(report.imported == 2)
    #expect(report.refused.map(\.line) == [2, 3, 4])
    #expect(report.refused[0].findings.map(\.code) == ["not-utf8"])
    #expect(report.refused[1].findings.map(\.code) == ["line-too-long"])
  }

  @Test func `settles an id that stands several times in one file, in the order of lines`() throws {
    let folder = try ImportFolder()
    let lines = [line(), line(), line(["title": "\"Two\""]), line(["title": "\"Three\""])]
    let report = try folder.run(lines)
    #expect((report.imported, report.unchanged, report.refused.map(\.line)) == (1, 1, [3, 4]))
    let updating = try ImportFolder()
    let updated = try updating.run(lines, updates: true)
    #expect((updated.imported, updated.unchanged, updated.updated) == (1, 1, 2))
    #expect(try updating.text("exemplars/paper-circuits/v3/data/exemplar.yaml").contains("Three"))
  }

  @Test func `lets a line follow one with its id that was refused`() throws {
    let folder = try ImportFolder()
    let report = try folder.run([line(["license": "\"none\""]), line()])
    #expect(report.imported == 1)
    #expect(report.refused.map(\.line) == [1])
  }

  @Test func `refuses what was withdrawn`() throws {
    let folder = try ImportFolder()
    try folder.folder.write("exemplars/paper-circuits/withdrawn.yaml", "reason: quality\n")
    let report = try folder.run([line()], updates: true)
    #expect(report.refused.map { $0.findings.map(\.code) } == [["withdrawn"]])
  }

  @Test func `imports more lines than one batch holds and tells how far it is`() throws {
    let folder = try ImportFolder()
    let lines = (1...1203).map { line(["id": "\"lesson-\($0)\""]) }
    try folder.folder.write("lessons.jsonl", lines.joined(separator: "\n"))
    var steps: [JSONLinesImport.Progress] = []
    let report = try folder.job().run(file: folder.folder.url("lessons.jsonl").path) {
      steps.append($0)
    }
    #expect(report.imported == 1203)
    #expect(steps.map(\.lines) == [500, 1000, 1203])
    #expect(steps.last?.bytes == steps.last?.totalBytes)
  }

  @Test func `tells what each batch made public, and nothing of what was there or refused`() throws
  {
    let folder = try ImportFolder()
    _ = try folder.run([line(["id": "\"lesson-1\""])])
    let lines = (1...501).map { line(["id": "\"lesson-\($0)\""]) } + ["{"]
    try folder.folder.write("lessons.jsonl", lines.joined(separator: "\n"))
    var told: [[JSONLinesImport.Published]] = []
    let report = try folder.job().run(file: folder.folder.url("lessons.jsonl").path) { _ in
    } recording: {
      told.append($0)
    }
    #expect(report.imported == 500 && report.unchanged == 1 && report.refused.count == 1)
    #expect(told.map(\.count) == [499, 1] && told[1].first?.id == "lesson-501")
    for version in told.joined() {
      let digest = try folder.repository.digest(of: version.id, version: 1)
      #expect(version.version == 1 && version.digest == digest)
    }
  }

  @Test func `stops where what became public cannot be recorded`() throws {
    let folder = try ImportFolder()
    try folder.folder.write("lessons.jsonl", line())
    let error = #expect(throws: ImportError.self) {
      try folder.job().run(file: folder.folder.url("lessons.jsonl").path) { _ in
      } recording: { _ throws(ImportError) in
        throw ImportError("The log is full.")
      }
    }
    #expect(error?.message == "The log is full.")
  }

  @Test func `says which file it cannot read`() throws {
    let folder = try ImportFolder()
    let error = #expect(throws: ImportError.self) { try folder.job().run(file: "/nowhere/x.jsonl") }
    #expect(error?.message == "Could not read “/nowhere/x.jsonl”: No such file or directory.")
  }
}
