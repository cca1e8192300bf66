import ExemplarTesting
import Foundation
import Testing

/// One repository for all questions that only read, gone after the last of them.
struct SharedLessons: SuiteTrait, TestScoping {
  @TaskLocal static var school: SmallRepository?

  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    try await Self.$school.withValue(try await lessons()) { try await function() }
  }
}

/// A command line, how it ends, and its words.
struct Asked: Sendable, CustomTestStringConvertible {
  var arguments: [String]
  var status: Int32
  /// Begins the answer, all of it when it ends with a newline.
  var answer = ""
  var remarks = ""
  var testDescription: String { arguments.joined(separator: " ").prefix(60).description }
}

@Suite(SharedLessons()) struct ReadingTests {
  private func folder() throws -> TemporaryFolder { try #require(SharedLessons.school).folder }

  @Test(arguments: [
    Asked(arguments: ["search", "paper"], status: 0, answer: "1 lesson · paper\n"),
    Asked(arguments: ["search"], status: 0, answer: "2 lessons · everything\n"),
    Asked(arguments: ["search", "-bean", "--quiet"], status: 0, answer: "1 lesson · "),
    Asked(arguments: ["search", "zzunknown"], status: 1, answer: "No lesson found · zzunknown\n"),
    Asked(
      arguments: ["search", String(repeating: "a", count: 100_000)], status: 64,
      remarks: """
        exemplar: The question has 100000 characters; at most 512 are allowed. Make it
                  shorter.

        """),
    Asked(
      arguments: ["search", "AND"], status: 1,
      answer: """
        No lesson found · nothing that can be searched

        Note: “AND” needs a word or a filter beside it and was ignored. To search for
              the word itself, put it in quotes.

        """),
    Asked(
      arguments: ["search", "((("], status: 1,
      answer: "No lesson found · nothing that can be searched\n"),
    Asked(
      arguments: ["search", "paper iste:\u{1B}[31m9z\u{1B}]0;owned\u{7}"], status: 0,
      answer: "1 lesson · paper"),
    Asked(
      arguments: ["search", "--strict", "iste:9z"], status: 64,
      remarks: """
        exemplar: “9z” is not an ISTE standard. Write an ISTE standard; “exemplar
                  vocabulary iste” lists them.

        """),
    Asked(
      arguments: ["search", "--sort", "shoe-size"], status: 64,
      remarks: """
        exemplar: “shoe-size” is not a value of --sort. Use one of: relevance, newest,
                  title, grade.

        """),
    Asked(
      arguments: ["search", "--srot", "newest"], status: 64,
      remarks: "Error: Unknown option '--srot'."),
    Asked(arguments: ["show", "bean-diary"], status: 0, answer: "Bean diary\n"),
    Asked(
      arguments: ["show", "bean-dairy"], status: 1,
      remarks:
        "exemplar: There is no exemplar “bean-dairy”. Did you mean “bean-diary”?\n"),
    Asked(
      arguments: ["show", "\u{1B}[2J"], status: 1,
      remarks: "exemplar: There is no exemplar “␛[2J”. Find its id with: exemplar search WORDS\n"),
    Asked(
      arguments: ["show", "bean-diary", "--part", "process"], status: 1,
      remarks: "exemplar: “process” is not a part of bean-diary. It has: lesson.\n"),
    Asked(arguments: ["show", "bean-diary", "--version", "1"], status: 0, answer: "Bean diary\n"),
    Asked(
      arguments: ["show", "bean-diary", "--version", "2"], status: 1,
      remarks: "exemplar: “bean-diary” has no version 2. It has: 1.\n"),
    Asked(
      arguments: ["similar", "bean-diary"], status: 0, answer: "1 lesson like “Bean diary”\n"),
    Asked(
      arguments: ["similar", "Paper-Circuits", "--page", "2", "--quiet"], status: 0,
      answer: "1 lesson like “Paper circuits”"),
    Asked(
      arguments: ["similar", "bean-dairy"], status: 1,
      remarks:
        "exemplar: There is no exemplar “bean-dairy”. Did you mean “bean-diary”?\n"),
    Asked(
      arguments: ["similar", "bean-diary", "--limit", "101"], status: 64,
      remarks: """
        exemplar: 101 hits a page are too many; at most 100 are allowed. Narrow the
                  question instead.

        """),
    Asked(
      arguments: ["similar", "bean-diary", "--page", "0"], status: 64,
      remarks: "exemplar: “0” is not a value of page. Use a whole number from 1.\n"),
    Asked(arguments: ["similar"], status: 64, remarks: "Error: Missing expected argument '<id>'"),
    Asked(
      arguments: ["vocabulary", "iste", "4a"], status: 0,
      answer: "ISTE Standards for Students (2016)\n1 entry"),
    Asked(
      arguments: ["vocabulary", "iste", "zzz"], status: 1,
      answer: "ISTE Standards for Students (2016)\n0 entries\n"),
    Asked(arguments: ["vocabulary"], status: 0, answer: "citizenship "),
    Asked(
      arguments: ["facets", "--field", "grade"], status: 0, answer: "2 lessons · everything\n"),
    Asked(
      arguments: ["facets", "zzunknown"], status: 1, answer: "0 lessons · zzunknown\n"),
    Asked(
      arguments: ["coverage"], status: 0, answer: "ISTE standard by Grade · 2 lessons · "),
    Asked(
      arguments: ["search", "bean", "--repository", "/nowhere"], status: 2,
      remarks: "exemplar: “/nowhere” is no repository"),
    Asked(arguments: ["frobnicate"], status: 64, remarks: "Error: Unexpected argument"),
    Asked(arguments: ["help"], status: 0, answer: "OVERVIEW: Keep lessons worth imitating"),
  ])
  func `answers a command line with its words and status`(asked: Asked) async throws {
    let outcome = try await Program.exemplar.run(asked.arguments, in: try folder())
    #expect(outcome.status == asked.status)
    #expect(outcome.answer.hasPrefix(asked.answer), "\(outcome.answer)")
    #expect(outcome.remarks.hasPrefix(asked.remarks), "\(outcome.remarks)")
    #expect(!outcome.hasEscape)
  }

  @Test func `takes bytes that are no text for words that are not there`() async throws {
    let folder = try folder()
    let outcome = try await Program.shell.run(
      [
        "-c", "exec \"$0\" search \"$(printf '\\355\\240\\200\\377 bean')\"",
        Program.exemplar.path,
      ], in: folder)
    #expect(outcome.status == 0 && outcome.answer.contains("bean-diary"))
  }

  @Test(arguments: [
    (
      ["search", "bean", "--json"],
      "facets hits index page pages perPage query relaxed schema suggestion tookMs total without"
    ),
    (
      ["similar", "bean-diary", "--json"],
      "facets hits index page pages perPage query relaxed schema suggestion tookMs total without"
    ),
    (["facets", "--json"], "facets schema"),
    (["coverage", "--json"], "cells columns rows schema total"),
    (["vocabulary", "iste", "--json"], "entries schema vocabulary"),
    (["vocabulary", "--json"], "schema vocabularies"),
    (["show", "bean-diary", "--json"], "exemplar files parts schema versions withdrawn"),
    (
      ["show", "bean-diary", "--version", "1", "--json"],
      "exemplar files parts schema versions withdrawn"
    ),
    (["check", "--json"], "checked findings schema valid"),
    (["index", "--json"], "indexed removed revision schema unchanged"),
  ])
  func `writes JSON of schema 1 with the members that were promised`(
    arguments: [String], members: String
  ) async throws {
    let outcome = try await Program.exemplar.run(arguments, in: try folder())
    #expect(outcome.status == 0 && outcome.remarks == "")
    let json = try outcome.json()
    #expect(json["schema"] as? Int == 1)
    let missing = Set(members.split(separator: " ").map(String.init)).subtracting(json.keys)
    #expect(missing == [])
  }

  @Test(arguments: [
    (["search", "--sort", "shoe-size"], 64, "invalid-option"),
    (["search", "--srot", "newest"], 64, "mistyped"),
    (["search", String(repeating: "a", count: 600)], 64, "limit-exceeded"),
    (["search", "--strict", "colour:red"], 64, "unknown-field"),
    (["show", "bean-dairy"], 1, "unknown-exemplar"),
    (["show", "bean-dairy", "--version", "1"], 1, "unknown-exemplar"),
    (["facets", "--strict", "colour:red"], 64, "unknown-field"),
    (["similar", "bean-dairy"], 1, "unknown-exemplar"),
    (["similar", "bean-diary", "--page", "99999"], 64, "limit-exceeded"),
    (["check", "no-such-folder"], 2, "no-such-file"),
    (["import", "jsonl", "no-such-file"], 2, "import"),
    (["init", "."], 2, "not-empty"),
    (["index", "--repository", "no-such-folder"], 2, "no-repository"),
  ])
  func `prints a problem document on standard error`(
    arguments: [String], status: Int, code: String
  ) async throws {
    let outcome = try await Program.exemplar.run(
      arguments + ["--json"], in: try folder())
    #expect(outcome.status == Int32(status) && outcome.answer == "")
    let problem = try outcome.problem()
    #expect(problem["code"] as? String == code)
    #expect(problem["type"] as? String == "about:blank")
    #expect((problem["detail"] as? String)?.isEmpty == false)
    #expect((problem["title"] as? String)?.isEmpty == false)
  }

  @Test func `says that there is no repository, and how to name one`() async throws {
    let place = try TemporaryFolder()
    let alone = try TemporaryFolder()
    // Another name of the same file: a copy may still be open for writing in a process just begun elsewhere.
    try FileManager.default.linkItem(
      atPath: Program.exemplar.path, toPath: alone.url("exemplar").path)
    let outcome = try await Program(path: alone.url("exemplar").path).run("search", in: place)
    #expect(outcome.status == 2)
    #expect(
      outcome.remarks == """
        exemplar: There is no folder here or above with exemplars/ and index/. Name one
                  with --repository DIR, or make one with: exemplar init DIR

        """)
    let handed = try await Program(path: alone.url("exemplar").path).run("index", in: place)
    #expect(handed.status == 2)
    #expect(handed.remarks.contains("/exemplar-desk” cannot be started: No such file"))
  }

  @Test func `colors only where color is wanted`() async throws {
    let folder = try folder()
    let always = try await Program.exemplar.run("search", "bean", "--color", "always", in: folder)
    let never = try await Program.exemplar.run("search", "bean", "--color", "never", in: folder)
    let plain = try await Program.exemplar.with(["NO_COLOR": "1"])
      .run("search", "bean", in: folder)
    #expect(always.status == 0 && always.answer.contains("\u{1B}["))
    #expect(!never.hasEscape && !plain.hasEscape && never.answer == plain.answer)
    // What a bundle holds stays harmless where color is on.
    let hostile = try await Program.exemplar.run(
      "show", "paper-circuits", "--color", "always", in: folder)
    #expect(hostile.answer.contains("copper") && !hostile.answer.contains("\u{1B}[31mred"))
  }

  @Test(
    arguments: ["vocabulary standards", "search --json", "show bean-diary", "help"],
    ["head -c 1 >/dev/null", ":"])
  func `ends quietly with success when its reader has enough`(
    command: String, reader: String
  ) async throws {
    let folder = try folder()
    let outcome = try await Program.shell.run(
      [
        "-c", "{ sleep 0.05; \"$0\" \(command); echo \"status $?\" >&2; } | \(reader)",
        Program.exemplar.path,
      ], in: folder)
    #expect(outcome.status == 0 && outcome.remarks == "status 0\n", "\(outcome.remarks)")
  }
}
