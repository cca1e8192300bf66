import ExemplarPresentation
import Testing

@Suite struct CommandingCharactersTests {
  @Test func `writes what a screen could take as a command as escapes, and reads it back`() throws {
    let hostile = "a\u{9B}2J\u{202E}b\u{7F}\u{2066}ñ“”"
    let problem = Problem(code: "x", title: hostile, detail: "d")
    let text = try AnswerJSON.text(problem)
    #expect(!text.unicodeScalars.contains { (0x7F...0x9F).contains($0.value) || $0 == "\u{202E}" })
    #expect(text.contains(#"a\u009b2J\u202eb\u007f\u2066ñ“”"#))
    #expect(try AnswerJSON.decode(Problem.self, from: text).title == hostile)
  }
}
