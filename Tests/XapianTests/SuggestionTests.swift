import Testing
import Xapian

@Suite struct SuggestionTests {
  @Test func `suggests the nearest word within a distance`() throws {
    let shelf = try Shelf()
    var writer = try shelf.write()
    for word in ["circuit", "robot", "maze"] { try writer.addSpelling(word, frequency: 10) }
    try writer.addSpelling("gone", frequency: 2)
    try writer.removeSpelling("gone", frequency: 2)
    try writer.close()
    let database = try shelf.open()
    let (circuit, far, near, none) = try (
      database.spelling(for: "circiut"), database.spelling(for: "cirkuot", maximumDistance: 1),
      database.spelling(for: "cirkuot", maximumDistance: 2), database.spelling(for: "xylophone")
    )
    #expect(circuit == "circuit" && far == nil && near == "circuit" && none == nil)
    let words = try database.spellings()
    #expect(words.map(\.word) == ["circuit", "maze", "robot"])
    #expect(words.map(\.frequency) == [10, 10, 10])
    let one = try database.spellings(limit: 1)
    #expect(one.count == 1)
  }

  @Test func `keeps and removes synonyms`() throws {
    let shelf = try Shelf()
    var writer = try shelf.write()
    try writer.addSynonym("bucle", of: "loop")
    try writer.addSynonym("repetition", of: "loop")
    try writer.addSynonym("unplugged", of: "offline")
    try writer.addSynonym("x", of: "gone")
    try writer.removeSynonym("repetition", of: "loop")
    try writer.removeSynonyms(of: "gone")
    try writer.close()
    let database = try shelf.open()
    let (synonyms, keys, some) = try (
      database.synonyms(of: "loop"), database.synonymKeys(), database.synonymKeys(prefix: "o")
    )
    #expect(synonyms == ["bucle"] && keys == ["loop", "offline"] && some == ["offline"])
  }

  @Test func `expands relevant documents by the terms that set them apart`() throws {
    var texts = (0..<40).map { "common filler\($0) Zfiller" }
    texts += ["common robot Zmaze XG3", "common robot Zmaze XG3 paper"]
    let database = try Shelf(texts: texts).open()
    let terms = try database.expand(relevant: [41, 42], limit: 3)
    #expect(Set(terms.map(\.term)) == ["robot", "Zmaze", "XG3"])
    #expect(terms.map(\.weight) == terms.map(\.weight).sorted(by: >))
    let stems = try database.expand(relevant: [41, 42], limit: 10, keepingPrefix: "Z")
    #expect(stems.map(\.term) == ["Zmaze"])
    let plain = try database.expand(
      relevant: [41, 42], limit: 10, droppingPrefixes: ["Z", "XG"],
      excludingTermsOf: .term("robot"), scheme: .bo1
    ).map(\.term)
    #expect(plain.contains("paper") && !plain.contains("robot"))
    #expect(!plain.contains { $0.hasPrefix("Z") || $0.hasPrefix("X") })
    let nobody = try database.expand(relevant: [], limit: 10)
    #expect(nobody.isEmpty)
  }

  @Test func `tells when a relevant document is not there`() throws {
    let database = try Shelf(texts: ["a"]).open()
    #expect(failure { _ = try database.expand(relevant: [9], limit: 5) }?.status == .notFound)
  }
}
