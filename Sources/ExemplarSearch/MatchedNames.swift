internal import ExemplarLanguage
internal import ExemplarVocabulary

/// What an exemplar is filed under, by name: the standards, school, grades, keywords of its card that have words of a
/// question.
struct MatchedNames {
  /// How many are told.
  private static let most = 6

  private let labels: FacetLabels

  /// Reads the names of parents from the facets of an index.
  init(_ labels: FacetLabels) { self.labels = labels }

  /// The names with most of the words first; none whose words another one has all and more.
  func names(of card: Card, _ wanted: WantedWords) -> [Matched.Name] {
    var found: [(name: Matched.Name, places: UInt64)] = []
    for name in names(of: card) {
      let texts = [name.label, name.labelEs].compactMap { $0 } + [name.field + " " + name.value]
      var best: (words: [String], places: UInt64) = ([], 0)
      for text in texts {
        let words = words(in: text, wanted)
        let places = wanted.bits(of: words)
        if places.nonzeroBitCount > best.places.nonzeroBitCount { best = (words, places) }
      }
      guard !best.words.isEmpty else { continue }
      let matched = Matched.Name(
        field: name.field, value: name.value, label: name.label, words: best.words)
      found.append((matched, best.places))
    }
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

  private func words(in text: String, _ wanted: WantedWords) -> [String] {
    let matches = wanted.matches(in: text, part: "names")
    guard !matches.isEmpty else { return [] }
    var seen: Set<String> = []
    return wanted.numbers(of: matches).map { wanted.words[$0] }.filter { seen.insert($0).inserted }
  }

  private struct Name {
    var field: String
    var value: String
    var label: String
    var labelEs: String?
  }

  private func names(of card: Card) -> [Name] {
    var names: [Name] = []
    var seen: Set<String> = []
    func add(_ field: String, _ value: String, _ label: String, _ labelEs: String? = nil) {
      guard seen.insert(field + "\u{1}" + value).inserted else { return }
      names.append(Name(field: field, value: value, label: label, labelEs: labelEs))
    }
    for (field, values) in card.filed {
      for value in values {
        add(field, value.id, value.label, value.labelEs)
        for parent in labels.parents(of: value.id, field) {
          add(field, parent.id, parent.label, parent.labelEs)
        }
      }
    }
    for grade in card.grades {
      let label = labels.value(grade, "grade")
      add("grade", grade, label?.label ?? grade, label?.labelEs)
    }
    for tool in card.tools { add("tool", tool, tool) }
    for keyword in card.keywords { add("keyword", keyword, keyword) }
    return names
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
