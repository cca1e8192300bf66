internal import ExemplarLanguage
internal import ExemplarVocabulary

/// What an exemplar is filed under, by name: the standards, school, grades, keywords of its card that have words of a
/// question.
///
/// The hits of a page share most of their values, so each is looked at once.
final class MatchedNames {
  /// How many are told.
  private static let most = 6

  /// A name with the places in the question of its words.
  private struct Found {
    var name: Matched.Name
    var places: UInt64
  }

  /// What a value and those that it is part of are called by words of the question.
  private struct Look {
    var label: String
    var found: [Found]
  }

  private let wanted: WantedWords
  private let labels: () -> FacetLabels
  /// What was already looked at, by field and value.
  private var known: [String: [String: Look]] = [:]

  /// Reads the names of parents from the facets of an index.
  init(_ wanted: WantedWords, _ labels: @escaping () -> FacetLabels) {
    self.wanted = wanted
    self.labels = labels
  }

  /// The names with most of the words first; none whose words another one has all and more.
  func names(of card: Card) -> [Matched.Name] {
    let found = found(in: card)
    let telling = found.filter { name in
      !found.contains { name.places & ~$0.places == 0 && name.places != $0.places }
    }
    return Array(
      telling.enumerated().sorted { left, right in
        let (one, other) = (left.element, right.element)
        let counts = (one.places.nonzeroBitCount, other.places.nonzeroBitCount)
        if counts.0 != counts.1 { return counts.0 > counts.1 }
        // A name that is little more than the words says it best.
        let lengths = (one.name.label.utf8.count, other.name.label.utf8.count)
        return lengths.0 != lengths.1 ? lengths.0 < lengths.1 : left.offset < right.offset
      }.map(\.element.name).prefix(Self.most))
  }

  private func found(in card: Card) -> [Found] {
    let labels = labels()
    var found = card.filed.flatMap { field, values in
      self.found(field, values, id: \.id, label: \.label) {
        [$0] + labels.parents(of: $0.id, field)
      }
    }
    found += self.found("grade", card.grades, id: \.self, label: \.self) { grade in
      let known = labels.value(grade, "grade")
      return [
        LabeledValue(id: grade, scheme: "", label: known?.label ?? grade, labelEs: known?.labelEs)
      ]
    }
    for (field, values) in [("tool", card.tools), ("keyword", card.keywords)] {
      found += self.found(field, values, id: \.self, label: \.self) {
        [LabeledValue(id: $0, scheme: "", label: $0)]
      }
    }
    return found
  }

  /// The names of a field's values, each value once.
  private func found<Value>(
    _ field: String, _ values: [Value], id: (Value) -> String, label: (Value) -> String,
    names: (Value) -> [LabeledValue]
  ) -> [Found] {
    guard !values.isEmpty else { return [] }
    var looks = known[field] ?? [:]
    known[field] = nil
    defer { known[field] = looks }
    var found: [Found] = []
    for value in values {
      let (id, label) = (id(value), label(value))
      if looks[id]?.label != label {
        looks[id] = Look(label: label, found: names(value).compactMap { look(field, $0) })
      }
      for name in looks[id]?.found ?? [] {
        let isThere = found.contains { $0.name.value == name.name.value }
        if !isThere { found.append(name) }
      }
    }
    return found
  }

  /// The best of a value's names: its labels, and the field with the value as they are typed.
  private func look(_ field: String, _ value: LabeledValue) -> Found? {
    var best: (words: [String], places: UInt64) = ([], 0)
    for text in [value.label, value.labelEs, field + " " + value.id] {
      guard let text else { continue }
      let words = words(in: text)
      let places = wanted.bits(of: words)
      if places.nonzeroBitCount > best.places.nonzeroBitCount { best = (words, places) }
    }
    guard !best.words.isEmpty else { return nil }
    return Found(
      name: .init(field: field, value: value.id, label: value.label, words: best.words),
      places: best.places)
  }

  private func words(in text: String) -> [String] {
    let matches = wanted.matches(in: text, part: "names")
    guard !matches.isEmpty else { return [] }
    var seen: Set<String> = []
    return wanted.numbers(of: matches).map { wanted.words[$0] }.filter { seen.insert($0).inserted }
  }
}

extension Card {
  /// The values of vocabularies, by the field that finds them.
  fileprivate var filed: [(field: String, values: [LabeledValue])] {
    [
      ("iste", iste), ("concept", concepts), ("practice", practices), ("standard", standards),
      ("citizenship", citizenship), ("subject", subjects), ("school", [school]),
      ("program", program.map { [$0] } ?? []),
    ]
  }
}
