import ExemplarCatalog
import ExemplarSearch
import ExemplarTesting
import ExemplarVocabulary
import Testing

private func collection() throws -> TinyCollection {
  try TinyCollection([
    .lesson(
      "paper-circuits", title: "Paper circuits", grades: ["4"], iste: ["4a"],
      concepts: ["AP.control"], subjects: ["science"], keywords: ["Design thinking"],
      lesson: "Tape copper onto a card. The circuit lights a lamp."),
    .lesson(
      "more-circuits", title: "More paper-circuit art", grades: ["5"], iste: ["4a", "4d"],
      lesson: "Circuits again, the circuits of a card."),
    .lesson(
      "diseno", title: "¡Diseño de “Años Luz” con O'Neil!", language: "es",
      school: "24th-street-es",
      grades: ["3"], lesson: "La programación de un circuito."),
    .lesson(
      "sort", title: "Sorting cards", summary: "The art of sorting.", grades: ["4"],
      lesson: "Sort the cards; sorted cards are sorted."),
  ])
}

private func suggestions(_ text: String, limit: Int = 10) throws -> [Suggested] {
  let lessons = try collection()
  defer { withExtendedLifetime(lessons) {} }
  return try IndexReader(lessons.index).suggestions(for: text, limit: limit)
}

@Suite struct SuggestingTests {
  @Test(arguments: [
    ("pap", "id:paper-circuits"), ("PAPER CIRC", "id:paper-circuits"),
    ("paper  cir", "id:more-circuits"), ("circuit a", "id:more-circuits"),
    ("art", "id:more-circuits"), ("cards", "id:sort"), ("diseno", "id:diseno"),
    ("DISEN\u{303}O DE A", "id:diseno"), ("anos luz", "id:diseno"), ("“años", "id:diseno"),
    ("o’n", "id:diseno"), ("oneil", "id:diseno"), ("Design a", ""), ("aper", ""), ("ircuit", ""),
    ("innov", "iste:4"), ("a design pro", "iste:4a"), ("4a", "iste:4a"), ("1.4.a", "iste:4a"),
    ("iste 4", "iste:4d"), ("diseñador", "iste:4"), ("scien", "subject:science"),
    ("20th", "school:20th-street-es"), ("street elem", "school:24th-street-es"),
    ("control", "concept:AP.control"), ("3-5", "grade:3-5"), ("spani", "language:es"),
    ("copp", "copper"), ("design thi", "design thinking"), ("programa", "programacion"),
    ("lam", "lamp"),
  ])
  func `suggests what begins so or has a word that begins so`(typed: String, query: String) throws {
    let queries = try suggestions(typed, limit: 20).map(\.query)
    #expect(query.isEmpty ? !queries.contains { $0.hasPrefix("id:") } : queries.contains(query))
  }

  @Test(arguments: ["", "  ", "\t\n", "!?", "\u{0}\u{1B}", "—", "zzzz", ":", "school:zzzz", "\""])
  func `suggests nothing for nothing, and for what nobody wrote`(typed: String) throws {
    #expect(try suggestions(typed) == [])
  }

