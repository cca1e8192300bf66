import ExemplarCatalog
import ExemplarLanguage
import ExemplarSearch
import ExemplarTesting
import ExemplarVocabulary
import Testing

/// Twelve lessons that a question must tell apart.
private func collection() throws -> TinyCollection {
  try TinyCollection([
    .lesson(
      "paper-circuits", title: "Paper circuits", grades: ["4"], iste: ["4a"],
      concepts: ["CS.hardware-and-software"], subjects: ["science"], keywords: ["LED"],
      tools: ["Copper Tape"], minutes: 45, devices: "none", internet: false,
      lesson: "Fold a card. Build a circuit with copper tape and a battery."),
    .lesson(
      "robot-maze", title: "Robot maze", school: "24th-street-es", year: "2019-2020",
      grades: ["3", "4", "5"], iste: ["5c", "4d"], concepts: ["AP.control"], minutes: 90,
      devices: "shared",
      lesson: "Program a robot to leave the maze. Debugging is part of the work.",
      process: "We asked how empathy helps."),
    .lesson(
      "robot-dance", title: "Dancing robots", grades: ["K", "1"], iste: ["6b"],
      concepts: ["AP.algorithms"], lesson: "Robots dance to a loop of steps."),
    .lesson(
      "huerto", title: "Huertos con sensores", language: "es", grades: ["4", "5"],
      concepts: ["DA.collection"], subjects: ["science"],
      lesson: "Diseñamos un circuito con sensores. La programación mide el agua."),
    .lesson(
      "number-cards", title: "Sorting number cards", grades: ["2"], subjects: ["math"],
      lesson: "Sort the cards by their digits. No computer is needed for computational thinking."),
    .lesson(
      "computing-systems", title: "Inside a computer", grades: ["7"], concepts: ["CS"],
      lesson: "Computing systems have a processor, memory and storage."),
  ])
}

private func answer(
  _ text: String, _ change: (inout SearchRequest) -> Void = { _ in }
) throws -> Results {
  var request = SearchRequest(text)
  change(&request)
  let lessons = try collection()
  defer { withExtendedLifetime(lessons) {} }
  return try IndexReader(lessons.index).search(request)
}

private func ids(
  _ text: String, in collection: TinyCollection, _ change: (inout SearchRequest) -> Void = { _ in }
) throws -> [String] {
  var request = SearchRequest(text)
  change(&request)
  defer { withExtendedLifetime(collection) {} }
  return try IndexReader(collection.index).search(request).hits.map(\.card.id)
}

@Suite struct SearchTests {
  @Test(arguments: [
    ("paper circuits", "paper-circuits"), ("PAPER CIRCUITS", "paper-circuits"),
    ("Paper circuit", "paper-circuits"), ("maze", "robot-maze"), ("debug", "robot-maze"),
    ("huerto", "huerto"), ("sensor", "huerto"), ("circuitos con sensores", "huerto"),
    ("innovative designer", "paper-circuits"), ("iste 4a", "paper-circuits"),
    ("2nd grade", "number-cards"), ("24th Street ES", "robot-maze"),
    ("disen\u{303}amos", "huerto"), ("DISEÑAMOS", "huerto"),
    ("\"copper tape\"", "paper-circuits"), ("“copper tape”", "paper-circuits"),
    ("process:empathy", "robot-maze"), ("title:paper", "paper-circuits"),
    ("tool:\"copper tape\"", "paper-circuits"), ("tool:COPPER-tape", ""),
    ("computing systems", "computing-systems"),
  ])
  func `puts the right lesson first`(typed: String, id: String) throws {
    #expect(try ids(typed, in: collection()).first ?? "" == id)
  }

