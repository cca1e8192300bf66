import ExemplarSearch
import ExemplarTesting
import ExemplarVocabulary
import Foundation
import Testing

/// What never changes an answer, tried with questions that nobody thought of.
@Suite final class InvarianceTests {
  private let lessons: TinyCollection
  private let reader: IndexReader
  private var chance = SeededNumbers(seed: 40)
  /// Of each way to write a question.
  private static let cases = 780

  init() throws {
    lessons = try GeneratedLessons.collection(24, seed: 5)
    reader = try IndexReader(lessons.index)
  }

  // MARK: Comparing

  private func request(_ text: String, _ options: [SearchRequest.Option] = []) -> SearchRequest {
    var request = SearchRequest(text)
    request.options = options
    request.perPage = 3
    return request
  }

  /// Fails unless both questions have the same answer.
  private func expectSame(
    _ one: SearchRequest, _ other: SearchRequest, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let first = try reader.search(one)
    let second = try reader.search(other)
    let isSame =
      first.total == second.total && first.hits.map(\.card.id) == second.hits.map(\.card.id)
      && zip(first.hits, second.hits).allSatisfy { abs($0.score - $1.score) < 1e-9 }
      && first.facets == second.facets && first.withAllWords == second.withAllWords
      && first.unknown == second.unknown && first.suggestion?.total == second.suggestion?.total
      && first.without.map(\.total).sorted() == second.without.map(\.total).sorted()
      && first.query.warnings.map(\.code) == second.query.warnings.map(\.code)
    guard !isSame else { return }
    Issue.record(
      """
      “\(one.text)” \(one.options) has \(first.total), “\(other.text)” \(other.options) has \(second.total)
      \(first.query.summary)
      \(second.query.summary)
      \(first.hits.map { "\($0.card.id) \($0.score)" })
      \(second.hits.map { "\($0.card.id) \($0.score)" })
      \(first.query.warnings.map(\.message)) \(second.query.warnings.map(\.message))
      \(String(describing: first.suggestion)) \(String(describing: second.suggestion))
      \(first.without) \(second.without)
      """, sourceLocation: sourceLocation)
  }

  /// Asks many questions twice: as most would type them, and changed.
  private func expectSame(
    sourceLocation: SourceLocation = #_sourceLocation,
    changed: (GeneratedQuestion, inout SeededNumbers) -> (
      text: String, options: [SearchRequest.Option]
    )?
  ) throws {
    var count = 0
    while count < InvarianceTests.cases {
      let question = GeneratedQuestion(&chance, most: 4)
      guard let (text, options) = changed(question, &chance) else { continue }
      var requests = (request(question.text), request(text, options))
      if count.isMultiple(of: 8) { (requests.0.facets, requests.1.facets) = (.all, .all) }
      try expectSame(requests.0, requests.1, sourceLocation: sourceLocation)
      count += 1
    }
  }

  private func expectSame(
    sourceLocation: SourceLocation = #_sourceLocation,
    written: (GeneratedQuestion, inout SeededNumbers) -> String?
  ) throws {
    try expectSame(sourceLocation: sourceLocation) { question, chance in
      written(question, &chance).map { ($0, []) }
    }
  }

  // MARK: Signs

  @Test func `answers alike whatever the case`() throws {
    try expectSame { question, chance in
      let way = Int.random(in: 0..<3, using: &chance)
      return question.pieces.map { piece in
        switch (piece.kind, way) {
        case (.group(let words), 0):
          (piece.isExcluded ? "-" : "") + "("
            + words.map { $0.uppercased() }.joined(separator: " OR ") + ")"
        case (.group, _): piece.text
        case (_, 0): piece.text.uppercased()
        case (_, 1): piece.text.capitalized
        default: InvarianceTests.mixed(piece.text, &chance)
        }
      }.joined(separator: " ")
    }
  }

  private static func mixed(_ text: String, _ chance: inout SeededNumbers) -> String {
    text.map { Bool.random(using: &chance) ? $0.uppercased() : String($0) }.joined()
  }

