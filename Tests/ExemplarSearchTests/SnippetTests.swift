import ExemplarBundle
import ExemplarCatalog
import ExemplarLanguage
import ExemplarSearch
import ExemplarTesting
import ExemplarVocabulary
import Testing

/// A lesson with all its parts.
private func exemplar(
  _ id: String = "one", language: String = "en", lesson: String, process: String? = nil,
  reflection: String? = nil, materials: String? = nil, summary: String = "A lesson.",
  iste: [String] = ["1a"], keywords: [String] = []
) -> Exemplar {
  var exemplar = Exemplar.lesson(
    id, title: "Title", summary: summary, language: language, iste: iste, keywords: keywords,
    lesson: lesson, process: process)
  if let reflection { exemplar.parts.append(.init(name: "reflection", markdown: reflection)) }
  if let materials { exemplar.materialTexts = [.init(path: "sheet.pdf", text: materials)] }
  return exemplar
}

/// The hits for a question in a collection.
private func hits(_ question: String, in exemplars: [Exemplar]) throws -> [Hit] {
  let lessons = try TinyCollection(exemplars)
  defer { withExtendedLifetime(lessons) {} }
  var request = SearchRequest(question)
  request.perPage = 100
  return try IndexReader(lessons.index).search(request).hits
}

/// The only hit for a question in a collection of one lesson.
private func hit(_ question: String, in exemplar: Exemplar) throws -> Hit {
  try #require(try hits(question, in: [exemplar]).first)
}

/// The passage with its words between asterisks.
private func marked(_ snippet: Snippet?) throws -> String {
  let snippet = try #require(snippet)
  let scalars = Array(snippet.text.unicodeScalars)
  var text = String.UnicodeScalarView()
  var place = 0
  for range in snippet.ranges {
    text += scalars[place..<range[0]]
    text.append("*")
    text += scalars[range[0]..<range[1]]
    text.append("*")
    place = range[1]
  }
  return String(text + scalars[place...])
}

@Suite struct SnippetTests {
  @Test(arguments: [
    (
      "battery", "Fold a card. Build it with tape and a battery, e.g. a coin cell. Then test it.",
      "Fold a card. Build it with tape and a *battery*, e.g. a coin cell. Then test it."
    ),
    // A heading, a row of codes and a list of links say less than a sentence.
    (
      "copper", "## Copper\n\n| Copper | 3-5.CS.2 |\n|---|---|\n| copper | 4a |\n\nWe tape copper.",
      "We tape *copper*."
    ),
    (
      "copper",
      "- [copper](https://a.example/copper.html) www.a.example/copper.pdf b.example/x\n\n"
        + "Cut the copper with care.",
      "Cut the *copper* with care."
    ),
    // Words close together, in the order of the question, before words apart.
    (
      "paper circuits",
      "Paper comes first. Nobody knows what circuits are. Draw paper circuits now, please do.",
      "Nobody knows what *circuits* are. Draw *paper* *circuits* now, please do."
    ),
    (
      "design process",
      "The process of making a design takes time.\n\nOur design process is short.",
      "Our *design* *process* is short."
    ),
    // The rarer word is not there to tell by one lesson; more words win.
    (
      "wheel gear", "A wheel turns. A wheel stops. The gear moves the wheel.",
      "A *wheel* turns. A *wheel* stops. The *gear* moves the *wheel*."
    ),
    ("steps", "## Steps\n\nFold the card. Tape it.", "*Steps* · Fold the card. Tape it."),
    (
      "niño", "Cada nin\u{303}o 🤖 mira. ¿Qué niño ve?",
      "Cada *nin\u{303}o* 🤖 mira. ¿Qué *niño* ve?"
    ),
    ("maze", "The robot leaves the maze.\n\nOther things.", "The robot leaves the *maze*."),
    ("resist*", "A resistor resists. It does.", "A *resistor* *resists*. It does."),
    (
      "\"blue line\"", "A line is blue. The blue line ends.",
      "A line is blue. The *blue* *line* ends."
    ),
  ])
  func `shows the sentence that says most`(
    question: String, lesson: String, expected: String
  ) throws {
    #expect(try marked(hit(question, in: exemplar(lesson: lesson)).snippet) == expected)
  }

