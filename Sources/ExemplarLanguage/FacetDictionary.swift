public import ExemplarVocabulary

/// Every value that facets can count, each with its number.
///
/// A document carries the numbers of its values and of their parents, a ``FacetSet`` a field. Numbers are only ever
/// added, so documents written earlier stay right.
public struct FacetDictionary: Hashable, Sendable {
  /// A value, or the mark for documents that say nothing about the field.
  public struct Entry: Hashable, Sendable {
    public var field: String
    /// Nil for the mark of documents that say nothing.
    public var value: LabeledValue?
    /// The number of the value it is part of.
    public var parent: Int?

    /// What no other entry has.
    package var key: String { Entry.key(field, value?.id ?? "") }

    /// The key of a value of a field; of the mark where it is empty.
    package static func key(_ field: String, _ value: String) -> String {
      field + "\u{1}" + value
    }
  }

  /// The position is the value's number.
  public private(set) var entries: [Entry] = []
  /// Built when a value is first looked up: who only counts needs no look-up.
  private var numbers: [String: Int]?

  /// An empty dictionary.
  public init() {}

  /// A dictionary of these values, whose parents are places among them.
  public init(entries: [Entry]) { self.entries = entries }

  /// The number of a value; nil when it is not known yet.
  public func number(of value: String, field: String) -> Int? {
    (numbers ?? FacetDictionary.numbers(of: entries))[Entry.key(field, value)]
  }

  private static func numbers(of entries: [Entry]) -> [String: Int] {
    var numbers: [String: Int] = [:]
    numbers.reserveCapacity(entries.count)
    for (number, entry) in entries.enumerated() {
      numbers[entry.key] = number
    }
    return numbers
  }

  /// The number of an entry, a new one where it is not known yet.
  private mutating func number(adding entry: Entry) -> Int {
    var known = numbers ?? FacetDictionary.numbers(of: entries)
    numbers = nil
    defer { numbers = known }
    let key = entry.key
    if let number = known[key] { return number }
    entries.append(entry)
    known[key] = entries.count - 1
    return entries.count - 1
  }

  /// Adds a value unless it is there, and gives its number.
  @discardableResult
  public mutating func add(_ value: LabeledValue, field: String, parent: String? = nil) -> Int {
    let parentNumber = parent.flatMap { number(of: $0, field: field) }
    return number(adding: Entry(field: field, value: value, parent: parentNumber))
  }

  /// Adds the mark for documents that say nothing about a field.
  @discardableResult
  public mutating func addMissing(field: String) -> Int {
    number(adding: Entry(field: field, value: nil, parent: nil))
  }

  /// A value's number and those of everything it is part of.
  public func numbersWithParents(of number: Int) -> [Int] {
    var chain = [number]
    while let parent = entries[chain[chain.count - 1]].parent, chain.count < 8 {
      chain.append(parent)
    }
    return chain
  }

  /// Adds a whole vocabulary in its order, so that natural order is the order of numbers.
  ///
  /// Levels and other spans that only stand for a list (`elementary`) are not counted, but bands that grades
  /// belong to are.
  public mutating func add(_ vocabulary: Vocabulary, field: String) {
    let parents = Set(vocabulary.entries.compactMap(\.parent))
    var waiting = vocabulary.entries.filter { $0.covers.isEmpty || parents.contains($0.id) }
    for entry in waiting where entry.parent == nil { add(LabeledValue(entry), field: field) }
    waiting.removeAll { $0.parent == nil }
    for entry in waiting { add(LabeledValue(entry), field: field, parent: entry.parent) }
  }
}

extension FacetDictionary {
  /// The dictionary as the index keeps it.
  public var stored: [UInt8] {
    var writer = ByteWriter()
    writer.list(entries) { writer, entry in
      writer.text(entry.field)
      writer.optional(entry.value) { $0.labeled($1) }
      writer.number((entry.parent ?? -1) + 1)
    }
    return writer.bytes
  }

  /// Reads a dictionary back.
  public init(stored: [UInt8]) throws(StoredFormatError) {
    var reader = ByteReader(stored, what: "facet dictionary")
    entries = try reader.list { (reader: inout ByteReader) throws(StoredFormatError) in
      let field = try reader.text()
      let value = try reader.flag() ? try reader.labeled() : nil
      let parent = try reader.number()
      return Entry(field: field, value: value, parent: parent == 0 ? nil : parent - 1)
    }
  }
}
