import ExemplarCuration
import Foundation
import Testing

@Suite struct DifferenceWordTests {
  @Test(arguments: [
    ("Fold the red card.", "Fold the green card.", "Fold the[- red-]{+ green+} card."),
    ("Fold the card.", "Fold the card twice.", "Fold the card{+ twice+}."),
    ("Fold the card.", "Fold the card!", "Fold the card[-.-]{+!+}"),
    ("Fold it now.", "Fold now.", "Fold[- it-] now."),
    ("Dobla el papel.", "Doblá el papel.", "[-Dobla-]{+Doblá+} el papel."),
    ("折紙回路", "折紙電路", "折紙[-回-]{+電+}路"),
    ("say “yes” now", "say “no” now", "say “[-yes-]{+no+}” now"),
    ("don't fold", "do fold", "[-don't-]{+do+} fold"),
  ])
  func `marks the words that changed`(old: String, new: String, marked: String) throws {
    let change = try #require(try DifferenceBags.lesson(from: old, to: new))
    #expect(change.hunks.map(\.marked) == [marked])
  }

  @Test func `shows a few words around a change, and where it stands`() throws {
    let before = (1...30).map { "before\($0)" }.joined(separator: " ")
    let after = (1...30).map { "after\($0)" }.joined(separator: " ")
    func lesson(_ word: String) -> String {
      "# Circuits\n\nIntroduction.\n\n## Steps\n\n\(before)\n\(word) \(after)\n\n## End\n\nBye.\n"
    }
    let change = try #require(
      try DifferenceBags.lesson(from: lesson("tape"), to: lesson("solder")))
    let hunk = try #require(change.hunks.first)
    #expect(change.hunks.count == 1 && hunk.heading == "Steps" && hunk.line == 8)
    #expect(hunk.isCutBefore && hunk.isCutAfter)
    #expect(hunk.newText.split(whereSeparator: \.isWhitespace).count == 17)
    #expect(hunk.marked.contains("before30[-\ntape-]{+\nsolder+} after1 "))
  }

  @Test func `parts changes that stand far from each other, and keeps near ones together`() throws {
    let between = (1...40).map { "w\($0)" }.joined(separator: " ")
    let far = try #require(
      try DifferenceBags.lesson(from: "red \(between) one", to: "green \(between) two"))
    #expect(far.hunks.count == 2 && far.hunks[0].isCutAfter && far.hunks[1].isCutBefore)
    let near = try #require(
      try DifferenceBags.lesson(
        from: "red wire goes to the long leg one", to: "green wire goes to the long leg two"))
    #expect(
      near.hunks.map(\.marked) == ["[-red-]{+green+} wire goes to the long leg[- one-]{+ two+}"])
  }

  @Test func `keeps within the paragraph`() throws {
    let change = try #require(
      try DifferenceBags.lesson(
        from: "Before.\n\nFold the red card.\n\nAfter.",
        to: "Before.\n\nFold the green card.\n\nAfter."))
    #expect(change.hunks.map(\.newText) == ["Fold the green card."])
    #expect(change.hunks.allSatisfy { !$0.isCutBefore && !$0.isCutAfter })
  }

  @Test func `tells paragraphs that came and went`() throws {
    let change = try #require(
      try DifferenceBags.lesson(from: "A a.\n\nB b.\n\nC c.", to: "A a.\n\nC c.\n\nD d."))
    #expect(change.hunks.map(\.marked) == ["[-B b.-]", "{+D d.+}"])
    #expect(change.hunks.map(\.line) == [3, 5])
  }

  @Test func `says that white space alone changed`() throws {
    let change = try #require(
      try DifferenceBags.lesson(from: "Fold the\ncard.\n", to: "Fold  the card.\r\n"))
    #expect(change.hunks.isEmpty && change.respaced == 1 && !change.isRewritten)
  }

  @Test func `says that a text was written anew`() throws {
    let old = (1...200).map { "old\($0)" }.joined(separator: " ")
    let new = (1...180).map { "new\($0)" }.joined(separator: " ")
    let change = try #require(try DifferenceBags.lesson(from: old, to: new))
    #expect(change.isRewritten && change.hunks.isEmpty)
    #expect(change.oldWords == 200 && change.newWords == 180)
  }

  @Test func `joins the crumbs of a sentence that was written anew`() throws {
    let change = try #require(
      try DifferenceBags.lesson(
        from: "Students investigate the conductivity of a material.",
        to: "Everybody afterwards the thermometer of a classroom."))
    #expect(change.hunks.first?.pieces.filter { $0.kind == .removed }.count == 1)
  }

  @Test func `tells a part that came and one that went by its words`() throws {
    let bags = try DifferenceBags()
    try bags.write("old", files: ["process.md": "We tried tape."])
    try bags.write("new", files: ["reflection.md": "Solder is better than tape."])
    let parts = try bags.difference.parts
    #expect(parts.map(\.part) == ["process", "reflection"])
    #expect(parts.map(\.kind) == [.removed, .added])
    #expect(parts.map(\.newWords) == [0, 5] && parts.allSatisfy(\.hunks.isEmpty))
  }

  /// Whatever was changed, the pieces of the newer text in a row are that text.
  @Test(arguments: 1...40)
  func `keeps every word of both texts`(seed: Int) throws {
    var random = SeededWords(seed)
    let old = random.text(paragraphs: 12)
    let new = random.changed(old)
    guard let change = try DifferenceBags.lesson(from: old, to: new) else { return }
    let words = { (text: String) in text.split(whereSeparator: \.isWhitespace).map(String.init) }
    func changed(_ kind: TextPiece.Kind) -> [String: Int] {
      change.hunks.flatMap(\.pieces).filter { $0.kind == kind }.flatMap { words($0.text) }
        .reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }
    var count = words(old).reduce(into: [:]) { $0[$1, default: 0] += 1 } as [String: Int]
    for (word, number) in changed(.removed) { count[word, default: 0] -= number }
    for (word, number) in changed(.added) { count[word, default: 0] += number }
    let expected = words(new).reduce(into: [:]) { $0[$1, default: 0] += 1 } as [String: Int]
    #expect(change.isRewritten || count.filter { $0.value != 0 } == expected)
    for hunk in change.hunks {
      let text = hunk.newText.trimmingCharacters(in: .whitespacesAndNewlines)
      #expect(text.isEmpty || new.contains(text), "\(hunk.marked)")
    }
  }

  @Test(arguments: ["shuffled", "one word", "every second"])
  func `compares texts of two mebibytes without making anybody wait`(kind: String) throws {
    var random = SeededWords(7)
    let words = (0..<330_000).map { _ in random.word(of: 3_000) }
    let (old, new): (String, String)
    switch kind {
    case "shuffled":
      let lines = (0..<33_000).map { words[$0 * 10..<$0 * 10 + 10].joined(separator: " ") }
      old = lines.joined(separator: "\n\n")
      new = random.shuffled(lines).joined(separator: "\n\n")
    case "one word":
      old = words.joined(separator: " ")
      new = words.map { $0 == "w17" ? "changed" : $0 }.joined(separator: " ")
    default:
      old = words.joined(separator: " ")
      new = words.enumerated().map { $0 % 2 == 0 ? random.word(of: 3_000) : $1 }
        .joined(separator: " ")
    }
    var change: PartChange?
    let time = try ContinuousClock().measure {
      change = try DifferenceBags.lesson(from: old, to: new)
    }
    #expect(change?.kind == .changed)
    #expect(time < .seconds(60), "\(kind): \(time)")
  }
}

/// Words and changes from a seed, the same in every run.
struct SeededWords {
  private var state: UInt64

  init(_ seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func number(below limit: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(limit))
  }

  mutating func word(of kinds: Int = 40) -> String { "w\(number(below: kinds))" }

  mutating func text(paragraphs: Int) -> String {
    (0..<paragraphs).map { _ in
      (0...number(below: 30)).map { _ in word() }.joined(separator: " ")
    }.joined(separator: "\n\n")
  }

  mutating func changed(_ text: String) -> String {
    text.components(separatedBy: "\n\n").flatMap { paragraph -> [String] in
      switch number(below: 8) {
      case 0: return []
      case 1: return [paragraph, (0...9).map { _ in word() }.joined(separator: " ")]
      default:
        let words = paragraph.split(separator: " ").flatMap { old -> [String] in
          switch number(below: 15) {
          case 0: []
          case 1: [word()]
          case 2: [String(old), word()]
          default: [String(old)]
          }
        }
        return [words.joined(separator: " ")]
      }
    }.joined(separator: "\n\n")
  }

  mutating func shuffled(_ items: [String]) -> [String] {
    var items = items
    for place in items.indices.reversed() { items.swapAt(place, number(below: place + 1)) }
    return items
  }
}
