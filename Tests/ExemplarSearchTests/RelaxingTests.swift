import ExemplarSearch
import ExemplarTesting
import ExemplarVocabulary
import Testing

/// What an answer says of other questions, tried by asking them.
@Suite(.serialized) final class RelaxingTests {
  private let lessons: TinyCollection
  private let reader: IndexReader
  private var chance = SeededNumbers(seed: 11)

  init() throws {
    lessons = try GeneratedLessons.collection(30, seed: 11)
    reader = try IndexReader(lessons.index)
  }

  /// A question in which some filters are options, as a page or a program asks.
  private func request() -> SearchRequest {
    let question = GeneratedQuestion(&chance)
    var typed: [String] = []
    var request = SearchRequest("")
    for piece in question.pieces {
      if case .filter(let field, let values) = piece.kind,
        Int.random(in: 0..<3, using: &chance) == 0
      {
        request.options.append(
          .init(
            field: field, value: values.joined(separator: ","), excluded: piece.isExcluded))
      } else {
        typed.append(piece.text)
        if Int.random(in: 0..<12, using: &chance) == 0 { typed.append("AND") }
      }
    }
    if typed.last == "AND" { typed.removeLast() }
    request.text = typed.joined(separator: " ")
    request.includesUnknown = Int.random(in: 0..<4, using: &chance) == 0
    request.collapsesSchools = Int.random(in: 0..<6, using: &chance) == 0
    return request
  }

  @Test func `tells of what would be found without a piece what that question finds`() throws {
    var (nothings, counts, pairs) = (0, 0, 0)
    while nothings < 1_000 {
      let request = request()
      let answer = try reader.search(request)
      guard answer.total == 0, !answer.query.isUnusable else { continue }
      nothings += 1
      for without in answer.without {
        let q = try #require(without.q)
        var relaxed = SearchRequest(q)
        relaxed.includesUnknown = request.includesUnknown
        relaxed.collapsesSchools = request.collapsesSchools
        let found = try reader.search(relaxed)
        #expect(
          found.total == without.total, "“\(request.text)” \(request.options): \(without)")
        #expect(found.query.warnings == [], "\(without)")
        counts += 1
        pairs += without.kind == "pair" ? 1 : 0
      }
    }
    #expect(counts > 1_000 && pairs > 20)
  }

  @Test func `names every piece that alone is to blame`() throws {
    for (typed, values) in [
      ("maze water xyzzy grade:7", []), ("grade:12 -robot", ["grade:12"]),
      ("xyzzy OR plugh", []), ("xyzzy", []), ("\"maze maze maze\"", []),
      ("robot AND xyzzy", ["xyzzy"]), ("Robot AND “Xyzzy”", ["“Xyzzy”"]),
      ("robot grade:12,11 grade:9", ["grade:11,12,9"]),
    ] as [(String, [String])] {
      let answer = try reader.search(SearchRequest(typed))
      let found = answer.without.filter { $0.kind != "pair" }.map {
        ($0.field.map { $0 + ":" } ?? "") + $0.value
      }
      #expect(Set(found).isSuperset(of: values), "\(typed): \(found)")
      for without in answer.without {
        #expect(try reader.search(SearchRequest(without.q ?? "")).total == without.total)
      }
    }
  }

  // MARK: Collapsing

  @Test func `collapses by school to the best of each, and counts the others exactly`() throws {
    for _ in 0..<150 {
      var request = SearchRequest(GeneratedQuestion(&chance).text)
      request.order =
        [nil, .relevance, .newest, .title, .grade].randomElement(using: &chance) ?? nil
      request.perPage = 100
      request.facets = Bool.random(using: &chance) ? .all : .none
      let all = try reader.search(request)
      var first: [String: Int] = [:]
      for hit in all.hits { first[hit.card.school.id, default: 0] += 1 }
      var best: [String] = []
      var schools: Set<String> = []
      for hit in all.hits where schools.insert(hit.card.school.id).inserted {
        best.append(hit.card.id)
      }
      request.collapsesSchools = true
      let whole = try reader.search(request)
      #expect(whole.hits.map(\.card.id) == best, "\(request.text)")
      #expect(whole.total == best.count)
      #expect(whole.facets == all.facets)
      #expect(whole.relaxed == all.relaxed)
      #expect(whole.hits.allSatisfy { $0.collapsed == first[$0.card.school.id, default: 0] - 1 })
      request.perPage = 2
      var paged: [String] = []
      for page in 1...3 {
        request.page = page
        let answer = try reader.search(request)
        #expect(answer.total == whole.total)
        #expect(answer.hits.map(\.rank) == answer.hits.indices.map { (page - 1) * 2 + $0 + 1 })
        paged += answer.hits.map(\.card.id)
      }
      #expect(paged == Array(best.prefix(6)))
    }
  }
}
