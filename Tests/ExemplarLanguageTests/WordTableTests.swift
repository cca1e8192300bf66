import ExemplarLanguage
import Testing

@Suite struct WordTableTests {
  @Test func `numbers words in the order in which they are met`() {
    var words = WordTable()
    let met = ["robot", "maze", "robot", "", "maze", ""].map { words.number(of: $0) }
    #expect(met.map(\.number) == [0, 1, 0, 2, 1, 2])
    #expect(met.map(\.isNew) == [true, true, false, true, false, false])
    #expect(words.count == 3)
    #expect((0..<3).map { Array(words.word($0)) } == [Array("robot".utf8), Array("maze".utf8), []])
  }

  @Test func `keeps apart what looks alike and has other bytes`() {
    var words = WordTable()
    #expect(words.number(of: "é").number == 0)
    #expect(words.number(of: "e\u{301}").number == 1)
  }

  @Test func `keeps the numbers of very many words`() {
    var words = WordTable()
    for number in 0..<20_000 { #expect(words.number(of: "word\(number)").number == number) }
    for number in stride(from: 0, to: 20_000, by: 7) {
      #expect(words.number(of: "word\(number)") == (number, false))
      #expect(Array(words.word(number)) == Array("word\(number)".utf8))
    }
  }
}
