import ExemplarCatalog
import ExemplarSearch
import ExemplarTesting
import ExemplarVocabulary
import Testing

/// Words with neighbors: `circuit`, `circus`; `storm`, `story`; `cart`, `card`.
private func collection() throws -> TinyCollection {
  try TinyCollection(
    [
      .lesson("paper", title: "Paper circuits", lesson: "A circuit of copper on a card."),
      .lesson("paper-2", title: "More paper circuits", lesson: "Circuits that light a lamp."),
      .lesson("circus", title: "A circus", lesson: "The acrobat jumps. A story of a clown."),
      .lesson("weather", title: "A storm is coming", lesson: "Clouds, rain and thunder."),
      .lesson("sheet", title: "A spreadsheet of rain", lesson: "The spreadsheet adds."),
      .lesson("bread", title: "Bread", lesson: "Spread jam on a sheet of bread."),
      .lesson(
        "huerto", title: "Huerto escolar", language: "es", lesson: "Un circuito con sensores."),
      .lesson(
        "diseno", title: "Diseño de canciones", language: "es", lesson: "Los niños diseñan música."),
      .lesson("rare", title: "Sorting", lesson: "An oddity: thoery."),
    ]
      + (0..<12).map {
        .lesson("theory-\($0)", title: "Theory \($0)", lesson: "Stories of a theory.")
      })
}

@Suite struct CorrectionTests {
  private func suggestion(
    _ typed: String, _ change: (inout SearchRequest) -> Void = { _ in }
  ) throws -> Suggestion? {
    let lessons = try collection()
    defer { withExtendedLifetime(lessons) {} }
    let reader = try IndexReader(lessons.index)
    var request = SearchRequest(typed)
    change(&request)
    let answer = try reader.search(request)
    if let suggestion = answer.suggestion {
      request.text = suggestion.q
      let corrected = try reader.search(request)
      #expect(corrected.total == suggestion.total)
      #expect(corrected.suggestion == nil)
    }
    return answer.suggestion
  }

  @Test(arguments: [
    ("circiuts", "circuits"), ("ciruits", "circuits"), ("circuuits", "circuits"),
    ("cirkuits", "circuits"), ("icrcuits", "circuits"), ("kircuits", "circuits"),
    ("ircuits", "circuits"), ("xcircuits", "circuits"), ("cirkits", "circuits"),
    ("papr circiuts", "paper circuits"), ("Papre CIRCIUTS", "paper circuits"),
    ("papercircuits", "paper circuits"), ("spread shet", "spread sheet"),
    ("spread sheet rain", "spreadsheet rain"),
    ("clwon", "clown"), ("thuder", "thunder"), ("thunder", nil), ("rian", "rain"),
    ("acrobta", "acrobat"), ("thoery", "theory"), ("cancoines", "canciones"),
    ("diseno de cancines", "diseno de canciones"),
    ("dise\u{F1}o cancines", "dise\u{F1}o canciones"),
    ("huerto circiuto", "huerto circuito"), ("m\u{FA}sca", "musica"),
  ])
  func `corrects what was mistyped`(typed: String, q: String?) throws {
    #expect(try suggestion(typed)?.q == q)
  }

  @Test(arguments: [
    "xyzzy", "5x9", "4b", "abc", "teh", "garvanza", "innovative", "\"circiuts\"", "-circiuts",
    "title:circiuts", "circiuts grade:9", "circiuts*", "qqqqqqqqqqqq", "робот", "回路", "e", "",
    String(repeating: "a", count: 500),
  ])
  func `corrects nothing else`(typed: String) throws {
    #expect(try suggestion(typed) == nil)
  }

  @Test func `leaves fields, quotes and exclusions as they were typed`() throws {
    #expect(
      try suggestion("“a card” circiuts –circiuts grade:4")?.q
        == "“a card” circuits –circiuts grade:4")
    #expect(
      try suggestion("lamp  circiuts\t(light OR dark)")?.q == "lamp  circuits\t(light OR dark)")
  }

  @Test func `chooses by the other words of the question`() throws {
    // One letter away from both “storm” and “story”; more lessons have a story.
    #expect(try suggestion("storn")?.q == "story")
    #expect(try suggestion("storn clouds")?.q == "storm clouds")
    #expect(try suggestion("storn clown")?.q == "story clown")
  }

  @Test func `stays in the language of the question`() throws {
    #expect(try suggestion("sensores circiuto")?.q == "sensores circuito")
    #expect(try suggestion("copper circit")?.q == "copper circuit")
  }

  @Test func `never makes a very common word of a rare one`() throws {
    for typed in ["thet", "whta", "ther", "wiht", "parra"] { #expect(try suggestion(typed) == nil) }
  }

  @Test func `corrects plain words, and words beside options`() throws {
    #expect(try suggestion("circiuts: papr") { $0.isTyped = false }?.q == "circuits: paper")
    let options = try suggestion("circiuts") { $0.options = [.init(field: "grade", value: "4")] }
    // “circuito” has the same stem in Spanish.
    #expect(options == Suggestion(q: "circuits", total: 3, answered: true))
    #expect(try suggestion("circiuts") { $0.options = [.init(field: "grade", value: "9")] } == nil)
    #expect(try suggestion("circiuts") { $0.collapsesSchools = true }?.total == 1)
  }
}
