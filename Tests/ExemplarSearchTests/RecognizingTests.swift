import ExemplarCatalog
import ExemplarLanguage
import ExemplarSearch
import ExemplarTesting
import ExemplarVocabulary
import Testing

/// Lessons that say what they are by values rather than by words.
private func collection() throws -> TinyCollection {
  try TinyCollection([
    .lesson(
      "pizza", title: "Pizza fractions", school: "garvanza-es", grades: ["3"], iste: ["4a"],
      subjects: ["math"], lesson: "Cut a pizza into fractions."),
    .lesson(
      "ruler", title: "Fractions of an inch", school: "frost-ms", grades: ["6"], iste: ["5c"],
      concepts: ["AP.control"], lesson: "Fractions on a ruler: the 3rd part of a grade book."),
    .lesson(
      "window", title: "Frost on windows", grades: ["3"], concepts: ["NI.cybersecurity"],
      devices: "none", lesson: "Frost grows on cold windows. Remote control of a camera."),
    .lesson(
      "garden", title: "El huerto", language: "es", school: "bethune-ms", grades: ["K"],
      iste: ["2b"], lesson: "Las fracciones del huerto."),
    .lesson(
      "poster", title: "A poster for the art room", grades: ["9", "10"], iste: ["6b"],
      subjects: ["vapa"], lesson: "Make a poster. Every part of it counts."),
    .lesson(
      "cards", title: "Unplugged sorting", grades: ["4", "5"], iste: ["7c"],
      lesson: "Sort cards by hand, unplugged."),
  ])
}

/// One index for each test: making it takes longer than asking.
private struct Lessons {
  let collection: TinyCollection
  let reader: IndexReader

  init() throws {
    collection = try ExemplarSearchTests.collection()
    reader = try IndexReader(collection.index)
  }

  func answer(
    _ text: String, _ change: (inout SearchRequest) -> Void = { _ in }
  ) throws -> Results {
    var request = SearchRequest(text)
    change(&request)
    return try reader.search(request)
  }
}

/// `field:values` of everything recognized; `?` where it is only a suggestion, `~` where it was corrected.
private func told(_ results: Results) -> [String] {
  results.recognized.map {
    $0.field + ":" + $0.values.joined(separator: ",") + ($0.ranks ? "" : "?")
      + ($0.corrected ? "~" : "")
  }
}

@Suite struct RecognizingTests {
  @Test func `reads a code in each of its forms`() throws {
    let lessons = try Lessons()
    for (typed, meant) in [
      ("iste 4a", "iste:4a"), ("ISTE 4", "iste:4"), ("iste standard 4a", "iste:4a"),
      ("standard 1.4.a", "iste:4a"), ("1.4.a", "iste:4a"), ("4a", "iste:4a"), ("4A", "iste:4a"),
      ("4.a", "iste:4a"), ("iste 1.4.a", "iste:4a"), ("iste 1.4", "iste:4"),
      ("estándar iste 4", "iste:4"), ("practice 4", "practice:P4"), ("P4", "practice:P4"),
      ("p4.1", "practice:P4.1"), ("práctica 4.1", "practice:P4.1"),
      ("AP.control", "concept:AP.control"), ("ap.Control", "concept:AP.control"),
      ("3-5.AP.13", "standard:3-5.AP.13"), ("3–5.ap.13", "standard:3-5.AP.13"),
      ("standard K-2.CS.1", "standard:K-2.CS.1"),
      ("DC3", "citizenship:digital-footprint-and-identity"),
    ] {
      #expect(try told(lessons.answer(typed)) == [meant], "\(typed)")
    }
  }

