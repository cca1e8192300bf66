import ExemplarBundle
import ExemplarCatalog
import ExemplarLanguage
import ExemplarSearch
import ExemplarTesting
import ExemplarVocabulary
import Testing

/// What is marked is what it would be if each word of each text were stemmed and compared.
@Suite struct MarkedWordsTests {
  /// None that is too common to be marked beside others.
  private static let forms = [
    "tie", "tying", "ties", "Tied", "die", "dying", "DIED", "robot", "robots", "Robot’s", "robot's",
    "robotic", "café", "cafés", "CAFE", "naïve", "naively", "k", "K", "3", "3.5", "c++", "C#",
    "area", "areas", "sky", "skies", "ski", "skis", "circuit", "circuits", "“circuit”",
    "e\u{301}tude",
    "étude", "etudes", "o’clock", "O'Clock", "well-known", "known", "机", "器", "near.Then", "x²",
  ]
  private static let fillers = [
    "the", "of", "Teach", "tea", "dig", "rope", "cart", "then", "—", "…", "\n", ",", ".", "(",
    "year",
  ]

  @Test(arguments: 0..<12) func `marks the words that have a stem of the question`(seed: UInt64)
    throws
  {
    var numbers = SeededNumbers(seed: seed)
    let lessons = (0..<6).map { number in
      var words = (0..<60).map { _ in
        let pool = Int.random(in: 0..<3, using: &numbers) == 0 ? Self.forms : Self.fillers
        return pool[Int.random(in: pool.indices, using: &numbers)]
      }
      words.insert("robot circuits tying", at: 30)
      return Exemplar.lesson(
        "lesson-\(number)", title: "Title", summary: "A lesson.",
        lesson: words.joined(separator: " "))
    }
    let collection = try TinyCollection(lessons)
    defer { withExtendedLifetime(collection) {} }
    let reader = try IndexReader(collection.index)
    let analyzer = try Analyzer(LanguageRules(code: "en"))
    for _ in 0..<12 {
      let words = (0..<2).map { _ in
        let form = Self.forms[Int.random(in: Self.forms.indices, using: &numbers)]
        return Tokenizer.tokens(of: form)[0].text
      }
      var request = SearchRequest(words.joined(separator: " OR "))
      request.recognizes = false
      // Twice: the second time the texts are kept.
      for _ in 0..<2 {
        for hit in try reader.search(request).hits {
          try expectMarks(hit, Set(words.map(analyzer.stem)), analyzer)
        }
      }
    }
  }

  private func expectMarks(_ hit: Hit, _ stems: Set<String>, _ analyzer: Analyzer) throws {
    guard let snippet = hit.snippet else { return }
    let wanted = Tokenizer.tokens(of: snippet.text).filter {
      stems.contains(analyzer.stem($0.text))
    }
    #expect(snippet.ranges == wanted.map { [$0.start, $0.end] }, "\(stems) in “\(snippet.text)”")
  }
}