  @Test func `answers alike whatever the dashes`() throws {
    let dashes: [Character] = ["-", "‐", "‑", "‒", "–", "—", "―", "−", "﹣", "－", "﹘"]
    try expectSame { question, chance in
      String(question.text.map { $0 == "-" ? dashes.randomElement(using: &chance) ?? "-" : $0 })
    }
  }

  @Test func `answers alike whatever the quotes and apostrophes`() throws {
    let quotes: [Character] = ["\"", "“", "”", "„", "‟", "«", "»", "＂", "″", "〝", "〞"]
    let apostrophes: [Character] = ["'", "’", "‘", "ʼ", "＇", "´", "‛", "′"]
    try expectSame { question, chance in
      String(
        question.text.map { sign in
          switch sign {
          case "\"": quotes.randomElement(using: &chance) ?? sign
          case "'": apostrophes.randomElement(using: &chance) ?? sign
          default: sign
          }
        })
    }
  }

  @Test func `answers alike whatever the form of accents, and without them`() throws {
    try expectSame { question, chance in
      switch Int.random(in: 0..<3, using: &chance) {
      case 0: question.text.decomposedStringWithCanonicalMapping
      case 1: question.text.precomposedStringWithCanonicalMapping
      default:
        String(
          String.UnicodeScalarView(
            question.text.decomposedStringWithCanonicalMapping.unicodeScalars.filter {
              $0.properties.generalCategory != .nonspacingMark
            }))
      }
    }
  }

  @Test func `answers alike whatever the spaces`() throws {
    let spaces = [
      "  ", "\t", "\u{A0}", "\n", "\u{2003}", "\u{202F}", "\u{3000}", " \u{200B} ", "\r\n",
    ]
    try expectSame { question, chance in
      var text = Bool.random(using: &chance) ? " " : ""
      for sign in question.text {
        text += sign == " " ? spaces.randomElement(using: &chance) ?? " " : String(sign)
      }
      return text + (Bool.random(using: &chance) ? "\u{A0}" : "")
    }
  }

  // MARK: Order

  /// Words keep their order among each other; everything else goes anywhere.
  @Test func `answers alike wherever filters and exclusions stand`() throws {
    try expectSame { question, chance in
      let movable = question.pieces.filter { $0.isFilter || $0.isExcluded }.shuffled(using: &chance)
      guard !movable.isEmpty else { return nil }
      var pieces = question.pieces.filter { !($0.isFilter || $0.isExcluded) }
      for piece in movable {
        pieces.insert(piece, at: Int.random(in: 0...pieces.count, using: &chance))
      }
      return pieces.map(\.text).joined(separator: " ")
    }
  }

  @Test func `answers alike whether an exclusion is a sign or a word`() throws {
    try expectSame { question, chance in
      guard question.pieces.contains(where: \.isExcluded) else { return nil }
      return question.pieces.map { piece in
        guard piece.isExcluded else { return piece.text }
        return ["NOT ", "-", "NOT  ", "NOT NOT NOT "].randomElement(using: &chance).map {
          $0 + piece.kind.text
        } ?? piece.text
      }.joined(separator: " ")
    }
  }

  // MARK: Filters

  @Test func `answers alike when a filter is repeated, or its values are`() throws {
    try expectSame { question, chance in
      let filters = question.pieces.filter(\.isFilter)
      guard let again = filters.randomElement(using: &chance) else { return nil }
      return (question.pieces + [again]).map(\.text).joined(separator: " ")
    }
  }

  @Test func `answers alike with commas and with repetition`() throws {
    try expectSame { question, chance in
      guard question.pieces.contains(where: { $0.values.count > 1 }) else { return nil }
      let way = Int.random(in: 0..<4, using: &chance)
      return question.pieces.map { piece in
        guard case .filter(let field, let values) = piece.kind, values.count > 1 else {
          return piece.text
        }
        let sign = piece.isExcluded ? "-" : ""
        return switch way {
        case 0: values.map { sign + field + ":" + $0 }.joined(separator: " ")
        case 1: sign + field + ":" + values.joined(separator: ", ")
        case 2: sign + field + ":(" + values.joined(separator: " OR ") + ")"
        default: values.reversed().map { sign + field + ":" + $0 }.joined(separator: " ")
        }
      }.joined(separator: " ")
    }
  }