  @Test func `reads a name in English and Spanish`() throws {
    let lessons = try Lessons()
    for (typed, meant) in [
      ("innovative designer", "iste:4"), ("Innovative Designer", "iste:4"),
      ("INNOVATIVE DESIGNERS", "iste:4"), ("innovative-designer", "iste:4"),
      ("diseñador innovador", "iste:4"), ("disenador innovador", "iste:4"),
      ("disen\u{303}ador innovador", "iste:4"), ("iste innovative designer", "iste:4"),
      ("creator", "iste:6"), ("computational thinker", "iste:5"),
      ("algorithms and programming", "concept:AP"), ("Algorithms & Programming", "concept:AP"),
      ("algoritmos y programación", "concept:AP"),
      ("hardware/software", "concept:CS.hardware-and-software"),
      ("computing systems", "concept:CS"), ("cybersecurity", "concept:NI.cybersecurity"),
      ("control structures", "concept:AP.control"),
      ("digital footprint", "citizenship:digital-footprint-and-identity"),
      ("huella digital", "citizenship:digital-footprint-and-identity"),
      ("fostering an inclusive computing culture", "practice:P1"),
      ("PS 3", "program:ps-3.0"), ("practitioner schools 3.0", "program:ps-3.0"),
      ("in Spanish", "language:es"), ("en español", "language:es"), ("en espanol", "language:es"),
    ] {
      #expect(try told(lessons.answer(typed)) == [meant], "\(typed)")
    }
  }

  @Test func `reads grades in words`() throws {
    let lessons = try Lessons()
    for (typed, values, label) in [
      ("3rd grade", "3", "Grade 3"), ("third grade", "3", "Grade 3"), ("Grade 3", "3", "Grade 3"),
      ("3rd graders", "3", "Grade 3"), ("tercer grado", "3", "Grade 3"),
      ("5to grado", "5", "Grade 5"), ("kinder", "K", "Kindergarten"),
      ("kínder", "K", "Kindergarten"),
      ("kindergarten", "K", "Kindergarten"), ("grade K", "K", "Kindergarten"),
      ("high school", "9,10,11,12", "High school"), ("K-2", "K,1,2", "Grades K–2"),
      ("k–2", "K,1,2", "Grades K–2"), ("K-5", "K,1,2,3,4,5", "Grades K–5"),
      ("grades 3-5", "3,4,5", "Grades 3–5"), ("grades 3 to 5", "3,4,5", "Grades 3–5"),
      ("3rd-5th grade", "3,4,5", "Grades 3–5"), ("3rd and 5th grade", "3,5", "Grades 3, 5"),
      ("grados 3 a 5", "3,4,5", "Grades 3–5"), ("sexto grado", "6", "Grade 6"),
    ] {
      let found = try lessons.answer(typed).recognized
      #expect(found.map { $0.values.joined(separator: ",") } == [values])
      #expect(found.map(\.label) == [label])
      #expect(found.allSatisfy { $0.field == "grade" && $0.ranks && !$0.corrected })
    }
  }

  @Test func `reads schools by name, alias and nickname`() throws {
    let lessons = try Lessons()
    for (typed, meant) in [
      ("garvanza", "school:garvanza-es"), ("Garvanza Elementary", "school:garvanza-es"),
      ("garvanza-es", "school:garvanza-es"), ("bethune", "school:bethune-ms"),
      ("bethune middle school", "school:bethune-ms"), ("LACES", "school:laces"),
      ("Garvnaza", "school:garvanza-es"), ("frost middle", "school:frost-ms"),
      ("frost ms", "school:frost-ms"),
      ("frost school", "school:frost-ms"), ("frost", "school:frost-ms?"),
      ("Méndez High School", "school:mendez-hs"),
      ("24th Street Elementary", "school:24th-street-es"),
    ] {
      #expect(try told(lessons.answer(typed)) == [meant], "\(typed)")
    }
  }

  @Test func `only suggests what an everyday word may mean`() throws {
    let lessons = try Lessons()
    for (typed, meant) in [
      ("control", "concept:AP.control?"), ("storage", "concept:DA.storage?"),
      ("variables", "concept:AP.variables?"), ("art", "subject:vapa?"),
      ("reading", "subject:ela?"), ("computer science", "subject:cs?"), ("third", "grade:3?"),
      ("spanish", "language:es?"), ("unplugged", "devices:none?"), ("3d", "iste:3d?"),
    ] {
      #expect(try told(lessons.answer(typed)) == [meant], "\(typed)")
    }
  }

