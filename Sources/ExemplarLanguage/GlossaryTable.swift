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
  /// Language and stems of a term → what it is called elsewhere; read where it is looked up.
  private var table = PackedTable()
  /// The most words that a term has.
  public private(set) var longest = 1
  /// The languages that its terms were stemmed in.
  public private(set) var codes: [String] = []
  /// The rules of each of them, as they are stored.
  private var rules: [[UInt8]] = []

  /// An empty table.
  public init() {}

  /// Makes the table of some entries; sides in other languages than these are left out.
  public init(_ entries: [GlossaryEntry], languages: [LanguageRules]) throws(XapianError) {
    let languages = languages.filter { rules in
      entries.contains { $0.sides[rules.code] != nil }
    }
    codes = languages.map(\.code)
    rules = languages.map { LanguageRules.stored([$0]) }
    var translations: [String: [Translation]] = [:]
    for rules in languages {
      let analyzer = try Analyzer(rules)
      for entry in entries {
        let others = languages.filter { $0.code != rules.code }.flatMap { other in
          (entry.sides[other.code] ?? []).map { Translation(words: $0, language: other.code) }
        }
        for words in entry.sides[rules.code] ?? [] {
          longest = max(longest, words.count)
          translations[analyzer.key(of: words), default: []].add(others, of: words)
        }
      }
    }
    table = PackedTable(translations.mapValues(GlossaryTable.stored))
  }

  private static func stored(_ translations: [Translation]) -> [UInt8] {
    var value = ByteWriter()
    value.list(translations) { writer, translation in
      writer.text(translation.language)
      writer.texts(translation.words)
    }
    return value.bytes
  }

  /// The rules that the terms of a language were stemmed by.
  public func rules(of code: String) throws(StoredFormatError) -> LanguageRules? {
    guard let place = codes.firstIndex(of: code) else { return nil }
    return try LanguageRules.list(stored: rules[place]).first
  }

  // MARK: Looking up

  /// What a run of folded words, read in the analyzer's language, is called in the others.
  public func translations(
    of words: some Sequence<String>, by analyzer: Analyzer
  ) -> [Translation] {
    guard let stored = table.value(of: analyzer.key(of: words)) else { return [] }
    var reader = ByteReader(stored.copied, what: "translation")
    // What cannot be read says nothing: the search goes on with the words as typed.
    return
      (try? reader.list { (reader: inout ByteReader) throws(StoredFormatError) in
        let language = try reader.text()
        return Translation(words: try reader.texts(), language: language)
      }) ?? []
  }

  /// True for a term of the analyzer's language.
  public func contains(_ words: some Sequence<String>, by analyzer: Analyzer) -> Bool {
    table.place(of: analyzer.key(of: words)) != nil
  }

  /// False where no term of the analyzer's language begins with a folded word.
  public func mayBegin(with word: String, by analyzer: Analyzer) -> Bool {
    table.begins(analyzer.key(of: CollectionOfOne(word)))
  }

  /// True where some term of several words, of the analyzer's language, begins with a folded word.
  public func begins(_ word: String, by analyzer: Analyzer) -> Bool {
    table.begins(analyzer.key(of: [word]) + " ")
  }

  // MARK: Stored

  /// The table as the index keeps it.
  public var stored: [UInt8] {
    var head = ByteWriter()
    head.texts(codes)
    head.list(rules) { $0.block($1) }
    head.number(longest)
    return table.stored(before: head)
  }

  /// Takes a stored table, whose entries are read when they are looked up; an index without a glossary has none.
  public init(stored: StoredBytes) throws(StoredFormatError) {
    guard !stored.isEmpty else { return }
    let (table, rest) = try PackedTable.beforeHead(stored, what: "glossary")
    var head = rest
    codes = try head.texts()
    rules = try head.list { (reader: inout ByteReader) throws(StoredFormatError) in
      try reader.block()
    }
    longest = try head.number()
    self.table = table
    guard rules.count == codes.count else {
      throw StoredFormatError(what: "glossary", offset: 0)
    }
  }
}

extension [GlossaryTable.Translation] {
  /// Adds what a term is called elsewhere, as far as there is room; what is written alike is found without it.
  fileprivate mutating func add(_ others: [Element], of words: [String]) {
    for other in others
    where count < GlossaryTable.most && !contains(other) && other.words != words {
      append(other)
    }
  }
}