  @Test(arguments: [
    ("iste:4", ["paper-circuits", "robot-maze"]), ("iste:4a", ["paper-circuits"]),
    ("iste:1.4.a", ["paper-circuits"]),
    ("iste:innovative-designer", ["paper-circuits", "robot-maze"]),
    ("iste:iste-students-2016:4a", ["paper-circuits"]),
    ("concept:AP", ["robot-dance", "robot-maze"]), ("concept:ap.control", ["robot-maze"]),
    ("grade:4", ["huerto", "paper-circuits", "robot-maze"]),
    ("grade:3–5", ["huerto", "paper-circuits", "robot-maze"]),
    ("grade:k", ["robot-dance"]), ("grade:K-2", ["number-cards", "robot-dance"]),
    ("grade:\"high school\"", []), ("grade:2,7", ["computing-systems", "number-cards"]),
    ("grade:2 grade:7", ["computing-systems", "number-cards"]),
    ("grade:4 iste:5", ["robot-maze"]), ("subject:math", ["number-cards"]),
    ("school:\"24th street es\"", ["robot-maze"]), ("year:2019..", ["robot-maze"]),
    ("year:2019", ["robot-maze"]), ("language:es", ["huerto"]), ("lang:español", ["huerto"]),
    ("devices:none", ["paper-circuits"]), ("internet:no", ["paper-circuits"]),
    ("minutes:..45", ["paper-circuits"]), ("minutes:60..", ["robot-maze"]),
    ("has:process", ["robot-maze"]), ("id:huerto", ["huerto"]),
    ("-grade:4 -grade:7", ["number-cards", "robot-dance"]),
    ("robot -maze", ["robot-dance"]),
    ("-robot -circuit grade:2..7", ["computing-systems", "number-cards"]),
    ("(maze OR dance) grade:1", ["robot-dance"]), ("robo*", ["robot-dance", "robot-maze"]),
  ])
  func `finds exactly the lessons that match`(typed: String, expected: [String]) throws {
    #expect(try ids(typed, in: collection()).sorted() == expected)
  }

  @Test func `browses everything, newest first, when nothing is typed`() throws {
    let lessons = try TinyCollection([
      .lesson("old", title: "Old", published: "2026-01-01"),
      .lesson("new", title: "New", published: "2026-03-01"),
      .lesson("new-b", title: "New too", published: "2026-03-01"),
    ])
    for typed in ["", "  ", "*"] {
      #expect(try ids(typed, in: lessons) == ["new", "new-b", "old"])
    }
  }

  @Test func `lists lessons with all words first, then relaxes, and says so`() throws {
    let results = try answer("robot maze")
    #expect(results.hits.map(\.card.id) == ["robot-maze", "robot-dance"])
    #expect(results.relaxed == ["robot", "maze"])
    #expect(results.withAllWords == 1)
    #expect(results.hits.allSatisfy { $0.score < 1_000 })
  }

  @Test func `never lets an unknown field or value become a word`() throws {
    let lessons = try collection()
    defer { withExtendedLifetime(lessons) {} }
    let reader = try IndexReader(lessons.index)
    let results = try reader.search(SearchRequest("robot grad:3 grade:thrid"))
    #expect(results.query.warnings.map(\.code) == ["unknown-field", "unknown-value"])
    #expect(results.query.warnings.map(\.position) == [6, 19])
    #expect(results.query.warnings[0].suggestions.first == "grade")
    #expect(results.query.warnings[1].message.contains("“thrid” is not a grade"))
    #expect(results.total == 2)
  }

  @Test(arguments: ["grad:3", "OR", "AND OR", "NOT", "\"\"", "…!?"])
  func `finds nothing where nothing could be used, instead of everything`(typed: String) throws {
    #expect(try answer(typed).total == 0)
  }

