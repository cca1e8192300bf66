import ExemplarBundle
import ExemplarCatalog
import ExemplarLanguage
import ExemplarSearch
import ExemplarTesting
import ExemplarVocabulary
import Testing

/// A phrase is looked for only where its pairs are, and kept once it was found: neither may lose a lesson.
@Suite struct PhraseTests {
  /// Words that are common in one language or the other, that have one stem, and that hang together.
  private static let words = [
    "paper", "circuit", "circuits", "the", "of", "de", "la", "is", "hands-on", "robot", "años",
    "no",
  ]

  private static func lessons(_ count: Int, _ chance: inout SeededNumbers) -> [Exemplar] {
    (0..<count).map { number in
      func text(_ count: ClosedRange<Int>) -> String {
        (0..<Int.random(in: count, using: &chance)).map { _ in
          words.randomElement(using: &chance) ?? ""
        }.joined(separator: " ")
      }
      return .lesson(
        "lesson-\(number)", title: text(1...4), summary: text(1...4),
        language: ["en", "es", "en", "fr"].randomElement(using: &chance) ?? "en",
        keywords: [text(1...2)], lesson: text(2...12), process: text(1...8))
    }
  }

  /// The words of each text of a lesson in which a phrase may stand.
  private static func runs(of lesson: Exemplar) -> [[String]] {
    let texts =
      [lesson.title, lesson.summary] + lesson.keywords + lesson.parts.map(\.markdown)
    return texts.map { Tokenizer.tokens(of: $0).map(\.text) }
  }

  private static func has(_ phrase: [String], in runs: [[String]]) -> Bool {
    runs.contains { run in
      run.indices.contains { start in run[start...].prefix(phrase.count).elementsEqual(phrase) }
    }
  }

  @Test(arguments: 1...4)
  func `finds the lessons whose words follow each other, and no others`(seed: UInt64) throws {
    var chance = SeededNumbers(seed: seed)
    let lessons = Self.lessons(80, &chance)
    let collection = try TinyCollection(lessons)
    let reader = try IndexReader(collection.index)
    let runs = Dictionary(uniqueKeysWithValues: lessons.map { ($0.id, Self.runs(of: $0)) })
    for _ in 0..<150 {
      let phrase = (0..<Int.random(in: 2...4, using: &chance)).flatMap { _ in
        Tokenizer.tokens(of: Self.words.randomElement(using: &chance) ?? "").map(\.text)
      }
      let wanted = Set(runs.filter { Self.has(phrase, in: $0.value) }.keys)
      var request = SearchRequest("\"\(phrase.joined(separator: " "))\"")
      request.perPage = 100
      // The second time it is kept; with a filter it is one of two conditions.
      for time in 1...2 {
        let found = Set(try reader.search(request).hits.map(\.card.id))
        #expect(found == wanted, "seed \(seed), \(phrase), time \(time)")
      }
      request.text += " language:en"
      let english = lessons.filter { $0.language == "en" && wanted.contains($0.id) }.map(\.id)
      #expect(Set(try reader.search(request).hits.map(\.card.id)) == Set(english), "\(phrase)")
    }
  }
}
