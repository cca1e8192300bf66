import ExemplarTesting
import Foundation
import Testing

/// What the programs answer to the shell at the tab key.
@Suite(SharedLessons()) struct CompletionTests {
  private func offered(
    _ arguments: [String], of command: String, at place: [String], by shell: String = "bash"
  ) async throws -> [String] {
    let folder = try #require(SharedLessons.school).folder
    let outcome = try await Program.exemplar.with(["SAP_SHELL": shell]).run(
      ["---completion", command, "--"] + place + ["exemplar", command] + arguments, in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.remarks == "")
    return outcome.answer.split(separator: "\n").map(String.init)
  }

  @Test func `offers the ids that begin as typed`() async throws {
    #expect(
      try await offered(["pap"], of: "show", at: ["positional@0", "2", "3"]) == ["paper-circuits"])
    #expect(
      try await offered([""], of: "show", at: ["positional@0", "2", "0"]) == [
        "bean-diary", "paper-circuits",
      ])
  }

  @Test(arguments: [("bash", "4a"), ("zsh", "4a:"), ("fish", "4a\t")])
  func `offers standards, with their names where the shell shows them`(
    shell: String, start: String
  ) async throws {
    let offered = try await offered(
      ["--iste", ""], of: "search", at: ["--iste", "3", "0"], by: shell)
    let standard = try #require(offered.first { $0.hasPrefix("4a") })
    #expect(standard.hasPrefix(start))
    #expect((standard == "4a") == (shell == "bash"))
  }

  @Test func `offers nothing where no repository is`() async throws {
    let words = ["--repository", "/nowhere", ""]
    #expect(try await offered(words, of: "show", at: ["positional@0", "4", "0"]).isEmpty)
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `writes a script that knows every command`(shell: String) async throws {
    let folder = try #require(SharedLessons.school).folder
    let help = try await Program.exemplar.run("--help", in: folder)
    let script = try await Program.exemplar.run("--generate-completion-script", shell, in: folder)
    let commands = help.answer.matches(of: /\n  ([a-z]+)  +[A-Z]/).map { String($0.output.1) }
    #expect(commands.count >= 9)
    for command in commands { #expect(script.answer.contains(command)) }
  }
}