  @Test func `reads nothing where words are told to be words, or tell nothing`() throws {
    let lessons = try Lessons()
    for typed in [
      "\"innovative designer\"", "iste:4", "title:kinder", "-kinder", "NOT kinder", "4", "3 5",
      "(kinder OR pizza)", "pizza AND kinder", "el", "secundaria", "grade", "diego rivera",
      "innovative \"designer\"", "1.4", "xyz",
    ] {
      #expect(try lessons.answer(typed).recognized.isEmpty, "\(typed)")
    }
  }

  @Test func `forgives typing errors in names`() throws {
    let lessons = try Lessons()
    for (typed, meant) in [
      ("Garvanzza", "school:garvanza-es~"), ("inovative desinger", "iste:4~"),
      ("digtal citizen", "iste:2~"), ("computatonal thinker", "iste:5~"),
      ("thrid grade", "grade:3~"), ("garvanzza robots", "school:garvanza-es~"),
      ("algoritms and programing", "concept:AP~"), ("cibersecurity", "concept:NI.cybersecurity~"),
    ] {
      #expect(try told(lessons.answer(typed)) == [meant], "\(typed)")
    }
  }

  @Test func `takes no other word for an error`() throws {
    let lessons = try Lessons()
    for typed in [
      "part", "iste 4z", "4z", "frosty", "innovative windows", "5to grade-b", "kindle",
      "binder", "garvinzoo",
    ] {
      #expect(try lessons.answer(typed).recognized.filter(\.corrected).isEmpty, "\(typed)")
    }
  }

