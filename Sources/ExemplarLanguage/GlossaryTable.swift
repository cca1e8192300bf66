public import Xapian

/// A term in several languages, each with what it may be called there; from `index/glossary.yaml`.
public struct GlossaryEntry: Hashable, Sendable {
  /// Language → its terms, each as folded words: `es` → `[["hoja", "de", "calculo"]]`.
  public var sides: [String: [[String]]]

  /// Makes an entry of folded words.
  public init(sides: [String: [[String]]]) { self.sides = sides }
}

/// What a term of one language is called in the others.
///
/// ```swift
/// let glossary = try GlossaryTable(entries, languages: [english, spanish])
/// glossary.translations(of: ["loops"], by: englishAnalyzer)   // bucle (es), ciclo (es)
/// ```
/// Terms are found whatever their endings, in their own language only.
public struct GlossaryTable: Hashable, Sendable {
  /// A term of another language.
  public struct Translation: Hashable, Sendable {
    public var words: [String]
    public var language: String

    /// Makes a translation of folded words.
    public init(words: [String], language: String) {
      self.words = words
      self.language = language
    }
  }

  /// The most translations of one term; more would make the question slow and say little.
  public static let most = 12
  /// Language and stems of a term → what it is called elsewhere.
  private var translations: [String: [Translation]] = [:]
  /// The most words that a term has.
  public private(set) var longest = 1
  /// The rules of the languages that its terms were stemmed by.
  public private(set) var languages: [LanguageRules] = []

  /// An empty table.
  public init() {}

  /// Makes the table of some entries; sides in other languages than these are left out.
  public init(_ entries: [GlossaryEntry], languages: [LanguageRules]) throws(XapianError) {
    self.languages = languages.filter { rules in
      entries.contains { $0.sides[rules.code] != nil }
    }
    for rules in self.languages {
      let analyzer = try Analyzer(rules)
      for entry in entries {
        let others = self.languages.filter { $0.code != rules.code }.flatMap { other in
          (entry.sides[other.code] ?? []).map { Translation(words: $0, language: other.code) }
        }
        for words in entry.sides[rules.code] ?? [] { add(words, to: others, by: analyzer) }
      }
    }
  }

  private mutating func add(_ words: [String], to others: [Translation], by analyzer: Analyzer) {
    longest = max(longest, words.count)
    var known = translations[key(of: words, by: analyzer)] ?? []
    for other in others where known.count < GlossaryTable.most && !known.contains(other) {
      // What is written alike is found without it.
      if other.words != words { known.append(other) }
    }
    translations[key(of: words, by: analyzer)] = known
  }

  /// What a run of folded words, read in the analyzer's language, is called in the others.
  public func translations(
    of words: some Sequence<String>, by analyzer: Analyzer
  ) -> [Translation] {
    translations[key(of: words, by: analyzer)] ?? []
  }

  /// True for a term of the analyzer's language.
  public func contains(_ words: some Sequence<String>, by analyzer: Analyzer) -> Bool {
    translations[key(of: words, by: analyzer)] != nil
  }

  private func key(of words: some Sequence<String>, by analyzer: Analyzer) -> String {
    analyzer.rules.code + ":" + words.map(analyzer.stem).joined(separator: " ")
  }

  // MARK: Stored

  /// The table as the index keeps it.
  public var stored: [UInt8] {
    var writer = ByteWriter()
    writer.list(LanguageRules.stored(languages)) { $0.number(Int($1)) }
    writer.number(longest)
    writer.list(translations.sorted { $0.key < $1.key }) { writer, entry in
      writer.text(entry.key)
      writer.list(entry.value) { writer, translation in
        writer.text(translation.language)
        writer.texts(translation.words)
      }
    }
    return writer.bytes
  }

  /// Reads a table back; an index without a glossary has none.
  public init(stored: [UInt8]) throws(StoredFormatError) {
    guard !stored.isEmpty else { return }
    var reader = ByteReader(stored, what: "glossary")
    let rules = try reader.list { (reader: inout ByteReader) throws(StoredFormatError) in
      UInt8(truncatingIfNeeded: try reader.number())
    }
    languages = try LanguageRules.list(stored: rules)
    longest = try reader.number()
    let entries = try reader.list { (reader: inout ByteReader) throws(StoredFormatError) in
      let key = try reader.text()
      let list = try reader.list { (reader: inout ByteReader) throws(StoredFormatError) in
        let language = try reader.text()
        return Translation(words: try reader.texts(), language: language)
      }
      return (key, list)
    }
    translations = Dictionary(entries) { first, _ in first }
  }
}