  @Test func `says what a suggestion is, and counts the exemplars that have it`() throws {
    let design = try suggestions("use a des")
    #expect(
      design == [
        Suggested(
          kind: .value, text: "Use a design process", query: "iste:4a", field: "iste", value: "4a",
          count: 2)
      ])
    let paper = try suggestions("paper")
    #expect(
      paper == [
        Suggested(kind: .word, text: "paper", query: "paper", count: 2),
        Suggested(
          kind: .exemplar, text: "Paper circuits", query: "id:paper-circuits", field: "id",
          value: "paper-circuits", count: 1),
        Suggested(
          kind: .exemplar, text: "More paper-circuit art", query: "id:more-circuits", field: "id",
          value: "more-circuits", count: 1),
      ])
  }

  @Test func `finds with every suggestion as many as it says`() throws {
    let lessons = try collection()
    let reader = try IndexReader(lessons.index)
    for typed in ["a", "c", "circ", "s", "4", "iste", "grade", "d", "o", "l", "24th", "sor"] {
      for suggested in try reader.suggestions(for: typed, limit: 20) {
        let found = try reader.search(SearchRequest(suggested.query))
        #expect(found.query.warnings == [], "\(suggested)")
        #expect(found.total == suggested.count, "\(suggested)")
      }
    }
  }

  @Test func `shows the name in the language that was typed`() throws {
    #expect(try suggestions("diseñador").first?.text == "Diseñador innovador")
    #expect(try suggestions("innovative").first?.text == "Innovative Designer")
  }

  @Test func `puts beginnings before later words, and own names before what else people say`()
    throws
  {
    let places = try suggestions("paper", limit: 20).map(\.query)
    #expect(places == ["paper", "id:paper-circuits", "id:more-circuits"])
    // “Control” is the concept’s own name; the Spanish one begins so, too, and comes later.
    let control = try suggestions("cont", limit: 20)
    #expect(control.first?.query == "concept:AP.control")
  }

  @Test func `takes one suggestion for all endings of a word, and none for very common words`()
    throws
  {
    let words = try suggestions("sort", limit: 20).filter { $0.kind == .word }
    #expect(words.map(\.text).count == 1 && words.first?.count == 1)
    #expect(try suggestions("the", limit: 20).allSatisfy { $0.kind != .word })
  }

  @Test func `completes no word that a space has ended`() throws {
    #expect(try suggestions("paper ").map(\.query) == ["id:paper-circuits", "id:more-circuits"])
    #expect(try suggestions("circ ") == [])
  }

  @Test func `suggests values of the field that stands before a colon`() throws {
    let schools = try suggestions("school:")
    #expect(schools.map(\.query) == ["school:20th-street-es", "school:24th-street-es"])
    #expect(schools.map(\.count) == [3, 1])
    #expect(try suggestions("School:\"24").map(\.query) == ["school:24th-street-es"])
    #expect(try suggestions("lang:esp").map(\.query) == ["language:es"])
    #expect(try suggestions("colour:paper").allSatisfy { $0.kind != .value })
  }

  @Test func `leaves out values that nobody has`() throws {
    #expect(try suggestions("knowledge cons") == [])
  }

  @Test func `lets no kind take more than half while another has more to offer`() throws {
    let lessons = try TinyCollection(
      (1...30).map { .lesson("bridge-\($0)", title: "Bridge \($0)", lesson: "bridge\($0)") })
    let reader = try IndexReader(lessons.index)
    let ten = try reader.suggestions(for: "bri")
    #expect(ten.count == 10)
    #expect(ten.count { $0.kind == .exemplar } == 5 && ten.count { $0.kind == .word } == 5)
    let titles = try reader.suggestions(for: "bridge 1", limit: 20)
    #expect(titles.count { $0.kind == .exemplar } == 10 && titles.count == 20)
    #expect(titles.allSatisfy { $0.text.hasPrefix("Bridge 1") || $0.kind == .word })
  }

  @Test func `keeps a value with signs together in quotes`() throws {
    let lessons = try TinyCollection([.lesson("c-sharp (new)", title: "Music")])
    let reader = try IndexReader(lessons.index)
    let music = try #require(reader.suggestions(for: "mus").first { $0.kind == .exemplar })
    #expect(music.query == "id:\"c-sharp (new)\"")
    #expect(try reader.search(SearchRequest(music.query)).hits.map(\.card.title) == ["Music"])
  }

  @Test(arguments: [
    "robots\u{0}", "pa\u{1B}[31mper", "\u{202E}paper", "(((((", "\"\"\"", "-robot", "a OR", "*",
    "pap*",
    "école 回路", String(repeating: "a", count: 512), String(repeating: "a ", count: 256),
    String(repeating: "école ", count: 85),
  ])
  func `takes whatever was typed for a beginning`(typed: String) throws {
    let found = try suggestions(typed)
    #expect(found.count <= 10)
    #expect(found.allSatisfy { !$0.query.unicodeScalars.contains("\u{1B}") })
  }

  @Test func `has limits`() throws {
    #expect(throws: SearchError.limit(what: "characters", asked: 513, allowed: 512)) {
      try suggestions(String(repeating: "a", count: 513))
    }
    for limit in [0, 21, -1, .min, .max] {
      let error = SearchError.option(
        name: "limit", value: String(limit), allowed: ["a whole number from 1 to 20"])
      #expect(throws: error) { try suggestions("paper", limit: limit) }
      #expect(throws: error) { try suggestions("", limit: limit) }
    }
    #expect(try suggestions("p", limit: 1).count == 1)
  }
}
