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

  /// Each name with what it calls; its mark says whether it forgives typing errors.
  private let table: PackedTable

  /// A table of names; of two with the same words the first counts.
  public init(_ names: some Sequence<Name> = []) {
    let distinct = Dictionary(names.map { (Array($0.words.utf8), $0) }) { first, _ in first }
    table = PackedTable(
      entries: distinct.map { words, name in
        var rest = ByteWriter()
        rest.text(name.field)
        rest.text(name.value)
        rest.text(name.label)
        rest.number(Int(name.strength.rawValue))
        return ([name.isTolerant ? 1 : 0], words, rest.bytes)
      }, marks: 1)
  }

  /// Takes a stored table as it is; nothing stored is an empty one.
  public init(stored: StoredBytes) throws(StoredFormatError) {
    table =
      stored.isEmpty
      ? PackedTable(entries: [], marks: 1)
      : try PackedTable(stored: stored, marks: 1, what: "table of names")
  }

  /// As the index keeps it.
  public var stored: [UInt8] { table.bytes.copied }
  /// How many names there are.
  public var count: Int { table.count }

  // MARK: Looking up

  /// The name that reads exactly so.
  public func name(_ words: String) -> Name? { table.place(of: words).flatMap(name) }

  /// True where a longer name begins with these words.
  public func begins(_ words: String) -> Bool {
    table.begins(words + " ") || table.begins(words + ".")
  }

  /// Calls the body with the words of each name that forgives typing errors, and its place.
  public func forEachTolerant(_ body: (_ words: ArraySlice<UInt8>, _ place: Int) -> Void) {
    let table = table.inMemory
    for place in 0..<count where table.mark(0, at: place) == 1 { body(table.key(place), place) }
  }

  /// The name at a place; nil where the bytes make no sense.
  public func name(at place: Int) -> Name? {
    var reader = ByteReader(table.value(place).copied, what: "table of names")
    do {
      let (field, value, label) = (try reader.text(), try reader.text(), try reader.text())
      guard let strength = Strength(rawValue: UInt8(truncatingIfNeeded: try reader.number())) else {
        return nil
      }
      return Name(
        words: String(decoding: table.key(place), as: UTF8.self), field: field, value: value,
        label: label, strength: strength, isTolerant: table.mark(0, at: place) == 1)
    } catch { return nil }
  }
}
