import ExemplarCatalog
import ExemplarSearch
import ExemplarTesting

/// A small collection in two languages, of few words, so that questions of the same words find something often and
/// nothing often.
struct GeneratedLessons {
  static let english = [
    "circuit", "circuits", "paper", "robot", "robots", "maze", "bridge", "garden", "water",
    "music", "sorting", "cards", "computational", "thinking", "unplugged", "hands-on", "design",
    "teacher's", "sensor", "light",
  ]
  static let spanish = [
    "circuito", "diseño", "programación", "robótica", "huerto", "agua", "música", "niños",
    "años", "sensor", "luz", "bucle", "canción", "pingüino",
  ]
  static let common = ["the", "with", "una", "para"]
  static let schools = ["20th-street-es", "24th-street-es", "garvanza-es", "ambler-es", "hale-ms"]
  static let iste = ["1a", "4", "4a", "4d", "5c", "6b"]
  static let concepts = ["AP.control", "AP.algorithms", "CS", "CS.hardware-and-software", "NI"]
  static let grades = ["K", "1", "2", "3", "4", "5", "7"]
  static let subjects = ["science", "math"]
  static let years = ["2016-2017", "2017-2018", "2018-2019"]

  /// So many lessons, the same in every run.
  static func lessons(_ count: Int, seed: UInt64) -> [Exemplar] {
    var chance = SeededNumbers(seed: seed)
    return (0..<count).map { lesson($0, &chance) }
  }

  /// An index of so many lessons.
  static func collection(_ count: Int, seed: UInt64) throws -> TinyCollection {
    try TinyCollection(lessons(count, seed: seed))
  }

  private static func lesson(_ number: Int, _ chance: inout SeededNumbers) -> Exemplar {
    let isSpanish = Int.random(in: 0..<3, using: &chance) == 0
    let words = (isSpanish ? spanish : english) + common
    func text(_ count: ClosedRange<Int>) -> String {
      (0..<Int.random(in: count, using: &chance)).map { _ in
        words.randomElement(using: &chance) ?? ""
      }.joined(separator: " ")
    }
    func some(_ values: [String], _ count: ClosedRange<Int>) -> [String] {
      var chosen: [String] = []
      for _ in 0..<Int.random(in: count, using: &chance) {
        let value = values.randomElement(using: &chance) ?? ""
        if !chosen.contains(value) { chosen.append(value) }
      }
      return chosen
    }
    func maybe<Value>(_ value: Value) -> Value? {
      Bool.random(using: &chance) ? value : nil
    }
    return .lesson(
      "lesson-\(number)", title: text(1...4), summary: text(0...5),
      language: isSpanish ? "es" : "en", school: some(schools, 1...1)[0],
      year: some(years, 1...1)[0], grades: some(grades, 1...3), iste: some(iste, 0...2),
      concepts: some(concepts, 0...2), subjects: some(subjects, 0...2),
      keywords: Bool.random(using: &chance) ? [text(1...2)] : [],
      tools: Bool.random(using: &chance) ? ["Copper Tape"] : [],
      minutes: maybe(Int.random(in: 1...9, using: &chance) * 15),
      devices: maybe(some(["none", "shared"], 1...1)[0]),
      internet: maybe(Bool.random(using: &chance)),
      published: "2026-0\(Int.random(in: 1...3, using: &chance))-01",
      lesson: text(3...14), process: maybe(text(2...6)))
  }
}

/// A question of a few pieces, each of which can be written in many ways that mean the same.
struct GeneratedQuestion {
  /// What a piece asks for.
  enum Kind {
    case word(String)
    case phrase([String])
    case prefix(String)
    case part(String, String)
    /// Words, any of which will do.
    case group([String])
    case filter(String, [String])
  }

  struct Piece {
    var kind: Kind
    var isExcluded = false

    var isWord: Bool {
      if case .word = kind { !isExcluded } else { false }
    }
    var isFilter: Bool {
      if case .filter = kind { true } else { false }
    }
  }

  var pieces: [Piece]

  static let filters: [(field: String, values: [String])] = [
    ("grade", ["K", "1", "3", "4", "3-5", "K-2", "7", "12"]),
    ("iste", ["4", "4a", "1.4.a", "5c", "innovative-designer", "1a"]),
    ("concept", ["AP", "ap.control", "CS.hardware-and-software", "NI"]),
    ("subject", ["science", "math", "music"]),
    ("school", ["20th-street-es", "garvanza-es", "hale-ms", "frost-ms"]),
    ("year", ["2016-2017", "2017", "2017..", "..2016"]), ("language", ["en", "es", "español"]),
    ("minutes", ["..45", "60..", "30..60", "400.."]), ("devices", ["none", "shared"]),
    ("internet", ["yes", "no"]), ("tool", ["copper tape"]), ("has", ["process"]),
  ]

  /// A question of a few pieces.
  init(_ chance: inout SeededNumbers, most: Int = 6) {
    let isSpanish = Int.random(in: 0..<3, using: &chance) == 0
    let words = isSpanish ? GeneratedLessons.spanish : GeneratedLessons.english
    pieces = (0..<Int.random(in: 1...most, using: &chance)).map { _ in
      GeneratedQuestion.piece(words + GeneratedLessons.common, &chance)
    }
    if pieces.allSatisfy(\.isExcluded) { pieces[0].isExcluded = Bool.random(using: &chance) }
  }

  private static func piece(_ words: [String], _ chance: inout SeededNumbers) -> Piece {
    func word() -> String { words.randomElement(using: &chance) ?? "" }
    let kind: Kind
    switch Int.random(in: 0..<20, using: &chance) {
    case 0..<9: kind = .word(word())
    case 9: kind = .phrase((0..<Int.random(in: 1...2, using: &chance)).map { _ in word() })
    case 10: kind = .prefix(String(word().prefix(4).filter { $0.isLetter }))
    case 11:
      kind = .part(["title", "process", "lesson"].randomElement(using: &chance) ?? "", word())
    case 12: kind = .group((0..<2).map { _ in word() })
    default:
      let (field, values) = filters.randomElement(using: &chance) ?? ("grade", ["3"])
      var chosen = [values.randomElement(using: &chance) ?? ""]
      if Int.random(in: 0..<3, using: &chance) == 0 {
        let other = values.randomElement(using: &chance) ?? ""
        if other != chosen[0] { chosen.append(other) }
      }
      kind = .filter(field, chosen)
    }
    return Piece(kind: kind, isExcluded: Int.random(in: 0..<6, using: &chance) == 0)
  }

  /// As most would type it.
  var text: String { pieces.map(\.text).joined(separator: " ") }
}

extension GeneratedQuestion.Piece {
  /// As most would type it.
  var text: String { (isExcluded ? "-" : "") + kind.text }
}

extension GeneratedQuestion.Kind {
  var text: String {
    switch self {
    case .word(let word): word
    case .phrase(let words): "\"" + words.joined(separator: " ") + "\""
    case .prefix(let letters): letters + "*"
    case .part(let part, let word): part + ":" + word
    case .group(let words): "(" + words.joined(separator: " OR ") + ")"
    case .filter(let field, let values):
      field + ":" + values.map { $0.contains(" ") ? "\"\($0)\"" : $0 }.joined(separator: ",")
    }
  }
}
