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
  /// Folded phrase, or language and stems → the other phrases, each as words; read where it is looked up.
  private var table = PackedTable()
  /// The most words that a left side has.
  public private(set) var longest = 1

  /// An empty table.
  public init() {}

  /// Makes a table of groups whose members mean the same, and of one-way widenings.
  ///
  /// Of a group, ``most`` members and one are used; what has ``most`` alternatives gets no others.
  public init(groups: [[String]], oneWay: [(from: String, to: [String])] = []) {
    var gathered = Gathered()
    for group in groups {
      let members = Array(SynonymTable.distinct(group).prefix(SynonymTable.most + 1))
      for (place, one) in members.enumerated() {
        for other in members[(place + 1)...] where gathered.hasRoom(one) && gathered.hasRoom(other)
        {
          gathered.add(one, to: other)
          gathered.add(other, to: one)
        }
      }
    }
    for rule in oneWay {
      let from = SynonymTable.words(rule.from)
      for other in SynonymTable.distinct(rule.to) where gathered.hasRoom(from) && other != from {
        gathered.add(from, to: other)
      }
    }
    longest = gathered.longest
    table = SynonymTable.packed(gathered.alternatives)
  }

  /// What is gathered before it is packed.
  private struct Gathered {
    var alternatives: [String: [[String]]] = [:]
    var longest = 1

    func hasRoom(_ words: [String]) -> Bool {
      !words.isEmpty
        && alternatives[words.joined(separator: " ")]?.count ?? 0 < SynonymTable.most
    }

    mutating func add(_ words: [String], to other: [String]) {
      longest = max(longest, words.count)
      let key = words.joined(separator: " ")
      guard alternatives[key]?.contains(other) != true else { return }
      alternatives[key, default: []].append(other)
    }
  }

  private static func packed(_ alternatives: [String: [[String]]]) -> PackedTable {
    PackedTable(
      alternatives.mapValues { others in
        var value = ByteWriter()
        value.list(others) { $0.texts($1) }
        return value.bytes
      })
  }

  /// The phrases as words, each once, those without a word left out.
  private static func distinct(_ phrases: [String]) -> [[String]] {
    var seen: Set<[String]> = []
    return phrases.map(words).filter { !$0.isEmpty && seen.insert($0).inserted }
  }

  private static func words(_ phrase: String) -> [String] {
    Tokenizer.tokens(of: phrase).map(\.text)
  }

  // MARK: Looking up

  /// What a run of folded words may also be called; with an analyzer, whatever their endings.
  public func alternatives(
    for words: some Sequence<String>, by analyzer: Analyzer? = nil
  ) -> [[String]] {
    guard table.count > 0 else { return [] }
    return table.place(of: SynonymTable.key(of: words, by: analyzer)).map(alternatives) ?? []
  }

  /// False where no left side begins with a folded word.
  public func mayBegin(with word: String, by analyzer: Analyzer? = nil) -> Bool {
    table.count > 0 && table.begins(SynonymTable.key(of: CollectionOfOne(word), by: analyzer))
  }

  /// True where some left side of several words begins with a folded word.
  public func begins(_ word: String, by analyzer: Analyzer? = nil) -> Bool {
    table.count > 0 && table.begins(SynonymTable.key(of: [word], by: analyzer) + " ")
  }

  private func alternatives(at place: Int) -> [[String]] {
    var reader = ByteReader(table.value(place).copied, what: "synonym")
    // What cannot be read says nothing: the search goes on with the words as typed.
    return
      (try? reader.list { (reader: inout ByteReader) throws(StoredFormatError) in
        try reader.texts()
      }) ?? []
  }

  private static func key(of words: some Sequence<String>, by analyzer: Analyzer?) -> String {
    analyzer.map { $0.key(of: words) } ?? words.joined(separator: " ")
  }

  // MARK: Stored

  /// The same table, whose left sides are found whatever their endings in these languages.
  public func stemmed(by analyzers: [Analyzer]) -> SynonymTable {
    var alternatives: [String: [[String]]] = [:]
    for place in 0..<table.count {
      alternatives[String(decoding: table.key(place), as: UTF8.self)] = self.alternatives(at: place)
    }
    for (phrase, others) in alternatives.sorted(by: { $0.key < $1.key }) {
      let words = phrase.split(separator: " ").map(String.init)
      for analyzer in analyzers {
        let key = analyzer.key(of: words)
        if alternatives[key] == nil { alternatives[key] = others }
      }
    }
    var table = self
    table.table = SynonymTable.packed(alternatives)
    return table
  }

  /// The table as the index keeps it.
  public var stored: [UInt8] {
    var head = ByteWriter()
    head.number(longest)
    return table.stored(before: head)
  }

  /// Takes a stored table; its entries are read when they are looked up.
  public init(stored: StoredBytes) throws(StoredFormatError) {
    let (table, rest) = try PackedTable.beforeHead(stored, what: "synonym table")
    var head = rest
    longest = try head.number()
    self.table = table
  }
}
