import ExemplarBundle
import ExemplarCatalog
import Testing

/// A lesson in memory with a sound record, which a test changes in one place.
struct LessonBuilder {
  /// The record's lines by key, in order.
  var record: [(key: String, value: String)] = [
    ("schema", "1"), ("id", "paper-circuits"), ("title", "Paper Circuits"),
    ("summary", "Students build a card that lights up."), ("language", "en"),
    ("school", "garvanza-es"), ("school-year", "2018-2019"), ("grades", "[\"3\", \"4\"]"),
    ("subjects", "[science]"), ("iste", "[4a]"),
    ("authors", "[{name: Grade 4 teacher, role: teacher}]"), ("license", "CC-BY-4.0"),
  ]
  var parts: [LessonBundle.Part] = [.init(name: "lesson", markdown: "# Paper Circuits\n\nFold.\n")]
  var files: [LessonBundle.File] = [file("exemplar.yaml"), file("lesson.md")]

  /// The lesson with one key changed, added or, with nil, removed.
  func with(_ key: String, _ value: String?) -> LessonBuilder {
    var copy = self
    copy.record.removeAll { $0.key == key }
    guard let value else { return copy }
    let place = record.firstIndex { $0.key == key } ?? copy.record.count
    copy.record.insert((key, value), at: place)
    return copy
  }

  /// The lesson with another text in lesson.md.
  func lesson(_ markdown: String) -> LessonBuilder {
    var copy = self
    copy.parts = [.init(name: "lesson", markdown: markdown)]
    return copy
  }

  /// The lesson with more files.
  func adding(_ paths: String...) -> LessonBuilder {
    var copy = self
    copy.files += paths.map { file($0) }
    return copy
  }

  /// The text of exemplar.yaml.
  var yaml: String { record.map { "\($0.key): \($0.value)\n" }.joined() }

  /// What the lesson is taken to mean on a day.
  func resolve(
    on day: String = "2026-11-21", vocabularies: Vocabularies = smallVocabularies
  ) throws -> (exemplar: Exemplar?, findings: [Diagnostic]) {
    let read = RecordValue.read(yaml: yaml)
    let bundle = LessonBundle(record: try #require(read.record), parts: parts, files: files)
    let context = RuleContext(
      vocabularies: vocabularies, today: try #require(CalendarDay(day)))
    return Exemplar.resolve(bundle, with: context)
  }

  /// The findings, without the notes.
  func findings(on day: String = "2026-11-21") throws -> [Diagnostic] {
    try resolve(on: day).findings.filter { $0.severity != .note }
  }
}

/// A file whose kind its name tells.
func file(_ path: String, size: Int = 10) -> LessonBundle.File {
  let isImage = [".png", ".jpg", ".svg"].contains { path.hasSuffix($0) }
  return LessonBundle.File(
    path: path, size: size, mediaType: isImage ? "image/png" : "text/plain",
    digest: String(repeating: "0", count: 64))
}

/// A finding in one line, as tests compare it: `error bad-date exemplar.yaml:4 date`.
func brief(_ finding: Diagnostic) -> String {
  let place = [finding.path, finding.line.map(String.init)].compactMap { $0 }.joined(separator: ":")
  return [finding.severity.rawValue, finding.code, place, finding.key].compactMap { $0 }
    .joined(separator: " ")
}

/// Both sentences of a finding.
func words(_ finding: Diagnostic) -> String {
  [finding.summary, finding.remedy].compactMap { $0 }.joined(separator: " ")
}
