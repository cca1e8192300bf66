import ExemplarCatalog
import ExemplarIndexing
import ExemplarLanguage
import ExemplarSearch
import ExemplarTesting
import Foundation
import Testing

/// A repository of many lessons, whose index is of one piece until ``share(_:)``.
struct ShardedSchool {
  let school: SmallRepository
  static let count = 60

  init() throws {
    school = try SmallRepository()
    let words = [
      "paper", "circuit", "robot", "bean", "water", "light", "story", "music", "weather", "map",
    ]
    for number in 0..<Self.count {
      func word(_ step: Int) -> String { words[(number * step + step) % words.count] }
      let isSpanish = number % 7 == 3
      try school.publish(
        "lesson-\(number)", title: "\(word(3).capitalized) and \(word(7)) \(number)",
        lesson: (0...(number % 9)).map { "\(word($0 + 1)) \(word(number + $0))" }
          .joined(separator: " with the "),
        language: isSpanish ? "es" : "en", year: "\(2010 + number % 9)-\(2011 + number % 9)",
        grades: ["K", "3, 4", "7", "9, 10, 11"][number % 4])
    }
    try school.reindex()
  }

  var reader: IndexReader { get throws { try IndexReader(school.index) } }

  /// Writes the list of shards and indexes.
  @discardableResult
  func share(_ shards: [String], more: String = "") throws -> IndexReport {
    let rows = shards.map { "  - \($0)\n" }.joined()
    try school.folder.write("index/shards.yaml", "shards:\n" + rows + more)
    return try school.reindex()
  }

  static let questions = [
    "", "paper", "circuits", "robot water", "\"paper circuit\"", "wat*", "grade:3 light",
    "year:2012..2014", "-robot music", "language:es", "papper", "story OR map grade:K-2",
    "school:20th-street-es bean", "title:weather", "nothing of this",
  ]

  /// Everything that a reader answers, but for the names of snapshots.
  static func answers(_ reader: IndexReader) throws -> [String: Results] {
    var answers: [String: Results] = [:]
    for question in questions {
      for order in [nil] + SearchRequest.Order.allCases.map(Optional.some) {
        var request = SearchRequest(question)
        request.order = order
        request.facets = .all
        request.perPage = 7
        request.includesEmptyValues = order == .title
        request.collapsesSchools = order == .grade
        var results = try reader.search(request)
        results.round()
        answers["\(question) by \(order?.rawValue ?? "default")"] = results
      }
    }
    for id in ["lesson-3", "lesson-12"] {
      var results = try reader.similar(to: id)
      results.round()
      answers["like \(id)"] = results
    }
    return answers
  }
}

extension Results {
  /// Leaves out what names the snapshot; a sum of weights may differ in its last bit, made in another order.
  fileprivate mutating func round() {
    revision = ""
    for place in hits.indices {
      hits[place].score = (hits[place].score * 1e9).rounded() / 1e9
    }
  }
}
