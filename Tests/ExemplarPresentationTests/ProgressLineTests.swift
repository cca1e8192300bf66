import ExemplarPresentation
import Testing

@Suite struct ProgressLineTests {
  @Test(
    arguments: [
      (0, 12_517, 0.0, "Indexing 0 of 12,517"),
      (40, 12_517, 0.4, "Indexing 40 of 12,517"),
      (0, 12_517, 5.0, "Indexing 0 of 12,517"),
      (3_210, 12_517, 7.8, "Indexing 3,210 of 12,517 · 411 a second · 22 s left"),
      (12_516, 12_517, 30.0, "Indexing 12,516 of 12,517 · 417 a second · 1 s left"),
      (12_517, 12_517, 30.0, "Indexing 12,517 of 12,517 · 417 a second"),
      (1_000, 300_000, 10.0, "Indexing 1,000 of 300,000 · 100 a second · 49 min left"),
      (1_000, 3_000_000, 10.0, "Indexing 1,000 of 3,000,000 · 100 a second · 8 h 19 min left"),
      (2, 10, 60.0, "Indexing 2 of 10 · 2 a minute · 4 min left"),
      (412, nil, 2.0, "Indexing 412 · 206 a second"),
      (
        1, .max, 1.0, "Indexing 1 of 9,223,372,036,854,775,807 · 1 a second · 277,777 h 46 min left"
      ),
    ] as [(Int, Int?, Double, String)])
  func `tells what is done, how fast, and how long the rest will take`(
    done: Int, total: Int?, seconds: Double, words: String
  ) {
    let line = ProgressLine(step: "Indexing", done: done, total: total, seconds: seconds)
    #expect(line.text() == words)
  }

  @Test func `keeps to plain signs where the terminal has no others`() {
    let line = ProgressLine(step: "Checking", done: 50, total: 100, seconds: 5)
    #expect(line.text(separator: ", ") == "Checking 50 of 100, 10 a second, 5 s left")
  }
}
