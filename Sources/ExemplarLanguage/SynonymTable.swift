/// Words and phrases that are searched as one, from `index/synonyms.yaml`.
///
/// ```swift
/// let table = SynonymTable(groups: [["CT", "computational thinking"]])
/// table.alternatives(for: ["ct"])   // [["computational", "thinking"]]
/// ```
///
/// What one thing may also be called goes one step: with `[a, b]` and `[b, c]`, `a` is not searched as `c`. In a group
/// either finds the other or neither does.
public struct SynonymTable: Hashable, Sendable {
  /// The most alternatives of one term; more would make the question slow and say little.
  public static let most = 12
  /// Folded phrase → the other phrases, each as words; empty where the table came from the index.
  private var alternatives: [String: [[String]]] = [:]
  /// The same as the index keeps it, read where it is looked up.
  private var packed: PackedTable?
  /// The most words that a left side has.
  public private(set) var longest = 1

  /// An empty table.
  public init() {}

  /// Makes a table of groups whose members mean the same, and of one-way widenings.
  ///
  /// Of a group, ``most`` members and one are used; what has ``most`` alternatives gets no others.
  public init(groups: [[String]], oneWay: [(from: String, to: [String])] = []) {
    for group in groups {
      let members = Array(SynonymTable.distinct(group).prefix(SynonymTable.most + 1))
      for (place, one) in members.enumerated() {
        for other in members[(place + 1)...] where hasRoom(one) && hasRoom(other) {
          add(one, to: other)
          add(other, to: one)
        }
      }
    }
    for rule in oneWay {
      let from = SynonymTable.words(rule.from)
      for other in SynonymTable.distinct(rule.to) where hasRoom(from) && other != from {
        add(from, to: other)
      }
    }
  }

  /// The phrases as words, each once, those without a word left out.
  private static func distinct(_ phrases: [String]) -> [[String]] {
    var seen: Set<[String]> = []
    return phrases.map(words).filter { !$0.isEmpty && seen.insert($0).inserted }
  }

  /// What a run of folded words may also be called; with an analyzer, whatever their endings.
  public func alternatives(
    for words: some Sequence<String>, by analyzer: Analyzer? = nil
  ) -> [[String]] {
    let key =
      analyzer.map { SynonymTable.stems(of: words, by: $0) } ?? words.joined(separator: " ")
    guard let packed else { return alternatives[key] ?? [] }
    guard let stored = packed.value(of: key) else { return [] }
    var reader = ByteReader(stored, what: "synonym")
    // What cannot be read says nothing: the search goes on with the words as typed.
    return
      (try? reader.list { (reader: inout ByteReader) throws(StoredFormatError) in
        try reader.texts()
      }) ?? []
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

  private func hasRoom(_ words: [String]) -> Bool {
    !words.isEmpty
      && alternatives[words.joined(separator: " ")]?.count ?? 0 < SynonymTable.most
  }

  private mutating func add(_ words: [String], to other: [String]) {
    longest = max(longest, words.count)
    let key = words.joined(separator: " ")
    guard alternatives[key]?.contains(other) != true else { return }
    alternatives[key, default: []].append(other)
  }

  private static func words(_ phrase: String) -> [String] {
    Tokenizer.tokens(of: phrase).map(\.text)
  }

  /// The table as the index keeps it.
  public var stored: [UInt8] {
    var writer = ByteWriter()
    writer.number(longest)
    let table =
      packed
      ?? PackedTable(
        alternatives.mapValues { others in
          var value = ByteWriter()
          value.list(others) { $0.texts($1) }
          return value.bytes
        })
    writer.block(table.bytes)
    return writer.bytes
  }

  /// Takes a stored table; its entries are read when they are looked up.
  public init(stored: [UInt8]) throws(StoredFormatError) {
    var reader = ByteReader(stored, what: "synonym table")
    longest = try reader.number()
    packed = try PackedTable(stored: reader.block(), what: "synonym table")
  }

  /// True for tables that say the same, wherever they came from.
  public static func == (one: SynonymTable, other: SynonymTable) -> Bool {
    one.stored == other.stored
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(stored) }
}