  @Test(arguments: [
    (
      "circuitos", "¿Qué son los circuitos? ¡Míralos! El Sr. Paz trae uno.",
      "¿Qué son los *circuitos*? ¡Míralos! El Sr. Paz trae uno."
    ),
    (
      "programación", "## Programación\n\nLa programación mide el agua, p. ej. cada hora.",
      "La *programación* mide el agua, p. ej. cada hora."
    ),
  ])
  func `shows the sentence that says most in Spanish`(
    question: String, lesson: String, expected: String
  ) throws {
    #expect(
      try marked(hit(question, in: exemplar(language: "es", lesson: lesson)).snippet) == expected)
  }

  @Test func `takes the best passage from any part`() throws {
    let process = try hit(
      "empathy interview",
      in: exemplar(
        lesson: "## Empathy\n\nWe talk.",
        process: "Each empathy interview took five minutes."))
    #expect(process.snippet?.part == "process")
    #expect(try marked(process.snippet) == "Each *empathy* *interview* took five minutes.")
    let reflection = try hit(
      "noise", in: exemplar(lesson: "We talk.", reflection: "The noise was too much. Use the yard.")
    )
    #expect(reflection.snippet?.part == "reflection")
    let summary = try hit(
      "loop robot", in: exemplar(lesson: "## Loop\n\nWe talk.", summary: "A robot walks in a loop.")
    )
    #expect(summary.snippet?.part == "summary")
  }

  @Test func `looks in the part that was asked for`() throws {
    let hit = try hit(
      "process:noise",
      in: exemplar(lesson: "The noise is loud here.", process: "Much noise came up."))
    #expect(hit.snippet?.part == "process")
    #expect(hit.matched.parts == ["process"])
  }

  @Test func `puts the broken lines of a page together and leaves out its numbers`() throws {
    let page = """
      WATER LAB
      Measure how much water the garden bed can hold before
      it runs over, and write the amount in the
      7
      table of your group. Page
      Page 3 of 7
      • bring a bucket
      """
    let hit = try hit("garden amount", in: exemplar(lesson: "We work.", materials: page))
    #expect(hit.snippet?.part == "materials")
    #expect(
      try marked(hit.snippet)
        == "Measure how much water the *garden* bed can hold before it runs over, and write the "
        + "*amount* in the table of your group.")
  }

  @Test func `cuts one very long sentence at words`() throws {
    let long = (1...400).map { "word\($0)" }.joined(separator: " ")
    let text = try #require(
      try hit("target", in: exemplar(lesson: "Begin \(long), then target \(long) end.")).snippet?
        .text)
    #expect(text.hasPrefix("… ") && text.hasSuffix(" …"))
    #expect(text.contains("then target word1 word2 "))
    #expect(text.unicodeScalars.count <= 244)
    let words = text.dropFirst(2).dropLast(2).split(separator: " ")
    #expect(words.allSatisfy { "Begin \(long), then target \(long) end.".contains($0) })
  }

  @Test func `never parts a letter from its accents in a word that is longer than a passage`()
    throws
  {
    let tower = String(repeating: "e\u{301}", count: 300)
    let snippet = try #require(
      try hit("target", in: exemplar(lesson: "A target \(tower) end.")).snippet)
    #expect(snippet.text.hasPrefix("A target e\u{301}"))
    #expect(snippet.text.hasSuffix("e\u{301} …"))
  }

  @Test func `finds a passage deep in a text of 200,000 characters`() throws {
    let filler = String(repeating: "Nothing of note happens in this line. ", count: 5200)
    let lesson = filler + "Then the volcano wakes up. " + filler
    let snippet = try #require(try hit("volcano", in: exemplar(lesson: lesson)).snippet)
    #expect(
      try marked(snippet) == "Then the *volcano* wakes up."
        + String(repeating: " Nothing of note happens in this line.", count: 3))
  }

  @Test func `keeps what only a printer may disarm`() throws {
    let hit = try hit(
      "battery", in: exemplar(lesson: "We work.", materials: "A \u{1B}[31m battery\u{07} glows."))
    #expect(try marked(hit.snippet) == "A \u{1B}[31m *battery*\u{07} glows.")
  }

  @Test func `shows no passage where a name says more`() throws {
    let hit = try hit(
      "innovative designer", in: exemplar(lesson: "We have a design course here.", iste: ["4a"]))
    #expect(hit.snippet == nil)
    let name = try #require(hit.matched.names.first)
    #expect((name.field, name.value, name.label) == ("iste", "4", "Innovative Designer"))
    #expect(name.words == ["innovative", "designer"])
    #expect(hit.matched.places.first == .init(term: "innovative", parts: ["names"]))
  }

  @Test func `says nothing where words only browse`() throws {
    let hit = try hit("grade:4", in: exemplar(lesson: "We work."))
    #expect(hit.snippet == nil)
    #expect(hit.matched == Matched(terms: [], parts: [], filters: ["grade:4"]))
  }

  @Test func `tells the keyword and the words that a relaxed hit lacks`() throws {
    let hit = try hit("LED zebra", in: exemplar(lesson: "An LED glows.", keywords: ["LED"]))
    #expect(hit.matched.missing == ["zebra"])
    #expect(
      hit.matched.names == [.init(field: "keyword", value: "LED", label: "LED", words: ["led"])])
    #expect(hit.matched.places == [.init(term: "led", parts: ["names", "lesson"])])
  }

  @Test func `marks words only, in passages that the text has, whatever the text`() throws {
    var random = SeededNumbers(seed: 20_261_122)
    let pieces = [
      "robot", "Robots", "robó", "card", "cards", "e.g.", "p. 4", "Dr.", "3.5", "¿Qué", "¡Mira!",
      "niño", "nin\u{303}o", "🤖", "👩‍🔬", "回路", "“quoted”", "a.m.", "\u{AD}soft", "—", "end.",
      "why?", "(see", "that)", "|", "https://a.example/b", "1.", "\u{1B}[31m", "\u{202E}",
    ]
    let gaps = [" ", " ", " ", " ", "  ", "\n", "\n\n", ". ", "\t", "\u{A0}", ", "]
    let texts = (0..<80).map { number in
      // A line that is only a number is no line of a handout.
      let pieces = number % 2 == 0 ? pieces.filter { !$0.contains(where: \.isNumber) } : pieces
      var text = "robot "
      for _ in 0..<Int.random(in: 1...400, using: &random) {
        text += pieces.randomElement(using: &random) ?? ""
        text += gaps.randomElement(using: &random) ?? ""
      }
      return text
    }
    let exemplars = texts.enumerated().map { number, text in
      let isHandout = number % 2 == 0
      return exemplar(
        "lesson-\(number)", lesson: isHandout ? "We work." : text,
        materials: isHandout ? text : nil)
    }
    let hits = try hits("robots card*", in: exemplars)
    #expect(hits.count == 80)
    for hit in hits {
      let snippet = try #require(hit.snippet)
      let scalars = Array(snippet.text.unicodeScalars)
      #expect(scalars.count <= 300)
      var last = 0
      for range in snippet.ranges {
        try #require(range.count == 2 && last <= range[0] && range[0] < range[1])
        try #require(range[1] <= scalars.count)
        last = range[1]
        let word = folded(String(String.UnicodeScalarView(scalars[range[0]..<range[1]])))
        #expect(["robot", "robots", "robo", "card", "cards"].contains(word), "\(word)")
      }
      #expect(!snippet.ranges.isEmpty)
      let number = try #require(Int(hit.card.id.dropFirst("lesson-".count)))
      // Markdown takes signs away that a handout keeps.
      guard number % 2 == 0, snippet.part == "materials" else { continue }
      #expect(words(snippet.text).isRun(in: words(texts[number])), "\(snippet.text)")
    }
  }
}

/// Everything but spaces and what joins lines.
private func words(_ text: String) -> [Unicode.Scalar] {
  text.unicodeScalars.filter { !$0.properties.isWhitespace && $0 != "·" && $0 != "…" }
}

extension [Unicode.Scalar] {
  /// True where a longer text has all of it in a row.
  fileprivate func isRun(in text: [Unicode.Scalar]) -> Bool {
    (0...Swift.max(0, text.count - count)).contains { text[$0...].starts(with: self) }
  }
}