  @Test func `makes what cannot be used an error when asked to be strict`() throws {
    var request = SearchRequest("robot grad:3")
    request.isStrict = true
    let lessons = try collection()
    defer { withExtendedLifetime(lessons) {} }
    let reader = try IndexReader(lessons.index)
    #expect {
      try reader.search(request)
    } throws: { error in
      (error as? SearchError)?.code == "unknown-field"
    }
  }

  @Test func `tells how many lessons do not say, and includes them when asked`() throws {
    let lessons = try collection()
    defer { withExtendedLifetime(lessons) {} }
    let reader = try IndexReader(lessons.index)
    var request = SearchRequest("robot minutes:..100")
    #expect(try reader.search(request).unknown == ["minutes": 1])
    #expect(try reader.search(request).total == 1)
    request.includesUnknown = true
    #expect(try reader.search(request).total == 2)
  }

  @Test func `says how many there would be without each word or filter, and means it`() throws {
    let lessons = try collection()
    defer { withExtendedLifetime(lessons) {} }
    let reader = try IndexReader(lessons.index)
    let results = try reader.search(SearchRequest("maze grade:7"))
    #expect(results.total == 0)
    #expect(results.without.map { [$0.kind, $0.value] } == [["term", "maze"], ["filter", "7"]])
    #expect(results.without[0].total == (try reader.search(SearchRequest("grade:7")).total))
    #expect(results.without[1].total == (try reader.search(SearchRequest("maze")).total))
  }

  @Test func `corrects a mistyped word only when that finds more`() throws {
    let lessons = try collection()
    defer { withExtendedLifetime(lessons) {} }
    let reader = try IndexReader(lessons.index)
    #expect(try reader.search(SearchRequest("circiuts")).suggestion?.q == "circuits")
    #expect(try reader.search(SearchRequest("robots")).suggestion == nil)
    #expect(try reader.search(SearchRequest("5x9")).suggestion == nil)
    let wrong = try reader.search(SearchRequest("circiuts grade:9")).suggestion
    #expect(wrong == nil)
  }

  @Test func `shows the passage and the words that matched`() throws {
    let lessons = try collection()
    defer { withExtendedLifetime(lessons) {} }
    let reader = try IndexReader(lessons.index)
    let hit = try #require(reader.search(SearchRequest("copper battery")).hits.first)
    let snippet = try #require(hit.snippet)
    let scalars = Array(snippet.text.unicodeScalars)
    let marked = snippet.ranges.map { range in
      String(String.UnicodeScalarView(scalars[range[0]..<range[1]]))
    }
    #expect(marked == ["copper", "battery"])
    #expect(snippet.part == "lesson")
    #expect(hit.matched.terms == ["copper", "battery"])
    #expect(hit.matched.parts.contains("lesson"))
  }

  @Test func `says that a word typed with two endings was found twice`() throws {
    let hit = try #require(try answer("circuit circuits").hits.first)
    #expect(hit.matched.terms == ["circuit", "circuits"])
  }

  @Test func `widens a word by its synonyms and says so`() throws {
    let lessons = try collection()
    defer { withExtendedLifetime(lessons) {} }
    let reader = try IndexReader(lessons.index)
    let results = try reader.search(SearchRequest("CT"))
    #expect(results.hits.first?.card.id == "number-cards")
    #expect(results.query.expanded.first?.word == "ct")
    #expect(try reader.search(SearchRequest("\"CT\"")).total == 0)
  }

  @Test func `sorts and pages without losing or repeating a lesson`() throws {
    let lessons = collection
    let all = try ids("*", in: lessons()) { $0.order = .title }
    #expect(all.first == "robot-dance")
    let pages = try (1...3).flatMap { page in
      try ids("*", in: lessons()) {
        $0.order = .title
        $0.page = page
        $0.perPage = 2
      }
    }
    #expect(pages == all)
    #expect(try ids("*", in: lessons()) { $0.order = .grade }.first == "robot-dance")
  }

  @Test func `shows one lesson a school when asked to`() throws {
    let hits = try ids("robot", in: collection()) { $0.collapsesSchools = true }
    #expect(hits.count == 2)
    #expect(try ids("*", in: collection()) { $0.collapsesSchools = true }.count == 2)
  }
}

