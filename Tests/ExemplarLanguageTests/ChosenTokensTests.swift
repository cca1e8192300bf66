import ExemplarLanguage
import Testing

@Suite struct ChosenTokensTests {
  @Test(arguments: [
    "Paper circuits, K-2 and 1.5.c: the teacher's c++ café–paper", "ALL Caps 3..5 U.S. naïve Ñandú",
    "a'b 'quoted' x' ’y’ 12.5. 7.", "", "机器人 robot",
  ])
  func `sees every word that begins as wanted, at the same place`(text: String) {
    let all = Tokenizer.tokens(of: text)
    for wanted in Set(all.compactMap(\.text.utf8.first)) {
      var seen: [Token] = []
      Tokenizer.forEachToken(of: text, beginningWith: ByteSet([wanted])) { token in
        if token.text.utf8.first == wanted { seen.append(token) }
      }
      #expect(
        seen.map { [$0.text, "\($0.start)", "\($0.end)"] }
          == all.filter { $0.text.utf8.first == wanted }.map {
            [$0.text, "\($0.start)", "\($0.end)"]
          })
    }
  }
}