  @Test func `answers alike whether a filter is typed or an option`() throws {
    try expectSame { question, chance in
      var options: [SearchRequest.Option] = []
      var typed: [String] = []
      for piece in question.pieces {
        switch piece.kind {
        case .filter(let field, let values) where Int.random(in: 0..<4, using: &chance) > 0:
          if Bool.random(using: &chance) {
            let value = values.joined(separator: ",")
            options.append(.init(field: field, value: value, excluded: piece.isExcluded))
          } else {
            options += values.map {
              .init(field: field, value: $0, excluded: piece.isExcluded)
            }
          }
        default: typed.append(piece.text)
        }
      }
      return options.isEmpty ? nil : (typed.joined(separator: " "), options)
    }
  }

  @Test func `answers alike by every name of a field`() throws {
    let names = [
      "grade": ["grades", "Grade"], "concept": ["cs-concept", "CS–Concept"],
      "subject": ["subjects"], "year": ["school-year", "school‑year"], "language": ["lang"],
      "minutes": ["class-minutes"], "tool": ["tools", "Tool"],
    ]
    try expectSame { question, chance in
      guard question.pieces.contains(where: { names[$0.field] != nil }) else { return nil }
      return question.pieces.map { piece in
        guard let name = names[piece.field]?.randomElement(using: &chance) else {
          return piece.text
        }
        return (piece.isExcluded ? "-" : "") + name + piece.kind.text.dropFirst(piece.field.count)
      }.joined(separator: " ")
    }
  }

  @Test func `answers alike by every form of a code`() throws {
    let forms = [
      "4a": ["1.4.a", "4A", "4.a", "iste-students-2016:4a"],
      "1.4.a": ["4a", "1.4.A"], "5c": ["1.5.c", "5.C"], "1a": ["1.1.a"],
      "4": ["1.4", "innovative-designer", "\"Innovative Designer\"", "\"diseñador innovador\""],
      "ap.control": ["AP.control", "\"Control\""], "3-5": ["3–5", "3..5", "\"3 - 5\""],
      "K-2": ["k–2", "K..2", "k-2"], "2017": ["2017-2018", "2017–2018", "2017..2017"],
      "español": ["es", "Spanish", "ESPAN\u{303}OL", "espanol"],
      "science": ["Science", "ciencias"],
      "garvanza-es": ["\"Garvanza Elementary\"", "Garvanza-ES"],
    ]
    try expectSame { question, chance in
      guard question.pieces.contains(where: { $0.values.contains { forms[$0] != nil } }) else {
        return nil
      }
      return question.pieces.map { piece in
        guard piece.isFilter,
          !["grade", "minutes"].contains(piece.field) || piece.field == "grade",
          !(piece.field == "grade" && piece.values.contains("4"))
        else { return piece.text }
        let values = piece.values.map { value in
          forms[value]?.randomElement(using: &chance) ?? value
        }
        return (piece.isExcluded ? "-" : "") + piece.field + ":"
          + values.map { $0.contains(" ") && !$0.hasPrefix("\"") ? "\"\($0)\"" : $0 }
          .joined(separator: ",")
      }.joined(separator: " ")
    }
  }

  @Test func `answers alike whichever of all these ways are taken together`() throws {
    let dashes: [Character] = ["-", "‑", "–", "—", "−"]
    try expectSame { question, chance in
      let movable = question.pieces.filter(\.isFilter).shuffled(using: &chance)
      let pieces = movable + question.pieces.filter { !$0.isFilter }
      let text = pieces.map { piece in
        if case .group = piece.kind { return piece.text }
        return InvarianceTests.mixed(piece.text, &chance)
      }.joined(separator: " \u{A0}")
      return String(
        text.decomposedStringWithCanonicalMapping.map { sign in
          sign == "-" ? dashes.randomElement(using: &chance) ?? sign : sign == "\"" ? "“" : sign
        })
    }
  }
}

extension GeneratedQuestion.Piece {
  fileprivate var field: String {
    if case .filter(let field, _) = kind { field } else { "" }
  }
  fileprivate var values: [String] {
    if case .filter(_, let values) = kind { values } else { [] }
  }
}
