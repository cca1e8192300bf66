internal import ExemplarLanguage
internal import ExemplarVocabulary

/// What an exemplar is filed under, by name: the standards, school, grades, keywords of its card that have words of a
/// question.
struct MatchedNames {
  /// How many are told.
  private static let most = 6

  /// A name with the places in the question of its words.
  private struct Found {
    var name: Matched.Name
    var places: UInt64
  }

  private let wanted: WantedWords

  init(_ wanted: WantedWords) { self.wanted = wanted }

  /// The names with most of the words first; none whose words another one has all and more.
  func names(in filed: FiledNames) -> [Matched.Name] {
    let found = found(in: filed)
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

  /// Only names with a wanted word are looked at; of a field, each value once.
  private func found(in filed: FiledNames) -> [Found] {
    var found: [Found] = []
    for named in named(in: filed) {
      let entry = filed.entries[named.entry]
      let isThere = found.contains {
        $0.name.value == entry.value.id && $0.name.field == entry.field
      }
      guard !isThere else { continue }
      let name = Matched.Name(
        field: entry.field, value: entry.value.id, label: entry.value.label, words: named.words)
      found.append(Found(name: name, places: named.places))
    }
    return found
  }

  /// An entry with the words of one of its lines.
  private struct Named {
    var entry: Int
    var words: [String]
    var places: UInt64
  }

  /// Of each entry with wanted words the line that has most of them.
  private func named(in filed: FiledNames) -> [Named] {
    let matches = wanted.everything(in: filed.text, part: "names")
    var named: [Named] = []
    var (first, line) = (0, 0)
    while first < matches.count, line < filed.lines.count {
      let end = filed.lines[line].end
      var last = first
      while last < matches.count, matches[last].endByte <= end { last += 1 }
      if last > first {
        let words = words(of: wanted.shown(matches[first..<last]))
        let one = Named(
          entry: filed.lines[line].entry, words: words, places: wanted.bits(of: words))
        if let known = named.last, known.entry == one.entry {
          if one.places.nonzeroBitCount > known.places.nonzeroBitCount {
            named[named.count - 1] = one
          }
        } else if !words.isEmpty {
          named.append(one)
        }
      }
      first = last
      line += 1
    }
    return named
  }

  private func words(of matches: [WantedWords.Match]) -> [String] {
    guard !matches.isEmpty else { return [] }
    var words: [String] = []
    for number in wanted.numbers(of: matches) where !words.contains(wanted.words[number]) {
      words.append(wanted.words[number])
    }
    return words
  }
}
