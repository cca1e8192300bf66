import ExemplarTesting
import Foundation

/// A repository with two curators, and a facilitator's draft beside it.
struct SubmissionDesk {
  let school: SmallRepository
  static let record = """
    schema: 1
    title: Paper circuits
    summary: Students build a card that lights up in red.
    language: en
    school: 20th-street-es
    school-year: 2018-2019
    grades: [3]
    subjects: [science]
    iste: [4a]
    authors: [{name: Grade 4 teacher, role: teacher}]
    license: CC-BY-4.0

    """
  static let lesson = """
    # Paper circuits

    ## Steps

    Tape the red lead to the battery and fold the card along the dotted line.

    """

  init() throws {
    school = try SmallRepository()
    try school.folder.write(
      "index/repository.yaml",
      "name: Lessons of the north\nbase-url: https://lessons.example.org/north\ncurators: [Ben, Cleo]\nwaiting-days: 14\n"
    )
    try school.folder.write("draft/exemplar.yaml", Self.record)
    try school.folder.write("draft/lesson.md", Self.lesson)
    try school.folder.write("draft/materials/rubric.txt", "Three lamps.\n")
  }

  /// Runs a command as somebody.
  func run(as actor: String, _ arguments: String...) async throws -> Program.Outcome {
    try await Program.exemplar.with(["EXEMPLAR_ACTOR": actor]).run(arguments, in: school.folder)
  }

  /// The same with the words in a list.
  func run(as actor: String, _ arguments: [String]) async throws -> Program.Outcome {
    try await Program.exemplar.with(["EXEMPLAR_ACTOR": actor]).run(arguments, in: school.folder)
  }

  /// Runs commands that must succeed, each `actor: words`.
  func must(_ lines: String...) async throws {
    for line in lines {
      let parts = line.components(separatedBy: ": ")
      let outcome = try await Program.exemplar.with(["EXEMPLAR_ACTOR": parts[0]])
        .run(parts[1].components(separatedBy: " "), in: school.folder)
      guard outcome.status == 0 else {
        throw Unprepared(remarks: "\(line): \(outcome.answer)\(outcome.remarks)")
      }
    }
  }
}
