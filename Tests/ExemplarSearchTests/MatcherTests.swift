import ExemplarSearch
import ExemplarTesting
import Testing

/// Both ways to match give one answer, on collections and questions that nobody thought of.
@Suite struct MatcherTests {
  /// Of each collection; over all of them twenty thousand.
  private static let questions = 2_500

  @Test(arguments: UInt64(1)...8)
  func `answers as the engine's own matcher does`(seed: UInt64) throws {
    let lessons = try GeneratedLessons.collection(40 * Int(seed), seed: seed)
    let readers = try MatcherTests.readers(lessons)
    var chance = SeededNumbers(seed: seed + 100)
    var found = 0
    for _ in 0..<MatcherTests.questions {
      let request = MatcherTests.request(&chance)
      let (own, engine) = (
        try readers.own.search(request), try readers.engine.search(request)
      )
      if own != engine {
        Issue.record("seed \(seed), “\(request.text)” \(request)\n\(own)\n\(engine)")
      }
      if own.total > 0 { found += 1 }
    }
    #expect(found > MatcherTests.questions / 3)
    #expect(found < MatcherTests.questions)
  }

  @Test func `finds the same neighbors, suggests the same and covers the same`() throws {
    let lessons = try GeneratedLessons.collection(120, seed: 9)
    let readers = try MatcherTests.readers(lessons)
    for number in 0..<120 {
      let id = "lesson-\(number)"
      let (own, engine) = (try readers.own.similar(to: id), try readers.engine.similar(to: id))
      #expect(own == engine, "\(id)")
    }
    for word in GeneratedLessons.english + GeneratedLessons.spanish {
      for length in 1...word.count {
        let text = String(word.prefix(length))
        let (own, engine) = (
          try readers.own.suggestions(for: text), try readers.engine.suggestions(for: text)
        )
        #expect(own == engine, "“\(text)”")
      }
    }
    for (rows, columns) in [("iste", "grade"), ("school", "concept"), ("grade", "subject")] {
      #expect(
        try readers.own.coverage(rows: rows, columns: columns)
          == readers.engine.coverage(rows: rows, columns: columns), "\(rows), \(columns)")
    }
  }

  /// Two readers of the same lessons: with our own matcher, and with the engine's alone.
  private static func readers(
    _ lessons: TinyCollection
  ) throws -> (own: IndexReader, engine: IndexReader) {
    let readers = (try IndexReader(lessons.index), try IndexReader(lessons.index))
    readers.1.usesEngineAlone = true
    return readers
  }

  // MARK: Questions

  /// A question of any kind, with anything that may go with it.
  private static func request(_ chance: inout SeededNumbers) -> SearchRequest {
    func happens(_ times: Int, of all: Int) -> Bool {
      Int.random(in: 0..<all, using: &chance) < times
    }
    var request = SearchRequest(text(&chance))
    if happens(1, of: 3),
      let (field, values) = GeneratedQuestion.filters.randomElement(using: &chance)
    {
      let value = values.randomElement(using: &chance) ?? ""
      request.options = [.init(field: field, value: value, excluded: happens(1, of: 4))]
    }
    request.facets = happens(2, of: 3) ? .all : .none
    request.includesEmptyValues = happens(1, of: 8)
    request.includesUnknown = happens(1, of: 8)
    request.collapsesSchools = happens(1, of: 6)
    request.includesReasons = happens(1, of: 6)
    request.perPage = Int.random(in: 1...12, using: &chance)
    request.page = happens(1, of: 4) ? Int.random(in: 2...3, using: &chance) : 1
    if happens(1, of: 4) {
      request.order = SearchRequest.Order.allCases.randomElement(using: &chance)
    }
    return request
  }

  /// Pieces of every kind, a sentence, misspelled words, or nothing.
  private static func text(_ chance: inout SeededNumbers) -> String {
    switch Int.random(in: 0..<10, using: &chance) {
    case 0: return Bool.random(using: &chance) ? "" : "*"
    case 1, 2: return sentence(5...9, &chance)
    case 3: return "\"" + sentence(2...4, &chance) + "\""
    case 4: return misspelled(sentence(1...3, &chance), &chance)
    case 5: return sentence(1...1, &chance) + " OR " + GeneratedQuestion(&chance, most: 2).text
    default: return GeneratedQuestion(&chance).text
    }
  }

  private static func sentence(_ count: ClosedRange<Int>, _ chance: inout SeededNumbers) -> String {
    let words =
      (Int.random(in: 0..<3, using: &chance) == 0
        ? GeneratedLessons.spanish : GeneratedLessons.english) + GeneratedLessons.common
    return (0..<Int.random(in: count, using: &chance)).map { _ in
      words.randomElement(using: &chance) ?? ""
    }.joined(separator: " ")
  }

  /// With one letter left out.
  private static func misspelled(_ text: String, _ chance: inout SeededNumbers) -> String {
    var letters = Array(text)
    letters.remove(at: Int.random(in: letters.indices, using: &chance))
    return String(letters)
  }
}
