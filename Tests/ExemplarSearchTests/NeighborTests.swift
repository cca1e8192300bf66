import ExemplarCatalog
import ExemplarSearch
import ExemplarTesting
import ExemplarVocabulary
import Testing

/// Lessons near to each other and far, in two languages.
private func collection() throws -> TinyCollection {
  try TinyCollection([
    .lesson(
      "paper-circuits", title: "Paper circuits", grades: ["4"], iste: ["4a"],
      subjects: ["science"], keywords: ["electricity"],
      lesson: "Tape copper onto a card. The circuit lights the lamp from a battery."),
    .lesson(
      "copper-lamps", title: "Copper lamps", grades: ["5"], iste: ["4d"], subjects: ["science"],
      keywords: ["electricity"], lesson: "A battery, a copper circuit, a lamp on a card."),
    .lesson(
      "battery-hunt", title: "Battery hunt", school: "24th-street-es", grades: ["4"],
      lesson: "Find every battery in the house."),
    .lesson(
      "poems", title: "Poems of the sea", grades: ["4"], subjects: ["ela"],
      lesson: "Read a poem aloud. Waves have a rhythm."),
    .lesson(
      "sea-songs", title: "Songs of the sea", grades: ["9"],
      lesson: "Sing the waves; a song has a rhythm as the sea has."),
    .lesson(
      "huerto", title: "Huertos con sensores", language: "es", grades: ["5"], iste: ["5c"],
      lesson: "Los sensores miden el agua. La programación riega las plantas."),
    .lesson(
      "riego", title: "Riego del jardín", language: "es", grades: ["9"],
      lesson: "Programaciones que riegan plantas; un sensor mide el agua."),
    .lesson(
      "garden", title: "A garden that waters itself", grades: ["5"], iste: ["5c"],
      lesson: "Plants tell when they thirst."),
  ])
}

private func neighbors(
  _ id: String, page: Int = 1, perPage: Int = 10, in lessons: TinyCollection
) throws -> Results {
  try IndexReader(lessons.index).similar(to: id, page: page, perPage: perPage)
}

@Suite struct NeighborTests {
  @Test(arguments: [
    ("paper-circuits", "copper-lamps", "poems"), ("copper-lamps", "paper-circuits", "poems"),
    ("poems", "sea-songs", "copper-lamps"), ("huerto", "garden", "poems"),
    ("riego", "huerto", "paper-circuits"), ("garden", "huerto", "sea-songs"),
    ("PAPER-circuits", "copper-lamps", "sea-songs"),
  ])
  func `puts the nearest lesson first, a far one nowhere or later`(
    id: String, near: String, far: String
  ) throws {
    let lessons = try collection()
    let results = try neighbors(id, in: lessons)
    let ids = results.hits.map(\.card.id)
    #expect(ids.first == near)
    #expect(!ids.contains(id.lowercased()))
    #expect(ids.firstIndex(of: far).map { $0 > 1 } ?? true)
    #expect(results.like?.id == id.lowercased() && results.exemplars == 8)
    #expect(results.total == ids.count && results.hits.map(\.rank) == Array(1...ids.count))
    #expect(results.hits.map(\.score) == results.hits.map(\.score).sorted(by: >))
  }

