import ExemplarTesting
import Foundation

/// A line for `import jsonl`.
func line(
  _ id: String?, title: String, lesson: String = "Fold the card.", grades: String = "[\"4\"]"
) -> String {
  let id = id.map { "\"id\":\"\($0)\"," } ?? ""
  return "{\"schema\":1,\(id)\"title\":\"\(title)\",\"summary\":\"One afternoon.\","
    + "\"language\":\"en\",\"school\":\"20th-street-es\",\"school-year\":\"2018-2019\","
    + "\"grades\":\(grades),\"subjects\":[\"science\"],\"iste\":[\"4a\"],"
    + "\"authors\":[{\"name\":\"Grade 4 teacher\",\"role\":\"teacher\"}],"
    + "\"license\":\"CC-BY-4.0\",\"lesson\":\"# \(title)\\n\\n\(lesson)\\n\"}\n"
}

/// Many lessons, for what takes its time.
func manyLines(_ count: Int) -> String {
  (1...count).map { number in
    let words = (1...60).map { "word\((number * 7 + $0 * 13) % 900)" }.joined(separator: " ")
    return line("lesson-\(number)", title: "Lesson \(number)", lesson: words)
  }.joined()
}

/// A repository with two lessons, made by the programs themselves.
func lessons() async throws -> SmallRepository {
  let school = try SmallRepository()
  let lines =
    line("paper-circuits", title: "Paper circuits", lesson: "Tape the copper \\u001b[31mred.")
    + line("bean-diary", title: "Bean diary", lesson: "Water the bean.", grades: "[\"3\"]")
  let imported = try await Program.exemplar.run(
    ["import", "jsonl", "-"], in: school.folder, input: lines)
  let indexed = try await Program.exemplar.run("index", in: school.folder)
  guard imported.status == 0, indexed.status == 0 else {
    throw Unprepared(remarks: imported.remarks + indexed.remarks)
  }
  return school
}

/// A test's repository could not be made.
struct Unprepared: Error { var remarks: String }