@Suite struct FacetTests {
  private func facet(_ name: String, _ typed: String) throws -> Facet {
    let results = try answer(typed) { $0.facets = .all }
    return try #require(results.facets.first { $0.field == name })
  }

  private func counts(_ facet: Facet) -> [String: Int] {
    var counts: [String: Int] = [:]
    for value in facet.values {
      counts[value.value] = value.count
      for child in value.children { counts[child.value] = child.count }
    }
    return counts
  }

  @Test func `counts every value exactly, and parents by distinct lessons`() throws {
    let grades = try facet("grade", "*")
    #expect(
      counts(grades) == [
        "K-2": 2, "K": 1, "1": 1, "2": 1, "3-5": 3, "3": 1, "4": 3, "5": 2, "6-8": 1, "7": 1,
      ])
    let iste = try facet("iste", "*")
    #expect(counts(iste)["4"] == 2)
    #expect(iste.missing == 3)
  }

  @Test func `keeps the alternatives of a selected field visible`() throws {
    let grades = try facet("grade", "robot grade:1")
    #expect(counts(grades) == ["K-2": 1, "K": 1, "1": 1, "3-5": 1, "3": 1, "4": 1, "5": 1])
    #expect(grades.values.flatMap(\.children).filter(\.selected).map(\.value) == ["1"])
    let concepts = try facet("concept", "robot grade:1")
    #expect(counts(concepts)["AP"] == 1)
  }

  @Test func `lists a selected value that nobody has`() throws {
    let grades = try facet("grade", "maze grade:12")
    let selected = grades.values.flatMap(\.children).filter(\.selected)
    #expect(selected.map(\.value) == ["12"])
    #expect(selected.map(\.count) == [0])
  }

  @Test func `orders grades naturally and schools by count`() throws {
    #expect(try facet("grade", "*").values.map(\.value) == ["K-2", "3-5", "6-8"])
    #expect(
      try facet("school", "*").values.map(\.value) == ["20th-street-es", "24th-street-es"])
  }

  @Test func `counts a matrix with its empty cells`() throws {
    let lessons = try collection()
    defer { withExtendedLifetime(lessons) {} }
    let coverage = try IndexReader(lessons.index).coverage(rows: "concept", columns: "grade")
    let columns = coverage.columns.values.map(\.id)
    #expect(columns == ["K-2", "3-5", "6-8", "9-12"])
    let row = try #require(coverage.rows.values.firstIndex { $0.id == "AP" })
    #expect(coverage.counts[row] == [1, 1, 0, 0])
  }
}

@Suite struct LimitTests {
  @Test(arguments: [
    (String(repeating: "a", count: 100_000), "characters"),
    (String(repeating: "a ", count: 100), "words"),
    (String(repeating: "(", count: 17) + "a", "levels of parentheses"),
    ("grade:(" + String(repeating: "3 ", count: 101) + ")", "filter values"),
  ])
  func `refuses a question past a limit before the engine sees it`(typed: String, what: String)
    throws
  {
    let lessons = try collection()
    defer { withExtendedLifetime(lessons) {} }
    let reader = try IndexReader(lessons.index)
    #expect {
      try reader.search(SearchRequest(typed))
    } throws: { error in
      guard case .limit(let named, _, _) = error as? SearchError else { return false }
      return named == what
    }
  }

  @Test(arguments: ["\u{0}robot\u{0}", "\u{1B}robot\u{1B} \u{9B}2J", "ro\u{AD}bot"])
  func `finds words among control characters`(typed: String) throws {
    #expect(try answer(typed).total >= 1)
  }

  @Test func `refuses a page that lies too far`() throws {
    var request = SearchRequest("robot")
    request.page = Int.max
    let lessons = try collection()
    defer { withExtendedLifetime(lessons) {} }
    let reader = try IndexReader(lessons.index)
    #expect(throws: SearchError.self) { try reader.search(request) }
  }
}
