/// A list of words with one meaning each: ISTE standards, schools, subjects.
///
/// ```swift
/// iste.resolve("1.4.A")                // .found(4a, exact: false)
/// iste.resolve("Diseñador Innovador")  // .found(4, exact: false)
/// iste.resolve("inovative desinger")   // .unknown(nearest: [4])
/// grades.resolve("secundaria")         // .ambiguous([], reason: "grades 7–9 in Mexico; …")
/// ```
///
/// Look-up tables are made when they are first needed and shared by the copies of the value.
public struct Vocabulary: Sendable, Codable {
  /// The file's name: `iste`, `concepts`, `schools`.
  public var name: String
  /// What a reader sees: `ISTE Standards for Students (2016)`.
  public var title: String
  /// The title in Spanish, where there is one.
  public var titleEs: String?
  /// What one entry is called in a sentence: `ISTE standard`, `school`.
  public var singular: String
  /// In their own order: parents before children.
  public var entries: [VocabularyEntry] { didSet { lookup = VocabularyLookup() } }
  /// Words that must not be guessed, with the reason: `secundaria`.
  public var ambiguous: [String: String] { didSet { lookup = VocabularyLookup() } }
  /// Names that are everyday words too, so that among other words they say little: `control`, `third`.
  public var ordinary: [String]

  private var lookup = VocabularyLookup()

  private enum CodingKeys: String, CodingKey {
    case name, title, titleEs, singular, entries, ambiguous, ordinary
  }

  /// Makes a vocabulary; without a `singular`, messages speak of “a value of” its title.
  public init(
    name: String, title: String, titleEs: String? = nil, singular: String? = nil,
    entries: [VocabularyEntry], ambiguous: [String: String] = [:], ordinary: [String] = []
  ) {
    self.name = name
    self.title = title
    self.titleEs = titleEs
    self.singular = singular ?? "value of “\(title)”"
    self.entries = entries
    self.ambiguous = ambiguous
    self.ordinary = ordinary
  }

  /// Every form by which its entries are called, folded and sorted out.
  var forms: VocabularyForms { lookup.forms(of: self) }

  /// The same without punctuation, for what no form says exactly.
  var looseForms: LooseForms { lookup.looseForms(of: self) }

  /// In how many entries each word of their names stands.
  var frequency: [ArraySlice<UInt8>: Int] { lookup.frequency(of: self) }

  /// The position of each id in `entries`.
  var positions: [String: Int] { lookup.positions(of: self) }

  /// The single grades, where it is the vocabulary of grades.
  var singleGrades: SingleGrades { lookup.singleGrades(of: self) }
}

extension Vocabulary: Hashable {
  /// Equal in what they say; look-up tables do not count.
  public static func == (one: Vocabulary, other: Vocabulary) -> Bool {
    one.name == other.name && one.title == other.title && one.titleEs == other.titleEs
      && one.singular == other.singular && one.entries == other.entries
      && one.ambiguous == other.ambiguous && one.ordinary == other.ordinary
  }

  /// Hashes the name and the entries.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(entries)
  }
}
