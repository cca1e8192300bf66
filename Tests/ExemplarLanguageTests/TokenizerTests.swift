import ExemplarLanguage
import Foundation
import Testing

@Suite struct TokenizerTests {
  @Test(
    arguments: [
      ("Paper Circuits", ["paper", "circuits"]),
      ("PAPER circuits!", ["paper", "circuits"]),
      ("K-2", ["k", "2"]),
      ("K–2", ["k", "2"]),
      ("3-5.AP.13", ["3", "5", "ap", "13"]),
      ("1.5.c", ["1.5", "c"]),
      ("Teacher’s and teacher's", ["teacher", "and", "teacher"]),
      ("don't", ["dont"]),
      ("students’ work", ["students", "work"]),
      ("C++, C# and c", ["c++", "c#", "and", "c"]),
      ("Diseñador", ["disenador"]),
      ("Disen\u{303}ador", ["disenador"]),
      ("pensa\u{AD}miento", ["pensamiento"]),
      ("naïve café", ["naive", "cafe"]),
      ("机器人", ["机", "器", "人"]),
      ("로봇은", ["로", "봇", "은"].map { $0.decomposedStringWithCanonicalMapping }),
      (
        "\u{1105}\u{1169}\u{1107}\u{1169}\u{11BA}",
        ["\u{1105}\u{1169}", "\u{1107}\u{1169}\u{11BA}"]
      ),
      ("がく", ["か\u{3099}", "く"]), ("か\u{3099}く", ["か\u{3099}", "く"]),
      ("หุ่น", ["ห", "น"]), ("robot机器", ["robot", "机", "器"]),
      ("e-mail@school.org", ["e", "mail", "school", "org"]),
      ("", []),
      ("—“”…!?", []),
    ] as [(String, [String])])
  func `splits texts into folded words`(text: String, words: [String]) {
    #expect(Tokenizer.tokens(of: text).map(\.text) == words)
  }

  @Test func `gives places in scalars of the text as it was`() {
    let tokens = Tokenizer.tokens(of: "Disen\u{303}a un “robot”")
    #expect(tokens.map { [$0.start, $0.end] } == [[0, 7], [8, 10], [12, 17]])
  }

  @Test func `knows which words hang together`() {
    #expect(Tokenizer.tokens(of: "K-2 and up").map(\.joined) == [false, true, false, false])
  }

  @Test func `cuts a word that would not fit the index`() {
    let words = Tokenizer.tokens(of: String(repeating: "é", count: 5_000)).map(\.text)
    #expect(words == [String(repeating: "e", count: 64)])
  }

  @Test func `survives control characters and replaced surrogates`() {
    let text = String(decoding: [0xED, 0xA0, 0x80, 0x61, 0x00, 0x1B, 0x5B, 0x62], as: UTF8.self)
    #expect(Tokenizer.tokens(of: text).map(\.text) == ["a", "b"])
  }
}