  @Test func `takes the longest name, and goes on behind it`() throws {
    let lessons = try Lessons()
    #expect(
      try told(lessons.answer("computer science digital citizenship 3rd grade"))
        == ["subject:cs?", "iste:2", "grade:3"])
    #expect(
      try told(lessons.answer("garvanza elementary in spanish, kinder"))
        == ["school:garvanza-es", "language:es", "grade:K"])
    #expect(try told(lessons.answer("data collection")) == ["concept:DA.collection"])
    #expect(try told(lessons.answer("innovative grade:3 designer")).isEmpty)
  }

  @Test func `tells at most five values, the surest first`() throws {
    let lessons = try Lessons()
    let results = try lessons.answer("art reading music kinder garvanza 4a cybersecurity PS3 LACES")
    #expect(results.recognized.count == 5)
    #expect(results.recognized.filter(\.ranks).count == 5)
    #expect(results.recognized.map(\.position).sorted() == results.recognized.map(\.position))
  }

  // MARK: The order

  @Test func `puts lessons with the value first, and lets those without follow`() throws {
    let lessons = try Lessons()
    let results = try lessons.answer("3rd grade fractions")
    #expect(results.hits.map(\.card.id).prefix(2) == ["pizza", "ruler"])
    #expect(results.hits.map(\.card.id).contains("window"))
    #expect(results.withAllWords == 2)
    #expect(results.query.summary == "3rd grade fractions · 3rd grade → Grade 3")
    #expect(results.hits[0].matched.filters == ["grade:3"])
    #expect(results.hits.allSatisfy { $0.score < 1_000 })
  }

  @Test func `puts the lesson with more of the values first`() throws {
    let lessons = try Lessons()
    #expect(try lessons.answer("3rd grade innovative designer").hits.first?.card.id == "pizza")
    #expect(try lessons.answer("cybersecurity 3rd grade").hits.first?.card.id == "window")
    #expect(try lessons.answer("garvanza 4a kinder").hits.first?.card.id == "pizza")
    #expect(try lessons.answer("Garvnaza fractions").hits.first?.card.id == "pizza")
  }

  @Test func `does not let a school take an everyday word`() throws {
    let lessons = try Lessons()
    let results = try lessons.answer("frost on windows")
    #expect(told(results) == ["school:frost-ms?"])
    #expect(results.hits.first?.card.id == "window")
    #expect(try lessons.answer("frost ms").hits.first?.card.id == "ruler")
  }

  @Test func `lets a lesson without devices count as unplugged`() throws {
    let lessons = try Lessons()
    #expect(Set(try lessons.answer("unplugged").hits.map(\.card.id)) == ["cards", "window"])
    #expect(try lessons.answer("unplugged").hits.first?.card.id == "cards")
  }

  @Test func `leaves words alone when told to`() throws {
    let lessons = try Lessons()
    for change in [
      { (request: inout SearchRequest) in request.recognizes = false },
      { (request: inout SearchRequest) in request.ranking.recognition = false },
    ] {
      let results = try lessons.answer("3rd grade fractions", change)
      #expect(results.recognized.isEmpty && results.query.namings.isEmpty)
      #expect(results.query.summary == "3rd grade fractions")
    }
    #expect(try told(lessons.answer("3rd grade") { $0.isTyped = false }) == ["grade:3"])
    #expect(try told(lessons.answer("grades 3-5") { $0.isTyped = false }) == ["grade:3,4,5"])
  }

  @Test func `tells for each value a question, and how many that finds`() throws {
    let lessons = try Lessons()
    for typed in [
      "3rd grade fractions", "fractions, kinder!", "garvanza 4a", "Garvnaza robots", "art room",
      "(innovative designer)", "unplugged K-2", "grades 3 and 6 fractions", "high school",
      "frost windows", "LACES", "kinder/fractions", "PS 3 \"frost on\"",
    ] {
      let reader = lessons.reader
      var request = SearchRequest(typed)
      request.options = [
        .init(field: "subject", value: "alchemy"), .init(field: "language", value: "en"),
      ]
      let found = try reader.search(request).recognized
      #expect(!found.isEmpty)
      let scalars = Array(typed.unicodeScalars)
      for recognized in found {
        let place = recognized.position..<(recognized.position + recognized.length)
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars[place])
        #expect(String(text) == recognized.text)
        request.text = recognized.q
        let asked = try reader.search(request)
        #expect(asked.total == recognized.total)
        #expect(
          asked.query.filters.contains {
            $0.field.name == recognized.field && $0.values == recognized.values
          })
        #expect(
          !asked.recognized.contains {
            $0.field == recognized.field && $0.values == recognized.values
          })
      }
    }
  }

  @Test func `finds with each value what the filter finds, whatever the case and the dashes`()
    throws
  {
    let lessons = try Lessons()
    let reader = lessons.reader
    for (one, other) in [
      ("grades 3-5", "GRADES 3–5"), ("innovative designer", "Innovative Designer"),
      ("laces", "LACES"), ("k-2", "K—2"), ("5to grado", "5TO GRADO"),
    ] {
      let (first, second) = (
        try reader.search(SearchRequest(one)), try reader.search(SearchRequest(other))
      )
      #expect(first.hits.map(\.card.id) == second.hits.map(\.card.id))
      #expect(told(first) == told(second))
    }
  }

  @Test func `leaves out a suggestion that would make the question too long`() throws {
    let lessons = try Lessons()
    let padding = String(repeating: "x", count: 500)
    #expect(try lessons.answer("\(padding) LACES").recognized.isEmpty)
  }

  @Test(.timeLimit(.minutes(2))) func `reads a thousand words at once`() throws {
    var request = SearchRequest(
      (0..<1_000).map { ["kinder", "pizzza", "grade", "innovatve", "the", "art"][$0 % 6] }
        .joined(separator: " "))
    request.limits.characters = 100_000
    request.limits.terms = 10_000
    let lessons = try Lessons()
    request.recognizes = false
    #expect(try lessons.reader.search(request).recognized.isEmpty)
    request.recognizes = true
    #expect(try lessons.reader.search(request).recognized.count == 5)
  }
}
