public import ExemplarVocabulary

/// Where everything stands in the index: prefixes of terms, slots of values.
///
/// | what | term |
/// |---|---|
/// | the exemplar itself | `Q` + id |
/// | every exemplar | empty query over all documents |
/// | a word's stem anywhere, by language | `Zen:circuit` |
/// | a word's stem in one part | `ZXTen:circuit` |
/// | two stems that follow each other | `Zen=paper circuit` |
/// | a word as written, with positions | part's prefix + word; the lesson's prefix is empty |
/// | a value of a field | field's prefix + the value's id in lower case: `XGRADE3` |
/// | a field that the record leaves open | `XU` + field's name: `XUminutes` |
public enum TermLayout {
  /// Slots of values.
  public enum Slot {
    /// The id: breaks ties.
    public static let identifier: UInt32 = 0
    /// Sorts newest first, then by id.
    public static let newest: UInt32 = 2
    /// Sorts by folded title, then by id.
    public static let title: UInt32 = 3
    /// Sorts by lowest, then highest grade, then title.
    public static let grade: UInt32 = 4
    /// The school, for collapsing.
    public static let school: UInt32 = 5
    /// The ``FacetSet`` of the first facet in the field table; the other facets' follow in its order.
    public static let firstFacet: UInt32 = 32

    /// Where an exemplar's ``FacetSet`` of a field is kept; nil for a field that is no facet of the field table.
    public static func facet(_ name: String, in fields: [Field]) -> UInt32? {
      var slot = firstFacet
      for place in fields.indices where fields[place].kind == .facet {
        if fields[place].name == name { return slot }
        slot += 1
      }
      return nil
    }
  }

  /// The unique term of an exemplar.
  public static func identifier(_ id: String) -> String { "Q" + id }

  /// The term of a stem anywhere in an exemplar of a language.
  public static func stem(_ stem: String, language: String) -> String {
    "Z" + language + ":" + stem
  }

  /// The term of a stem in one part.
  public static func stem(_ stem: String, language: String, part: Field) -> String {
    "Z" + partPrefix(part) + language + ":" + stem
  }

  /// The term of two stems that follow each other anywhere in an exemplar of a language; nil where it would be longer
  /// than the engine takes.
  public static func pair(_ first: String, _ second: String, language: String) -> String? {
    guard first.utf8.count + second.utf8.count <= longestPair else { return nil }
    return pairPrefix(language: language) + first + " " + second
  }

  /// What the terms of two stems that follow each other begin with.
  public static func pairPrefix(language: String) -> String { "Z" + language + "=" }

  /// The most bytes that two stems which follow each other may have together.
  public static let longestPair = 200

  /// How many words apart two stems may be to follow each other: at most two small words stand between them.
  public static let farthestPair: UInt32 = 3

  /// The pairs that every exemplar of the analyzer's language has in which these words follow each other: of two telling
  /// words, with small ones between them, unless those are too many or both have one stem.
  ///
  /// ```swift
  /// TermLayout.pairs(in: ["cost", "of", "living", "wages"], by: english)   // ["Zen=cost live", "Zen=live wage"]
  /// ```
  public static func pairs(in words: [String], by analyzer: Analyzer) -> [String] {
    var pairs: [String] = []
    var last: (stem: String, place: Int)?
    for (place, word) in words.enumerated() where !analyzer.isStopword(word) {
      let stem = analyzer.stem(word)
      if let last, last.stem != stem, place - last.place <= Int(farthestPair),
        let pair = pair(last.stem, stem, language: analyzer.rules.code)
      {
        pairs.append(pair)
      }
      last = (stem, place)
    }
    return pairs
  }

  /// The term of a word as written in one part.
  public static func word(_ word: String, part: Field) -> String { part.prefix + word }

  /// The term of a field's value.
  public static func value(_ value: String, field: Field) -> String {
    field.prefix + bounded(folded(value))
  }

  /// The term of a field that the record leaves open.
  public static func unknown(_ field: Field) -> String { "XU" + field.name }

  /// The lesson's words carry no prefix, but its stems must not be taken for everybody's.
  private static func partPrefix(_ part: Field) -> String {
    part.prefix.isEmpty ? "XL" : part.prefix
  }

  /// Terms end at 245 bytes; a longer value keeps its beginning and a digest of the whole.
  private static func bounded(_ value: String) -> String {
    guard value.utf8.count > 180 else { return value }
    return String(decoding: value.utf8.prefix(160), as: UTF8.self) + "~"
      + String(fnv1a(value.utf8), radix: 16)
  }
}
