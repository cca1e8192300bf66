/// Words and phrases that are searched as one, from `index/synonyms.yaml`.
///
/// ```swift
/// let table = SynonymTable(groups: [["CT", "computational thinking"]])
/// table.alternatives(for: ["ct"])   // [["computational", "thinking"]]
/// ```
public struct SynonymTable: Hashable, Sendable {
  /// Folded phrase → the other phrases, each as words.
  private var alternatives: [String: [[String]]] = [:]
  /// The most words that a left side has.
  public private(set) var longest = 1

  /// An empty table.
  public init() {}

  /// Makes a table of groups whose members mean the same, and of one-way widenings.
  public init(groups: [[String]], oneWay: [(from: String, to: [String])] = []) {
    for group in groups {
      for member in group { add(member, to: group.filter { $0 != member }) }
    }
    for rule in oneWay { add(rule.from, to: rule.to) }
  }

  /// What a run of folded words may also be called; with an analyzer, whatever their endings.
  public func alternatives(
    for words: some Sequence<String>, by analyzer: Analyzer? = nil
  ) -> [[String]] {
    guard let analyzer else { return alternatives[words.joined(separator: " ")] ?? [] }
    return alternatives[SynonymTable.stems(of: words, by: analyzer)] ?? []
  }

  /// The same table, whose left sides are found whatever their endings in these languages.
  public func stemmed(by analyzers: [Analyzer]) -> SynonymTable {
    var table = self
    for (phrase, others) in alternatives.sorted(by: { $0.key < $1.key }) {
      let words = phrase.split(separator: " ").map(String.init)
      for analyzer in analyzers {
        let key = SynonymTable.stems(of: words, by: analyzer)
        if table.alternatives[key] == nil { table.alternatives[key] = others }
      }
    }
    return table
  }

  private static func stems(of words: some Sequence<String>, by analyzer: Analyzer) -> String {
    analyzer.rules.code + ":" + words.map(analyzer.stem).joined(separator: " ")
  }

  private mutating func add(_ phrase: String, to others: [String]) {
    let words = SynonymTable.words(phrase)
    longest = max(longest, words.count)
    alternatives[words.joined(separator: " "), default: []] += others.map(SynonymTable.words)
  }

  private static func words(_ phrase: String) -> [String] {
    Tokenizer.tokens(of: phrase).map(\.text)
  }

  /// The table as the index keeps it.
  public var stored: [UInt8] {
    var writer = ByteWriter()
    writer.number(longest)
    writer.list(alternatives.sorted { $0.key < $1.key }) { writer, entry in
      writer.text(entry.key)
      writer.list(entry.value) { $0.texts($1) }
    }
    return writer.bytes
  }

  /// Reads a table back.
  public init(stored: [UInt8]) throws(StoredFormatError) {
    var reader = ByteReader(stored, what: "synonym table")
    longest = try reader.number()
    let entries = try reader.list { (reader: inout ByteReader) throws(StoredFormatError) in
      let phrase = try reader.text()
      let others = try reader.list { (reader: inout ByteReader) throws(StoredFormatError) in
        try reader.texts()
      }
      return (phrase, others)
    }
    alternatives = Dictionary(entries) { first, _ in first }
  }
}