  @Test func `says which words and values both have, as the first lesson writes them`() throws {
    let lessons = try collection()
    let lamps = try #require(neighbors("paper-circuits", in: lessons).hits.first)
    #expect(
      Set(lamps.matched.terms).isSuperset(of: ["circuits", "copper", "card", "lamp", "battery"]))
    #expect(lamps.matched.filters.contains("keyword:electricity"))
    #expect(lamps.matched.filters.contains("iste:4"))
    // A band of which both have other grades is told, a subject too; the other’s own indicator is not.
    #expect(lamps.matched.filters.contains("grade:3-5"))
    #expect(lamps.matched.filters.contains("subject:science"))
    #expect(!lamps.matched.filters.contains("iste:4d"))
    #expect(lamps.snippet == nil)
    let spanish = try neighbors("huerto", in: lessons)
    let watering = try #require(spanish.hits.first { $0.card.id == "riego" })
    #expect(watering.matched.terms.contains("programación"))
    #expect(spanish.query.searchedWords.contains("sensores"))
  }

  @Test func `tells a value without what it is part of`() throws {
    let lessons = try TinyCollection([
      .lesson("a", title: "Bridges", iste: ["4a"], lesson: "Paper bridges."),
      .lesson("b", title: "Bridge", iste: ["4a"], lesson: "A paper bridge."),
    ])
    let filters = try #require(neighbors("a", in: lessons).hits.first).matched.filters
    #expect(filters.contains("iste:4a") && !filters.contains("iste:4"))
    #expect(filters.contains("grade:4") && !filters.contains("grade:3-5"))
  }

  @Test func `finds a lesson of another language by the values that both have`() throws {
    let lessons = try TinyCollection([
      .lesson("nubes", title: "Nubes", language: "es", grades: ["5"], iste: ["5c"]),
      .lesson("garden", title: "A garden", grades: ["5"], iste: ["5c"]),
      .lesson("poems", title: "Poems", grades: ["9"]),
    ])
    let results = try neighbors("nubes", in: lessons)
    #expect(results.hits.map(\.card.id) == ["garden"])
    #expect(results.hits.first?.matched.terms == [])
    #expect(results.hits.first?.matched.filters.contains("iste:5c") == true)
  }

  @Test func `puts a twin in the other language before a stranger in the same one`() throws {
    let lessons = try TinyCollection([
      .lesson(
        "contrasenas", title: "Contraseñas fuertes", language: "es", grades: ["4"], iste: ["2d"],
        keywords: ["contraseñas", "privacidad"],
        lesson: "La clase inventa una contraseña en papel y cuenta cuántas hay."),
      .lesson(
        "passwords", title: "Passwords that hold", grades: ["8"], iste: ["2d"],
        keywords: ["passwords", "privacy"], lesson: "How long is a good password?"),
      .lesson(
        "mar", title: "Poemas del mar", language: "es", grades: ["4"], iste: ["6b"],
        lesson: "La clase inventa un poema en papel y cuenta las sílabas."),
      .lesson(
        "rios", title: "Mapas de ríos", language: "es", grades: ["4"],
        lesson: "La clase dibuja un mapa en papel y cuenta los ríos."),
      .lesson("sea", title: "Songs of the sea", grades: ["9"], lesson: "Sing the waves."),
    ])
    let hits = try neighbors("contrasenas", in: lessons).hits
    #expect(hits.first?.card.id == "passwords")
    #expect(hits.first?.matched.terms.contains("contraseñas") == true)
    #expect(hits.first?.matched.filters == ["iste:2d"])
    let back = try neighbors("passwords", in: lessons).hits
    #expect(back.first?.card.id == "contrasenas")
    #expect(back.first?.matched.terms.contains("passwords") == true)
    var ranking = Ranking()
    ranking.usesGlossary = false
    let reader = try IndexReader(lessons.index)
    let values = try reader.similar(to: "contrasenas", ranking: ranking).hits
    #expect(values.first { $0.card.id == "passwords" }?.matched.terms == [])
  }

  @Test func `makes no neighbors of chance words, or of lessons for the same class`() throws {
    let lessons = try TinyCollection([
      .lesson(
        "circuits", title: "Paper circuits", summary: "Copper, battery and lamp make a story.",
        grades: ["4"], iste: ["4a"], subjects: ["science"], keywords: ["electricity", "switch"],
        lesson: "Draw a scene, tape the copper, test the lamp, mend the gap. Bring 12 cards."),
      .lesson(
        "soft", title: "Soft circuits", summary: "A lamp, a battery and a switch in fabric.",
        grades: ["7"], iste: ["4a"], keywords: ["electricity"],
        lesson: "Draw a scene, sew the copper, test the lamp, mend the gap. Tell the story."),
      .lesson(
        "letters", title: "Letters to the mayor", summary: "Write and send.", grades: ["8"],
        lesson: "Bring 12 stamps."),
      .lesson(
        "frogs", title: "Frogs", summary: "Who lives in the pond?", grades: ["4"],
        subjects: ["science"], lesson: "Look, count, wonder."),
    ])
    #expect(try neighbors("circuits", in: lessons).hits.map(\.card.id) == ["soft"])
  }

  @Test func `takes the word of the record that lessons are related`() throws {
    var volcano = Exemplar.lesson("volcano", title: "Volcanoes", summary: "", grades: ["9"])
    volcano.related = ["VOLCANO", "poems", "gone"]
    let lessons = try TinyCollection([
      volcano, .lesson("poems", title: "Poems", summary: "", grades: ["1"]),
      .lesson("bridges", title: "Bridges", summary: "", grades: ["1"]),
    ])
    let hits = try neighbors("volcano", in: lessons).hits
    #expect(hits.map(\.card.id) == ["poems"])
    #expect(hits.first?.matched == Matched(terms: [], parts: ["related"], filters: []))
    #expect(try neighbors("poems", in: lessons).hits == [])
    var ranking = Ranking()
    ranking.neighborRelated = 0
    #expect(try IndexReader(lessons.index).similar(to: "volcano", ranking: ranking).hits == [])
  }

  @Test func `gives the same answer however the lessons came into the index`() throws {
    let many = GeneratedLessons.lessons(60, seed: 5)
    let lessons = try TinyCollection(many)
    let turned = try TinyCollection(many.reversed())
    for lesson in many.prefix(20) {
      let hits = try neighbors(lesson.id, perPage: 100, in: lessons).hits
      let again = try neighbors(lesson.id, perPage: 100, in: turned).hits
      #expect(hits.map(\.card.id) == again.map(\.card.id))
      #expect(hits.map(\.matched) == again.map(\.matched))
      #expect(!hits.contains { $0.card.id == lesson.id })
    }
  }

  @Test func `names what matters first: standards, then concepts, keywords, grades and subjects`()
    throws
  {
    func lesson(_ id: String) -> Exemplar {
      .lesson(
        id, title: "Loops", grades: ["4"], iste: ["5c", "4a"], concepts: ["AP.control"],
        subjects: ["math"], keywords: ["drums"])
    }
    let lessons = try TinyCollection([
      lesson("a"), lesson("b"), .lesson("c", title: "Poems", grades: ["9"]),
    ])
    let filters = try #require(neighbors("a", in: lessons).hits.first).matched.filters
    #expect(
      filters == [
        "iste:4a", "iste:5c", "concept:AP.control", "keyword:drums", "grade:4", "subject:math",
      ])
  }

  @Test func `does not take lessons of one school for alike`() throws {
    let lessons = try TinyCollection([
      .lesson("a", title: "Bridges", summary: "", school: "24th-street-es", grades: ["1"]),
      .lesson("b", title: "Volcanoes", summary: "", school: "24th-street-es", grades: ["9"]),
      .lesson(
        "c", title: "A bridge of paper", summary: "", school: "20th-street-es", grades: ["9"]),
    ])
    #expect(try neighbors("a", in: lessons).hits.map(\.card.id) == ["c"])
  }

  @Test func `knows the language of a tag with a region`() throws {
    let lessons = try TinyCollection([
      .lesson("a", title: "Bridges", summary: "", language: "en-US", grades: ["1"]),
      .lesson("b", title: "A bridge", grades: ["9"]),
    ])
    #expect(try neighbors("a", in: lessons).hits.first?.matched.terms == ["bridges"])
  }

  @Test func `finds nobody beside the only lesson, or beside one that has nothing to compare`()
    throws
  {
    let alone = try TinyCollection([.lesson("a", title: "Bridges", lesson: "Paper bridges.")])
    let results = try neighbors("a", in: alone)
    #expect(results.total == 0 && results.hits == [] && results.like?.title == "Bridges")
    let empty = try TinyCollection([
      .lesson("a", title: "…", summary: "!", grades: []), .lesson("b", title: "?", summary: "."),
    ])
    #expect(try neighbors("a", in: empty).total == 0)
  }

  @Test func `turns pages without missing or repeating a lesson`() throws {
    let lessons = try TinyCollection(
      (1...23).map {
        .lesson("bridge-\($0)", title: "Bridge \($0)", lesson: "Build a bridge of paper.")
      })
    let all = try neighbors("bridge-7", perPage: 100, in: lessons).hits.map(\.card.id)
    #expect(all.count == 22 && Set(all).count == 22)
    let pages = try (1...3).map { try neighbors("bridge-7", page: $0, perPage: 10, in: lessons) }
    #expect(pages.flatMap { $0.hits.map(\.card.id) } == all)
    #expect(pages.map(\.total) == [22, 22, 22])
    #expect(pages[2].hits.map(\.rank) == [21, 22])
    #expect(try neighbors("bridge-7", page: 4, in: lessons).hits == [])
  }

  @Test func `names the nearest ids of one that is not there`() throws {
    let lessons = try collection()
    #expect(throws: SearchError.unknownExemplar(id: "poem", nearest: ["poems"])) {
      try neighbors("poem", in: lessons)
    }
  }

  @Test(arguments: [
    "", "../huerto", "hu\u{0}erto", "\u{1B}[2J", "*", String(repeating: "é", count: 5_000),
  ])
  func `takes no text for an id that is none`(id: String) throws {
    let lessons = try collection()
    let error = #expect(throws: SearchError.self) { try neighbors(id, in: lessons) }
    #expect(error?.code == "unknown-exemplar")
  }

  @Test(arguments: [
    (1, 101, SearchError.limit(what: "hits a page", asked: 101, allowed: 100)),
    (101, 100, nil),
    (102, 100, .limit(what: "hits before the page", asked: 10_100, allowed: 10_000)),
    (.max, 10, .limit(what: "hits before the page", asked: .max, allowed: 10_000)),
    (0, 10, .option(name: "page", value: "0", allowed: ["a whole number from 1"])),
    (1, 0, .option(name: "limit", value: "0", allowed: ["a whole number from 1"])),
  ])
  func `has the limits of a search`(page: Int, perPage: Int, error: SearchError?) throws {
    let lessons = try collection()
    guard let error else {
      #expect(try neighbors("poems", page: page, perPage: perPage, in: lessons).hits == [])
      return
    }
    #expect(throws: error) { try neighbors("poems", page: page, perPage: perPage, in: lessons) }
  }
}
