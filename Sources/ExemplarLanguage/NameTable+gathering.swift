public import ExemplarVocabulary

extension NameTable {
  /// Gathers the names of all values that can be counted.
  ///
  /// A name that two values of one vocabulary share, or that must not be guessed, is left out. Of several fields the
  /// surer name counts, then the field that stands first in the table of fields, and subjects last.
  public init(fields: [Field], vocabularies: [Vocabulary]) {
    var gathered: [(name: Name, rank: Int)] = []
    for (place, field) in fields.enumerated() where field.kind == .facet {
      guard let vocabulary = vocabularies.first(where: { $0.name == field.vocabulary }) else {
        continue
      }
      var gathering = NameGathering(field: field, vocabulary: vocabulary)
      let order = field.name == "subject" ? fields.count : place
      gathered += gathering.names().map { name in
        (name, order + (name.strength == .suggests ? 2 * fields.count : 0))
      }
    }
    self.init(gathered.sorted { ($0.rank, $0.name.words) < ($1.rank, $1.name.words) }.map(\.name))
  }
}

/// Gathers the names of one field's values.
struct NameGathering {
  let field: Field
  let vocabulary: Vocabulary
  private let ordinary: Set<String>
  private let ambiguous: Set<String>
  private var known: [String: (kind: Kind, value: String, name: NameTable.Name)] = [:]
  /// Names of two values, neither of which has it more surely.
  private var shared: Set<String> = []

  /// How sure a name is, the surest first.
  private enum Kind: Int { case code, label, alias, derived }

  init(field: Field, vocabulary: Vocabulary) {
    self.field = field
    self.vocabulary = vocabulary
    ordinary = Set(vocabulary.ordinary.map(NameWords.key))
    ambiguous = Set(vocabulary.ambiguous.keys.map(NameWords.key))
  }

  /// Every name with one meaning.
  mutating func names() -> [NameTable.Name] {
    for entry in vocabulary.entries {
      for code in Set([entry.code, entry.id].compactMap { $0 }) { add(code: code, of: entry) }
      guard field.name != "standard" else { continue }
      for label in [entry.label, entry.labelEs].compactMap({ $0 }) {
        add(label, .label, of: entry)
      }
      for alias in entry.aliases { add(alias, .alias, of: entry) }
      if field.name == "school" { addNicknames(of: entry) }
      if field.name == "language" { addPhrases(of: entry) }
    }
    return known.filter { !shared.contains($0.key) }.values.map(\.name)
  }

  // MARK: Kinds of names

  /// An id of one word without a number is no name: `middle` is a level, and a word.
  private mutating func add(code: String, of entry: VocabularyEntry) {
    let key = NameWords.key(of: code)
    let isWord = !key.contains(" ") && !NameWords.hasDigit(key)
    if code == entry.id, code != entry.code, isWord { return }
    add(code, .code, of: entry)
  }

  private mutating func add(_ text: String, _ kind: Kind, of entry: VocabularyEntry) {
    let key = NameWords.key(of: text)
    add(key: key, kind, strength(of: key), of: entry)
    let hasDigit = NameWords.hasDigit(key)
    for prefix in NameGathering.prefixes[field.name] ?? [] {
      // `iste innovative designer`, `practice 4`, `standard 1.4.a`: but `standard 4` may be any framework's.
      let isTelling = prefix.contains("iste") || field.name == "practice"
      guard hasDigit ? isTelling || !NameWords.isNumeric(key) : prefix == "iste" else { continue }
      add(key: prefix + " " + key, .derived, .ranks, of: entry)
    }
  }

  /// What may stand before a code, in English and Spanish.
  private static let prefixes: [String: [String]] = [
    "iste": [
      "iste", "iste standard", "standard", "standard iste", "estandar", "estandar iste",
    ],
    "practice": ["practice", "practica"],
    "standard": ["standard", "ca standard", "california standard", "estandar"],
  ]

  /// `in Spanish`, `en español`: the language alone is also a subject.
  private mutating func addPhrases(of entry: VocabularyEntry) {
    for label in [entry.label, entry.labelEs].compactMap({ $0 }) {
      for word in ["in", "en"] {
        add(key: word + " " + NameWords.key(of: label), .derived, .ranks, of: entry)
      }
    }
  }

  /// A school without its kind: `bethune` of `Bethune MS`, `frost middle` of `Frost Middle School`.
  private mutating func addNicknames(of entry: VocabularyEntry) {
    let names = ([entry.label] + entry.aliases).map(NameWords.key)
    for name in names {
      var words = name.split(separator: " ")
      while let last = words.last, NameGathering.kinds.contains(String(last)) {
        words.removeLast()
        guard let before = words.last else { break }
        let key = words.joined(separator: " ")
        if NameGathering.kinds.contains(String(before)) {
          add(key: key, .derived, .ranks, of: entry)
        } else {
          add(key: key, .derived, .nickname, of: entry)
          if words.count == 1 { add(key: key + " school", .derived, .ranks, of: entry) }
        }
      }
    }
  }

  private static let kinds: Set<String> = [
    "es", "ms", "hs", "elementary", "elem", "middle", "high", "senior", "school",
  ]

  // MARK: One name

  private mutating func add(
    key: String, _ kind: Kind, _ strength: NameTable.Strength, of entry: VocabularyEntry
  ) {
    guard !NameWords.isNumeric(key), key.utf8.count > 1, !ambiguous.contains(key) else { return }
    if kind == .derived, key.utf8.count < 4 { return }
    if let other = known[key] {
      guard other.value != entry.id, other.kind.rawValue >= kind.rawValue else { return }
      guard other.kind.rawValue > kind.rawValue else {
        shared.insert(key)
        return
      }
      shared.remove(key)
    }
    known[key] = (
      kind, entry.id,
      NameTable.Name(
        words: key, field: field.name, value: entry.id, label: label(entry), strength: strength,
        isTolerant: isTolerant(key, strength))
    )
  }

  /// What a reader sees: codes that are finer than a name keep theirs.
  private func label(_ entry: VocabularyEntry) -> String {
    let isFine = entry.parent != nil || field.name == "standard"
    return ["iste", "practice", "standard"].contains(field.name) && isFine
      ? entry.id + " " + entry.label : entry.label
  }

  private func strength(of key: String) -> NameTable.Strength {
    let isWord = !key.contains(" ") && !key.contains(".")
    let isShort = key.utf8.count <= 3 && !NameWords.hasDigit(key)
    if field.name == "subject" || field.name == "language" { return .suggests }
    if isWord, isShort || ordinary.contains(key) { return .suggests }
    if ordinary.contains(key) { return .suggests }
    if field.name == "devices" { return .counts }
    return field.name == "school" && isWord ? .byname : .ranks
  }

  /// Names of frameworks, schools and grades forgive errors; codes, short words and ordinary ones do not.
  private func isTolerant(_ key: String, _ strength: NameTable.Strength) -> Bool {
    let fields = [
      "iste", "concept", "practice", "citizenship", "program", "school", "grade",
    ]
    guard fields.contains(field.name), strength != .suggests, strength != .counts else {
      return false
    }
    let words = key.split(separator: " ")
    let longest = words.map { NameWords.hasDigit(String($0)) ? 0 : $0.utf8.count }.max() ?? 0
    return longest >= (words.count == 1 ? 7 : 5)
  }
}
