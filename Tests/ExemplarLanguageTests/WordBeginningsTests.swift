import ExemplarLanguage
import ExemplarTesting
import Testing

@Suite struct WordBeginningsTests {
  /// The first two bytes of a word, with which it is looked for.
  private func beginning(_ word: String) -> [UInt8] { Array(word.utf8.prefix(2)) }

  /// Compares what is found by a beginning with all words that begin so.
  private func expectAll(_ text: String, _ word: String) {
    var beginnings = WordBeginnings()
    beginnings.insert(word, ignoringSecond: word.utf8.count < 2)
    var seen: [Token] = []
    Tokenizer.forEachWord(of: text, beginning: beginnings) { found in
      guard found.text.utf8.starts(with: beginning(word)) else { return }
      seen.append(Token(text: found.text, start: found.start, end: found.end, joined: false))
    }
    let all = Tokenizer.tokens(of: text).filter { $0.text.utf8.starts(with: beginning(word)) }
    #expect(
      seen == all.map { Token(text: $0.text, start: $0.start, end: $0.end, joined: false) },
      "\(word) in \(text.debugDescription)")
  }

  @Test(arguments: [
    "Paper circuits, K-2 and 1.5.c: the teacher's c++ café–paper", "ALL Caps 3..5 U.S. naïve Ñandú",
    "a'b 'quoted' x' ’y’ 12.5. 7.", "", "机器人 robot", "c#c++ C# c+ ++c", "\u{AD}robot ro\u{AD}bot",
    "3年robot 年3 ²x ªb ﬁne e\u{301}xito l’eau L'eau d’’e",
  ])
  func `finds every word that begins as wanted, at the same place`(text: String) {
    for word in Set(Tokenizer.tokens(of: text).map(\.text)) { expectAll(text, word) }
  }

  @Test(arguments: 0..<200) func `finds every word in texts of any signs`(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    let pieces = [
      "a", "b", "C", "é", "É", "'", "’", ".", ". ", " ", " ", "-", "–", "3", "5", "+", "#", "年",
      "か\u{3099}", "\u{AD}", "\u{301}", "ß", "ﬁ", "“", "\n", "paper ", "Circuits ", "/", "𝐚", "º",
    ]
    let text = (0..<90).map { _ in pieces[Int.random(in: pieces.indices, using: &numbers)] }
      .joined()
    for word in Set(Tokenizer.tokens(of: text).map(\.text)) { expectAll(text, word) }
  }

  @Test func `tells the same short words by the same keys`() {
    let words = [
      "robot", "Robot", "ROBOT", "rob", "robotics", "roboticsa", "robot9", "robotabcdefghijk",
    ]
    var keys: [String: Set<FoundWord.Key>] = [:]
    for filler in ["", " and many more words behind it"] {
      for word in words {
        var beginnings = WordBeginnings()
        beginnings.insert("ro")
        Tokenizer.forEachWord(of: word + filler, beginning: beginnings) { found in
          keys[found.text, default: []].insert(found.key ?? .zero)
        }
      }
    }
    #expect(keys.count == 6)
    #expect(keys.values.allSatisfy { $0.count == 1 && !$0.contains(.zero) })
    #expect(Set(keys.values.flatMap(\.self)).count == 6)
  }
}
