import ExemplarLanguage
import ExemplarSearch
import ExemplarTesting
import Testing

/// What is suggested while a question in English or Spanish is being typed.
@Suite final class BeginningTests {
  private let lessons: TinyCollection
  private let reader: IndexReader

  init() throws {
    lessons = try TinyCollection([
      .lesson(
        "paper-circuits", title: "Paper circuits that tell a story", grades: ["4"],
        iste: ["2", "4", "4a"], concepts: ["AP.control"], keywords: ["Copper tape"],
        lesson: "A paper circuit of copper tape. Circuits light a lamp of the story."),
      .lesson(
        "paper-circles", title: "Circles of paper", school: "24th-street-es", grades: ["2"],
        lesson: "Cut paper circles. Measure the edge of the circle, then paper circuits."),
      .lesson(
        "huerto", title: "Huertos escolares con sensores", language: "es", grades: ["5"],
        iste: ["2", "4"], subjects: ["science"],
        lesson: "Los huertos escolares miden el agua. La programación de un sensor de humedad."),
      .lesson(
        "hostile", title: "$(rm -rf ~) `id` “NOT \"me\"” <b>bold</b>;\nline two",
        lesson: "Nothing of this is said to anybody."),
    ])
    reader = try IndexReader(lessons.index)
  }

  @Test(arguments: [
    ("citi", "Digital Citizen"), ("CITI", "Digital Citizen"), ("designer", "Innovative Designer"),
    ("design", "Innovative Designer"), ("innovative d", "Innovative Designer"),
    ("ciudadano", "Ciudadano digital"), ("diseñad", "Diseñador innovador"),
    ("DISENAD", "Diseñador innovador"), ("disen\u{303}ad", "Diseñador innovador"),
    ("paper cir", "paper circuits"), ("the paper cir", "the paper circuits"),
    ("cut paper circ", "cut paper circles"), ("copper t", "copper tape"),
    ("huertos esc", "huertos escolares"), ("sensor de hum", "sensor de humedad"),
    ("programación de un s", "programacion de un sensor"), ("lamp edg", nil),
    ("copper lam", "copper lamp"), ("24th str", "24th Street Elementary School"),
    ("that tell", "Paper circuits that tell a story"),
    ("inovativ", "Innovative Designer"), ("inovative desi", "Innovative Designer"),
    ("huretos esc", "huertos escolares"), ("school:strete", "24th Street Elementary School"),
    ("circiut", "circuits"), ("xinnovative", nil), ("pqp", nil),
  ])
  func `suggests what was begun, in either language`(typed: String, text: String?) throws {
    let texts = try reader.suggestions(for: typed, limit: 20).map(\.text)
    if let text { #expect(texts.contains(text)) } else { #expect(texts == []) }
  }

  @Test func `forgives a slip only where nothing begins as typed`() throws {
    #expect(try reader.suggestions(for: "circl").allSatisfy { !$0.text.contains("circuit") })
    #expect(try reader.suggestions(for: "inov").isEmpty)
  }

  @Test func `completes a word by what follows, and most of all by what often does`() throws {
    let words = try reader.suggestions(for: "paper c", limit: 20).filter { $0.kind == .word }
    #expect(words.map(\.text) == ["paper circuits", "paper circles"])
    #expect(words.map(\.count) == [2, 1])
  }

  /// Everything that somebody may have typed of the collection's own words and names.
  private var beginnings: [String] {
    let texts = [
      "Paper circuits that tell a story", "copper tape of the story", "Circles of paper",
      "Huertos escolares con sensores", "programación de un sensor de humedad",
      "Innovative Designer", "Ciudadano digital", "24th Street Elementary", "iste 4a",
      "AP.control", "$(rm -rf ~) `id` “NOT",
    ]
    return texts.flatMap { text in
      (1...text.count).flatMap { [String(text.prefix($0)), text.suffix($0).uppercased()] }
    }
  }

  @Test func `leads with every suggestion to an exemplar, and gives none twice`() throws {
    var count = 0
    for typed in beginnings {
      let found = try reader.suggestions(for: typed, limit: 20)
      #expect(try reader.suggestions(for: typed, limit: 20) == found, "\(typed)")
      #expect(Set(found.map(\.query)).count == found.count, "\(typed)")
      for suggested in found {
        count += 1
        #expect(
          try reader.search(SearchRequest(suggested.query)).total > 0, "\(typed) \(suggested)")
        guard suggested.kind == .word else { continue }
        let words = Tokenizer.tokens(of: typed).map(\.text).joined(separator: " ")
        #expect(suggested.query.hasPrefix(words) || words.count >= 5, "\(typed) \(suggested)")
      }
    }
    #expect(count > 500)
  }

  @Test(arguments: [
    "\u{0}\u{1}\u{7F}pap", "🤖", "pap🤖", "🤖 pap", "מעגל", "\u{202E}מעגלים נייר",
    "   \u{3000}\u{A0} ",
    "paper \u{202D}cir", "纸电路", "''", "\\", "paper\\ cir", "a:b:c:d", "school::", "school:\u{0}",
    String(repeating: "paper ", count: 85), String(repeating: "x", count: 500),
    String(repeating: "inovative ", count: 50), String(repeating: "🤖", count: 500),
    String(repeating: "e\u{301}", count: 250), String(repeating: "paper", count: 100) + " cir",
  ])
  func `takes any beginning, and says nothing that is not in the collection`(typed: String) throws {
    for suggested in try reader.suggestions(for: typed, limit: 20) {
      #expect(try reader.search(SearchRequest(suggested.query)).total > 0, "\(suggested)")
    }
  }
}
