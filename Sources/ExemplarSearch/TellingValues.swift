internal import ExemplarLanguage
internal import ExemplarVocabulary
internal import Glibc
internal import Xapian

/// A value that two exemplars may share.
struct TellingValue {
  /// `iste:4a`
  var written: String
  var term: String
  /// How much it tells: in how few exemplars it is, and of which field.
  var weight: Double
  /// What it is part of, which need not be told beside it: `iste:4`.
  var parent: String?
  /// True where sharing it is enough to be a neighbor: it tells the theme, and nothing below it tells more.
  var isTheme = false
}

/// Gathers the values of an exemplar that tell what it is about, and for whom.
struct TellingValues {
  /// Fields that tell the theme, in the order in which a reason names them.
  static let themes = ["iste", "concept", "standard", "citizenship", "keyword"]
  /// Fields that tell how it is taught and to whom, which many lessons have in common. School, program and year tell
  /// nothing.
  static let manners = ["practice", "tool", "grade", "subject"]
  /// What those weigh beside a theme.
  static let weightOfManners = 0.5

  /// An exemplar that says little of itself is not like all that say the same little: it is taken as if it had so many
  /// themes that nobody shares.
  static let leastThemes = 2.0

  /// In the order in which a reason names them: by field, then rarest first.
  private(set) var values: [TellingValue] = []
  /// What all its values weigh in the exemplar itself.
  var weight: Double {
    max(values.map(\.weight).reduce(0, +), TellingValues.leastThemes * log2(exemplars + 1))
  }
  private let reader: IndexReader
  private let exemplars: Double

  /// Looks through the values of an exemplar.
  init(of card: Card, facets numbers: [Int], in reader: IndexReader) throws {
    self.reader = reader
    exemplars = Double(try reader.database.documentCount)
    var named: [String: [(id: String, parent: String?)]] = [
      "tool": card.tools.map { ($0, nil) }, "keyword": card.keywords.map { ($0, nil) },
    ]
    for number in numbers where reader.facets.entries.indices.contains(number) {
      let entry = reader.facets.entries[number]
      guard let value = entry.value else { continue }
      let parent = entry.parent.flatMap { reader.facets.entries[$0].value?.id }
      named[entry.field, default: []].append((value.id, parent))
    }
    for name in TellingValues.themes + TellingValues.manners {
      guard let field = reader.field(named: name), let own = named[name] else { continue }
      try add(own, field)
    }
  }

  private mutating func add(_ own: [(id: String, parent: String?)], _ field: Field) throws {
    let isTheme = TellingValues.themes.contains(field.name)
    let parents = Set(own.compactMap(\.parent))
    var seen: Set<String> = []
    var found: [TellingValue] = []
    for (id, parent) in own {
      let term = TermLayout.value(id, field: field)
      let frequency = try reader.database.frequency(ofTerm: term)
      guard frequency > 1, seen.insert(term).inserted else { continue }
      let rarity = log2((exemplars + 1) / Double(frequency))
      found.append(
        TellingValue(
          written: field.name + ":" + id, term: term,
          weight: rarity * (isTheme ? 1 : TellingValues.weightOfManners),
          parent: parent.map { field.name + ":" + $0 }, isTheme: isTheme && !parents.contains(id)))
    }
    values += found.sorted { ($1.weight, $0.written) < ($0.weight, $1.written) }
  }
}
