/// Every name by which plain words may call a value, as the index keeps it: looked up in its bytes, never read whole.
///
/// ```swift
/// let table = NameTable(fields: fields, vocabularies: vocabularies)
/// table.name("innovative designer")?.value   // "4", of the field iste
/// table.begins("innovative")                 // true: some name goes on from there
/// ```
///
/// A name is its folded words with a space between them, or a point where a code holds them together
/// (`3.5.ap.13`); “and” inside a name is left out.
public struct NameTable: Hashable, Sendable {
  /// What a name says of what somebody meant.
  public enum Strength: UInt8, Sendable {
    /// It may be meant: it is shown and changes nothing.
    case suggests
    /// The value counts as having the words.
    case counts
    /// It is meant: lessons with the value come first.
    case ranks
    /// One word that a school is called by: meant unless most lessons that have it are about something else.
    case byname
    /// What is left of a school's name without its kind: meant where no other lesson has it.
    case nickname
  }

  /// One name of one value.
  public struct Name: Hashable, Sendable {
    /// As it is looked up.
    public var words: String
    /// The field's name.
    public var field: String
    /// The value's id.
    public var value: String
    /// What a reader sees.
    public var label: String
    public var strength: Strength
    /// A typing error in it may be forgiven.
    public var isTolerant: Bool

    /// Makes a name.
    public init(
      words: String, field: String, value: String, label: String, strength: Strength,
      isTolerant: Bool
    ) {
      self.words = words
      self.field = field
      self.value = value
      self.label = label
      self.strength = strength
      self.isTolerant = isTolerant
    }
  }

  /// As the index keeps it: a count, the place of each name, and the names in order of their words.
  public let stored: [UInt8]
  /// How many names there are.
  public let count: Int

  /// A table of names; of two with the same words the first counts.
  public init(_ names: some Sequence<Name> = []) {
    let distinct = Dictionary(names.map { (Array($0.words.utf8), $0) }) { first, _ in first }
    let sorted = distinct.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    var places: [Int] = []
    var entries: [UInt8] = []
    for (words, name) in sorted {
      places.append(entries.count)
      entries.append(name.isTolerant ? 1 : 0)
      entries += words
      entries.append(0)
      var rest = ByteWriter()
      rest.text(name.field)
      rest.text(name.value)
      rest.text(name.label)
      rest.number(Int(name.strength.rawValue))
      entries += rest.bytes
    }
    let numbers = [sorted.count] + places + [entries.count]
    self.init(bytes: numbers.flatMap(NameTable.bytes) + entries, count: sorted.count)
  }

  private init(bytes: [UInt8], count: Int) {
    stored = bytes
    self.count = count
  }

  /// Takes a stored table as it is; nothing stored is an empty one.
  public init(stored: [UInt8]) throws(StoredFormatError) {
    guard !stored.isEmpty else {
      self.init()
      return
    }
    let failure = StoredFormatError(what: "table of names", offset: 0)
    guard stored.count >= 8 else { throw failure }
    let count = NameTable.number(stored, at: 0)
    let start = (count + 2) * 4
    guard start <= stored.count,
      start + NameTable.number(stored, at: (count + 1) * 4) == stored.count
    else { throw failure }
    self.init(bytes: stored, count: count)
  }

  // MARK: Looking up

  /// The name that reads exactly so.
  public func name(_ words: String) -> Name? {
    let wanted = Array(words.utf8)
    let place = lowerBound(wanted)
    guard place < count, self.words(place).elementsEqual(wanted) else { return nil }
    return name(at: place)
  }

  /// True where a longer name begins with these words.
  public func begins(_ words: String) -> Bool {
    let wanted = Array(words.utf8)
    for joint in [UInt8(ascii: " "), UInt8(ascii: ".")] {
      let place = lowerBound(wanted + [joint])
      if place < count, self.words(place).starts(with: wanted + [joint]) { return true }
    }
    return false
  }

  /// Calls the body with the words of each name that forgives typing errors, and its place.
  public func forEachTolerant(_ body: (_ words: ArraySlice<UInt8>, _ place: Int) -> Void) {
    for place in 0..<count where stored[offset(place)] == 1 { body(words(place), place) }
  }

  /// The name at a place; nil where the bytes make no sense.
  public func name(at place: Int) -> Name? {
    let words = words(place)
    let rest = stored[(words.endIndex + 1)..<offset(place + 1)]
    var reader = ByteReader(Array(rest), what: "table of names")
    do {
      let (field, value, label) = (try reader.text(), try reader.text(), try reader.text())
      guard let strength = Strength(rawValue: UInt8(truncatingIfNeeded: try reader.number())) else {
        return nil
      }
      return Name(
        words: String(decoding: words, as: UTF8.self), field: field, value: value, label: label,
        strength: strength, isTolerant: stored[offset(place)] == 1)
    } catch { return nil }
  }

  /// The first place whose words do not come before these.
  private func lowerBound(_ wanted: [UInt8]) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if words(middle).lexicographicallyPrecedes(wanted) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func words(_ place: Int) -> ArraySlice<UInt8> {
    let start = min(offset(place) + 1, stored.count)
    var end = start
    while end < stored.count, stored[end] != 0 { end += 1 }
    return stored[start..<end]
  }

  private func offset(_ place: Int) -> Int {
    min((count + 2) * 4 + NameTable.number(stored, at: (place + 1) * 4), stored.count)
  }

  // MARK: Numbers of four bytes

  private static func bytes(_ number: Int) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }

  private static func number(_ bytes: [UInt8], at place: Int) -> Int {
    (0..<4).reduce(0) { $0 | Int(bytes[place + $1]) << ($1 * 8) }
  }
}
