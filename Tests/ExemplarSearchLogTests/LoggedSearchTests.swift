import ExemplarPresentation
import ExemplarSearch
import ExemplarSearchLog
import ExemplarTesting
import Testing

@Suite struct LoggedSearchTests {
  private let collection: TinyCollection

  init() throws {
    collection = try TinyCollection([
      .lesson("paper-circuits", title: "Paper circuits", grades: ["4"], iste: ["4a"])
    ])
  }

  private func logged(
    _ text: String, page: Int = 1, options: [SearchRequest.Option] = []
  ) throws -> LoggedSearch? {
    var request = SearchRequest(text)
    request.page = page
    request.options = options
    let answer = try SearchQuestion(request).answer(from: IndexReader(collection.index))
    return LoggedSearch(answer, of: request, at: .endpoint, on: "2026-11-22")
  }

  @Test(arguments: [
    ("Quantum COMPUTERS", "quantum computers"), ("the quantum kite", "quantum kite"),
    ("“Diseño” quantum -robot", "quantum diseno"), ("paper grade:3-5 quantum", "paper quantum"),
  ])
  func `keeps the words folded, phrases after words`(typed: String, words: String) throws {
    let search = try #require(try logged(typed))
    #expect(search.words.joined(separator: " ") == words)
    #expect(!search.isWithheld)
  }

  @Test func `keeps what was found, and what of it together`() throws {
    let none = try #require(try logged("quantum zither"))
    #expect(none.found == 0 && none.together == nil)
    let some = try #require(try logged("circuits zither"))
    #expect(some.found == 1 && some.together == 0)
    #expect(try logged("circuits")?.found == 1)
  }

  @Test func `keeps filters as they are typed, authors and ids without their values`() throws {
    let search = try #require(
      try logged(
        "circuits author:\"Maria Lopez\" -grade:3", options: [.init(field: "id", value: "paper-x")])
    )
    #expect(search.filters.contains("author") && search.filters.contains("id"), "\(search)")
    #expect(search.filters.contains("-grade:3"))
    let line = String(decoding: try search.line, as: UTF8.self)
    #expect(!line.lowercased().contains("maria") && !line.contains("paper-x"))
  }

  @Test func `keeps nothing of a question that may tell of a person but that it was asked`() throws
  {
    let search = try #require(try logged("circuits jane@school.example"))
    #expect(search.isWithheld)
    #expect(
      String(decoding: try search.line, as: UTF8.self)
        == #"{"day":"2026-11-22","door":"endpoint","withheld":true}"# + "\n")
    let option = try logged("circuits", options: [.init(field: "tool", value: "call 213 555 0147")])
    #expect(option?.isWithheld == true)
  }

  @Test func `keeps no later page, and nothing of who looks at everything`() throws {
    #expect(try logged("circuits", page: 2) == nil)
    #expect(try logged("") == nil)
    #expect(try logged("*") == nil)
    #expect(try logged("the") != nil)
  }

  @Test func `writes a line that reads back, whatever was typed`() throws {
    let hostile = "quan\u{0}tum\n{\"day\":1}\r\u{1B}[31m\u{2028}\u{202E} tool:\"a\nb\u{7}\""
    let search = try #require(try logged(hostile))
    let line = try search.line
    #expect(line.count { $0 == 0x0A } == 1 && line.last == 0x0A)
    #expect(line.allSatisfy { $0 >= 0x20 || $0 == 0x0A })
    let read = try AnswerJSON.decode(LoggedSearch.self, from: String(decoding: line, as: UTF8.self))
    #expect(read == search)
  }

  @Test func `keeps of a very long question only that it was asked`() throws {
    let search = LoggedSearch(
      (0..<200).map { "word\($0)" + String(repeating: "é", count: 20) }, found: 0,
      on: "2026-11-22", at: .terminal)
    #expect(try search.line.count < 100)
  }
}
