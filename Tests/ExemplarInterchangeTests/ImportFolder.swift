import ExemplarBundle
import ExemplarCatalog
import ExemplarInterchange
import ExemplarTesting
import ExemplarVocabulary
import Foundation
import Testing

/// An empty repository with a few words, and JSONL files to import into it.
struct ImportFolder {
  let folder: TemporaryFolder
  let repository: Repository

  init() throws {
    folder = try TemporaryFolder()
    for name in ["exemplars", "index"] {
      try FileManager.default.createDirectory(
        at: folder.url(name), withIntermediateDirectories: true)
    }
    repository = try Repository(at: folder.path)
  }

  /// Imports lines, each a JSON text.
  func run(_ lines: [String], updates: Bool = false) throws -> ImportReport {
    try run(Data((lines.joined(separator: "\n") + "\n").utf8), updates: updates)
  }

  /// Imports the bytes of a file.
  func run(_ data: Data, updates: Bool = false) throws -> ImportReport {
    try folder.write("lessons.jsonl", data)
    return try job(updates: updates).run(file: folder.url("lessons.jsonl").path)
  }

  func job(updates: Bool = false) throws -> JSONLinesImport {
    let day = try #require(CalendarDay("2026-11-21"))
    let configuration = RepositoryConfiguration()
    return JSONLinesImport(
      into: repository, context: RuleContext(vocabularies: fewWords, today: day),
      terms: PublishingTerms(
        configuration: configuration,
        crate: { exemplar, day in
          ResearchObjectCrate(of: exemplar, on: day, in: configuration, words: fewWords).text
        }, published: day), updates: updates)
  }

  func text(_ path: String) throws -> String {
    try String(contentsOf: folder.url(path), encoding: .utf8)
  }
}

let fewWords = Vocabularies(all: [
  Vocabulary(
    name: "schools", title: "Schools", singular: "school",
    entries: [.init(id: "garvanza-es", scheme: "schools", label: "Garvanza Elementary School")]),
  Vocabulary(
    name: "grades", title: "Grades", singular: "grade",
    entries: ["3", "4"].map { .init(id: $0, scheme: "grades", label: "Grade \($0)") }),
  Vocabulary(
    name: "subjects", title: "Subjects", singular: "subject",
    entries: [.init(id: "science", scheme: "subjects", label: "Science")]),
  Vocabulary(
    name: "iste", title: "ISTE Standards for Students (2016)", singular: "ISTE standard",
    entries: [.init(id: "4a", scheme: "iste-students-2016", label: "Use a design process")]),
])

/// A sound line; members are JSON texts, and an empty one leaves its key out.
func line(_ changes: [String: String] = [:]) -> String {
  var members = [
    "schema": "1", "id": "\"paper-circuits\"", "title": "\"Paper Circuits\"",
    "summary": "\"Students build a card.\"", "language": "\"en\"", "school": "\"garvanza-es\"",
    "school-year": "\"2018-2019\"", "grades": "[3, \"4\"]", "subjects": "[\"science\"]",
    "iste": "[\"4a\"]", "authors": "[{\"name\": \"Grade 4 teacher\", \"role\": \"teacher\"}]",
    "license": "\"CC-BY-4.0\"", "sample": "true", "lesson": "\"# Paper Circuits\\n\\nFold.\"",
  ]
  members.merge(changes) { $1 }
  let pairs = members.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }
  return "{" + pairs.map { "\"\($0.key)\": \($0.value)" }.joined(separator: ", ") + "}"
}
