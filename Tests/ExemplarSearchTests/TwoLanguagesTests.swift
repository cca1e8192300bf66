import ExemplarCatalog
import ExemplarLanguage
import ExemplarSearch
import ExemplarTesting
import ExemplarVocabulary
import Testing

/// Lessons in two languages that the glossary joins.
private func collection() throws -> TinyCollection {
  try TinyCollection([
    .lesson("dance", title: "Dance steps", lesson: "A robot repeats the steps in a loop."),
    .lesson(
      "baile", title: "Pasos de baile", language: "es",
      lesson: "Un robot repite los pasos en un bucle."),
    .lesson("colors", title: "Mixing paint", lesson: "Mix red paint with yellow paint."),
    .lesson("internet", title: "How messages travel", lesson: "A network carries the message."),
    .lesson(
      "redes", title: "Cómo viajan los mensajes", language: "es",
      lesson: "Una red de computadoras lleva el mensaje."),
    .lesson(
      "budget", title: "Class budget", lesson: "Enter the prices into a spreadsheet and add them."),
    .lesson(
      "presupuesto", title: "El presupuesto", language: "es",
      lesson: "Escribimos los precios en una hoja de cálculo."),
    .lesson("leaves", title: "Leaf rubbings", lesson: "Rub a leaf. The calculation comes later."),
  ])
}

private func answer(
  _ text: String, _ change: (inout SearchRequest) throws -> Void = { _ in }
) throws -> Results {
  var request = SearchRequest(text)
  try change(&request)
  let lessons = try collection()
  defer { withExtendedLifetime(lessons) {} }
  return try IndexReader(lessons.index).search(request)
}

@Suite struct TwoLanguagesTests {
  @Test(arguments: [
    ("loop", ["dance", "baile"]), ("loops", ["dance", "baile"]), ("bucles", ["baile", "dance"]),
    ("ciclo", ["baile", "dance"]), ("spreadsheets", ["budget", "presupuesto"]),
    ("hojas de calculo", ["presupuesto", "budget"]),
    ("HOJA DE CÁLCULO", ["presupuesto", "budget"]),
  ])
  func `finds the lessons of the other language, those of its own first`(
    typed: String, ids: [String]
  ) throws {
    #expect(try answer(typed).hits.map(\.card.id) == ids)
  }

  @Test func `says what it searched in which language`() throws {
    let expanded = try answer("loop").query.expanded
    #expect(
      expanded == [
        Expansion(word: "loop", to: ["bucle", "ciclo"], source: .glossary, language: "es")
      ])
    let both = try answer("computational thinking").query.expanded
    #expect(both.map(\.source) == [.synonyms, .glossary])
    #expect(both.map(\.language) == [nil, "es"])
  }

  @Test func `translates nothing inside quotes, in a part of a lesson, or when told not to`() throws
  {
    #expect(try answer("\"loop\"").hits.map(\.card.id) == ["dance"])
    #expect(try answer("lesson:loop").hits.map(\.card.id) == ["dance"])
    #expect(try answer("loop") { try $0.ranking.set("glossary", to: "off") }.total == 1)
  }

  @Test(arguments: [
    ("red paint", ["colors"], [String]()), ("mixing red", ["colors"], []),
    ("red de mensajes", ["redes"], ["network", "message"]), ("red lleva", ["redes"], ["network"]),
    ("red", ["colors", "internet", "redes"], ["network"]),
  ])
  func `reads a word of two meanings in the language of the rest`(
    typed: String, ids: [String], others: [String]
  ) throws {
    let results = try answer(typed)
    #expect(results.query.expanded.flatMap(\.to) == others)
    #expect(Set(ids).isSubset(of: results.hits.map(\.card.id)))
    if others.isEmpty { #expect(!results.hits.contains { $0.card.id == "internet" }) }
  }

  @Test func `shows a word of the other language only where it is one`() throws {
    let hits = try answer("network").hits
    #expect(hits.map(\.card.id) == ["internet", "redes"])
    #expect(hits.last?.matched.terms == ["red"])
    let mixed = try answer("network red paint").hits
    let colors = try #require(mixed.first { $0.card.id == "colors" })
    #expect(colors.matched.terms == ["red", "paint"])
  }

  @Test func `finds English lessons for Spanish words where no lesson is Spanish`() throws {
    let lessons = try TinyCollection([
      .lesson("keys", title: "Strong keys", lesson: "Choose a password that nobody guesses.")
    ])
    defer { withExtendedLifetime(lessons) {} }
    let reader = try IndexReader(lessons.index)
    #expect(try reader.search(SearchRequest("contraseñas")).hits.map(\.card.id) == ["keys"])
    #expect(try reader.search(SearchRequest("password")).query.expanded == [])
  }

  @Test(arguments: [("glossary", "maybe"), ("glossary-weight", "2"), ("glossary-weight", "nan")])
  func `refuses a setting of the glossary that cannot be`(name: String, value: String) {
    #expect(throws: RankingError.unknownValue(value, of: name)) {
      var ranking = Ranking()
      try ranking.set(name, to: value)
    }
  }

  @Test func `weighs the other language as it is told`() throws {
    let full = try answer("loop") { try $0.ranking.set("glossary-weight", to: "1") }
    let half = try answer("loop") { try $0.ranking.set("glossary-weight", to: "0.5") }
    let (one, other) = try (
      #require(full.hits.first { $0.card.id == "baile" }),
      #require(half.hits.first { $0.card.id == "baile" })
    )
    #expect(abs(other.score * 2 - one.score) < 0.001)
  }

  @Test(arguments: ["math fifth grade", "math in middle school", "fifth grade math loops"])
  func `weighs a term whose translation no lesson has`(typed: String) throws {
    let lessons = try TinyCollection([
      .lesson("cards", title: "Fifth grade math cards", lesson: "A math game for middle school."),
      .lesson("loops", title: "Loops", lesson: "Math in loops for the fifth grade."),
      .lesson("tarjetas", title: "Tarjetas", language: "es", lesson: "Grado y escuela."),
    ])
    for isTyped in [true, false] {
      var request = SearchRequest(typed)
      request.recognizes = false
      request.isTyped = isTyped
      let hits = try IndexReader(lessons.index).search(request).hits
      #expect(!hits.isEmpty && hits.allSatisfy { $0.score.isFinite })
    }
    withExtendedLifetime(lessons) {}
  }
}
