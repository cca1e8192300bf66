import ExemplarPresentation
import ExemplarSearch
import ExemplarVocabulary
import Foundation
import Testing

/// Answers write their own JSON; Foundation's encoder says what it must be.
@Suite struct JSONWriterTests {
  @Test func `writes the samples as Foundation's encoder does`() throws {
    try expectReference(Samples.page)
    try expectReference(Samples.nothing)
    try expectReference(Samples.iste)
    try expectReference(Samples.coverage)
    try expectReference(ExemplarAnswer(Samples.detail))
    for hit in Samples.hits { try expectReference(HitDocument(hit)) }
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `writes random answers as Foundation's encoder does`(seed: UInt64) throws {
    var chance = Chance(seed)
    try expectReference(chance.page())
    try expectReference(
      FacetsAnswer(
        query: chance.echo(), total: chance.number(), facets: chance.list { $0.facet(levels: 2) },
        index: .init(revision: chance.text(), exemplars: chance.number())))
    try expectReference(ExemplarAnswer(chance.detail()))
    try expectReference(ExemplarAnswer(nil, withdrawn: chance.tombstone()))
    try expectReference(chance.vocabulary())
    try expectReference(
      Problem(code: chance.text(), title: chance.text(), detail: chance.text()))
  }

  @Test func `writes every character below U+3000 as Foundation's encoder does, alone and inside`()
    throws
  {
    for value in 0..<0x3000 as Range<UInt32> {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = String(Character(scalar))
      for part in [text, "abcdefg\(text)", "0123456789abcdef\(text)xyz ñ\(text)\(text)"] {
        try expectReference(Snippet(part: part, text: "", ranges: []))
      }
    }
  }

  @Test(arguments: [
    0, 42, 1.9, 7.31, 0.1, -0.0, -12.5, 1e15, 1e16, 1e20, 1e-7, 0.0001, 0.1 + 0.2, 1 / 3.0,
    .greatestFiniteMagnitude, .leastNonzeroMagnitude, .pi, 123_456_789.125,
  ])
  func `writes numbers as Foundation's encoder does`(number: Double) throws {
    var page = Samples.nothing
    page.tookMs = number
    try expectReference(page)
  }

  @Test(arguments: [0, 9, 10, -1, 1_234_567_890, Int.max, Int.min])
  func `writes whole numbers to their last digit`(number: Int) throws {
    var page = Samples.nothing
    page.total = 1
    page.withAllWords = number
    try expectReference(page)
  }

  @Test(arguments: [Double.infinity, -.infinity, .nan])
  func `refuses a time that JSON cannot hold, with the encoder's words`(number: Double) throws {
    var page = Samples.nothing
    page.tookMs = number
    let error = #expect(throws: EncodingError.self) { try AnswerJSON.bytes(page) }
    guard case .invalidValue(_, let context) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(context.debugDescription == "Unable to encode Double.\(number) directly in JSON.")
  }

  @Test func `writes texts longer than its first buffer`() throws {
    var detail = Samples.detail
    detail.parts[0].markdown = String(repeating: "0123456789 “ñ”\n", count: 20_000)
    try expectReference(ExemplarAnswer(detail))
  }

  @Test func `writes keys of people's making in the order of their bytes, with escapes`() throws {
    var page = Samples.nothing
    page.unknown = ["b": 1, "a\"": 2, "é": 3, "Z": 4, "10": 5, "9": 6, "\u{FF5E}": 7, "😀": 8]
    try expectReference(page)
    page.unknown = [:]
    try expectReference(page)
  }

  @Test func `gives the text as bytes`() throws {
    #expect(try AnswerJSON.bytes(Samples.page) == Array(try AnswerJSON.text(Samples.page).utf8))
  }

  /// Foundation's encoder, and `\u` for what a screen could take as a command.
  private func expectReference(
    _ value: some Encodable, at location: SourceLocation = #_sourceLocation
  ) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let plain = String(decoding: try encoder.encode(value), as: UTF8.self)
    let reference = plain.unicodeScalars.map { scalar in
      JSONWriterTests.commanding.contains(scalar.value)
        ? "\\u" + String(String(0x10000 + scalar.value, radix: 16).dropFirst()) : String(scalar)
    }
    #expect(
      try AnswerJSON.text(value) == reference.joined() + "\n", sourceLocation: location)
  }

  private static let commanding = Set<UInt32>(
    Array(0x7F...0x9F) + [0x200E, 0x200F] + Array(0x2028...0x202E) + Array(0x2066...0x2069))
}
