import ExemplarTesting
import Foundation
import Testing

/// The same command line here and of a server: the same answer, the same words, the same exit status.
@Suite(ServedLessons()) struct ServerParityTests {
  private static let questions: [[String]] = [
    ["search"], ["search", "paper"], ["search", "paper", "--facets"], ["search", "-bean"],
    ["search", "zzunknown"], ["search", "papr"], ["search", "--all"], ["search", "AND"],
    ["search", "paper", "--explain"], ["search", "--jsonl"], ["search", "--limit", "1"],
    ["search", "--limit", "1", "--page", "2"], ["search", "--page", "9"],
    ["search", "--sort", "title"], ["search", "--collapse", "school"],
    ["search", "--grade", "3", "--not", "iste=5", "--include-unknown"],
    ["search", "--lesson", "water & soil + more=?"], ["search", "paper iste:9z"],
    ["search", "\"paper circuits\" grade:4"], ["search", "q=1&x=2#%20+ü"],
    // Refused, by either side.
    ["search", "--limit", "1000"], ["search", "--limit", "0"], ["search", "--page", "0"],
    ["search", "--page", "100000"], ["search", "--strict", "iste:9z"],
    ["search", "--strict", "colour:red"], ["search", String(repeating: "a", count: 600)],
    ["search", "--sort", "shoe-size"], ["search", "--not", "grade"],
    ["show", "bean-diary"], ["show", "BEAN-diary"], ["show", "bean-diary", "--part", "lesson"],
    ["show", "bean-diary", "--part", "process"], ["show", "bean-dairy"], ["show", "old-lesson"],
    ["show", "bean-diary", "--version", "1"], ["show", "bean-diary", "--version", "2"],
    ["show", "bean-dairy", "--version", "1"], ["show", "old-lesson", "--version", "1"],
    ["facets"], ["facets", "--field", "grade"], ["facets", "zzunknown"], ["facets", "--all"],
    ["facets", "--field", "colour"], ["facets", "paper", "--strict"],
    ["coverage"], ["coverage", "--rows", "subject", "--columns", "school"],
    ["coverage", "--rows", "colour"], ["vocabulary"], ["vocabulary", "iste"],
    ["vocabulary", "grade", "3"], ["vocabulary", "iste", "zzz"], ["vocabulary", "colours"],
    ["similar", "bean-diary"], ["similar", "bean-dairy"], ["similar", "old-lesson"],
    ["similar", "bean-diary", "--limit", "0"],
  ]

  @Test(arguments: questions, [[], ["--json"]])
  func `answers as the index here does`(question: [String], form: [String]) async throws {
    let served = try #require(ServedLessons.served)
    let here = try await Program.exemplar.run(question + form, in: served.school.folder)
    let there = try await served.ask(question + form)
    #expect(there.status == here.status, "\(there.remarks)")
    #expect(timeless(there.answer) == timeless(here.answer))
    #expect(there.remarks == here.remarks)
  }

  /// The time that an answer took is the only thing that may differ.
  private func timeless(_ answer: String) -> String {
    answer.replacing(/"tookMs":[0-9.]+/, with: "\"tookMs\":0")
  }

  @Test func `asks the server that an option names, whatever is here`() async throws {
    let served = try #require(ServedLessons.served)
    let other = try SmallRepository()
    let found = try await Program.exemplar.run(
      "search", "bean", "--server", served.address, in: other.folder)
    #expect(found.status == 0 && found.answer.contains("bean-diary"))
    // A folder that is named comes before a server that the environment names.
    let here = try await served.ask(
      "search", "bean", "--repository", served.school.folder.path, "--json")
    #expect(here.status == 0)
    let both = try await Program.exemplar.run(
      "search", "--server", served.address, "--repository", ".", in: other.folder)
    #expect(both.status == 64 && both.told.contains("--server asks a server and --repository"))
  }

  @Test(arguments: [
    ["index"], ["doctor"], ["check"], ["new", "a"], ["pack", "a"], ["init", "a"],
  ])
  func `asks no server with commands that work here`(command: [String]) async throws {
    let served = try #require(ServedLessons.served)
    let outcome = try await Program.exemplar.run(
      command + ["--server", served.address], in: served.school.folder)
    #expect(outcome.status == 64)
    #expect(outcome.told.contains("“exemplar \(command[0])” asks no server: it works with files"))
    let json = try await Program.exemplar.run(
      command + ["--server", served.address, "--json"], in: served.school.folder)
    #expect(try json.status == 64 && json.problem()["code"] as? String == "mistyped")
  }

  @Test func `is not disturbed by a server that the environment names`() async throws {
    let served = try #require(ServedLessons.served)
    let outcome = try await Program.exemplar.with(["EXEMPLAR_SERVER": "ftp://nowhere"])
      .run("check", in: served.school.folder)
    #expect(outcome.status == 0, "\(outcome.remarks)")
  }

  @Test(arguments: [
    ("ftp://example.org", 64, "invalid-option"), ("", 64, "invalid-option"),
    ("lessons.example.org", 64, "invalid-option"), ("http://127.0.0.1:1", 2, "network-refused"),
    ("https://lessons.invalid", 2, "network-name"),
  ])
  func `says that it was the address or the network`(
    server: String, status: Int, code: String
  ) async throws {
    let folder = try TemporaryFolder()
    let outcome = try await Program.exemplar.run(
      "search", "--server", server, "--json", in: folder)
    #expect(outcome.status == Int32(status) && outcome.answer == "")
    #expect(try outcome.problem()["code"] as? String == code, "\(outcome.remarks)")
  }
}
