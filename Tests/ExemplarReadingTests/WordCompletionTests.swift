import ArgumentParser
import ExemplarReading
import ExemplarSearch
import ExemplarTesting
import Foundation
import Testing

@Suite struct WordCompletionTests {
  private static let hostile = "Paper $(touch pwned) `touch pwned` “NOT \"me\"” it's; 'x' \\ \n two"

  private func completed(_ words: [String], by shell: ShellWord.Shell) throws -> [String] {
    let lessons = try TinyCollection([
      .lesson(
        "circuits", title: "Paper Circuits that tell", iste: ["4"],
        lesson: "Paper circuits. A paper circuit."),
      .lesson("diseno", title: "Diseño de O'Neil", language: "es"),
      .lesson("hostile", title: WordCompletionTests.hostile),
    ])
    let line = TypedLine(["exemplar", "search"] + words, at: words.count + 1)
    return try WordCompletion(line, by: shell).completions(from: IndexReader(lessons.index))
  }

  @Test(arguments: [
    (["paper", "cir"], "circuits"), (["paper", "cir"], "'circuits that tell'"),
    (["Pap"], "'Paper circuits that tell'"), (["--grade", "4", "pap"], "paper"),
    (["--grade=4", "--facets", "paper", "cir"], "circuits"),
    (["--grade", "=", "4", "paper", "cir"], "circuits"), (["\"paper cir"], "'paper circuits'"),
    (["paper\\ cir"], "'paper circuits'"), (["-pap"], "-paper"), (["iste", ":", "4"], "4"),
    (["iste", ":"], "4"), (["diseñ"], "'diseño de o'\\''neil'"),
    (["disen"], "'diseno de o'\\''neil'"),
    (["diseño", "de", "o\\'n"], "'o'\\''neil'"),
  ])
  func `goes on as the reader began`(words: [String], completion: String) throws {
    #expect(try completed(words, by: .bash).contains(completion))
  }

  @Test func `offers names that begin earlier where the shell looks inside`() throws {
    #expect(
      try completed(["designer"], by: .fish).contains("innovative designer\tiste 4, 1 lesson"))
    #expect(try completed(["designer"], by: .bash).isEmpty)
    #expect(try completed(["iste:4"], by: .zsh) == ["iste\\:4:iste 4, 1 lesson"])
  }

  @Test(arguments: [
    [""], [], ["--grade", ""], ["zzzz"], ["🤖"], [String(repeating: "a", count: 600)],
  ])
  func `offers nothing for nothing`(words: [String]) throws {
    #expect(try completed(words, by: .bash).isEmpty)
  }

  @Test func `lets a title say nothing to the shell or to the search`() throws {
    for typed in [["pap"], ["touch"], ["Paper", "t"], ["not"], ["it"]] {
      for word in try completed(typed, by: .fish) {
        let text = word.split(separator: "\t")[0]
        #expect(text.allSatisfy { $0.isLetter || $0 == " " || $0 == "'" }, "\(text)")
        #expect(!text.contains("NOT"))
      }
    }
  }

  @Test(arguments: [
    "plain-1.2", "two words", "$(touch pwned)", "`touch pwned`", "it's", "\"x\"", "a;touch pwned",
    "~", "*", "{a,b}", "back\\slash", "${HOME}", "-n", "é ñ", hostile,
  ])
  func `hands bash a word that it expands to itself`(word: String) throws {
    let folder = try TemporaryFolder()
    let bash = Process()
    bash.executableURL = URL(fileURLWithPath: "/bin/bash")
    bash.arguments = [
      "-c", #"IFS=$'\n' compgen -W "$1" -- ''"#, "bash", ShellWord.listed(word, by: .bash),
    ]
    bash.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    let pipe = Pipe()
    bash.standardOutput = pipe
    try bash.run()
    let answer = pipe.fileHandleForReading.readDataToEndOfFile()
    bash.waitUntilExit()
    let line = word.replacing("\n", with: " ")
    #expect(String(decoding: answer, as: UTF8.self) == line + "\n")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test func `shows what a value is in one line`() {
    #expect(ShellWord.listed("a:b", "One\ntwo", by: .zsh) == "a\\:b:One two")
    #expect(ShellWord.listed("a", "One\ttwo", by: .fish) == "a\tOne two")
    #expect(ShellWord.listed("a", "One", by: .bash) == "a")
  }

  @Test func `knows every option of a search that takes no value`() {
    let script = SearchCommand.completionScript(for: .bash)
    let listed = script.matches(of: /non_repeating_flags=\(([^)]*)\)/).flatMap {
      $0.output.1.split(separator: " ").map(String.init)
    }
    #expect(TypedLine.flags == Set(listed.filter { $0.hasPrefix("--") }).union(["--version"]))
  }
}
