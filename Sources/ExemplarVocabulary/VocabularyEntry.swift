/// One word of a vocabulary: a standard, a concept, a school, a grade.
///
/// ```swift
/// let entry = iste["4a"]!
/// entry.label      // "Use a design process"
/// entry.parent     // "4"
/// entry.scheme     // "iste-students-2016"
/// ```
public struct VocabularyEntry: Hashable, Sendable, Codable {
  /// The name that is stored, linked and counted: the vocabulary file's `id`, else its `code`, as written there.
  public var id: String
  /// The short form that the framework itself prints, where it has one: `4a`, `P4`, `DC2`.
  public var code: String?
  /// The edition the entry belongs to: `iste-students-2016`. Shown beside every id.
  public var scheme: String
  /// The name in American English.
  public var label: String
  /// The name in Spanish, where the data has one.
  public var labelEs: String?
  /// Everything else people write for it, misspellings included, as they write it.
  public var aliases: [String]
  /// The id of the entry it is part of: indicator → standard, subconcept → concept, grade → band.
  public var parent: String?
  /// For a band, a level or a range: the ids it stands for, in order (`3-5` → `["3", "4", "5"]`).
  public var covers: [String]
  /// A short remark for a reader, where the data has one.
  public var note: String?
  /// Where its publisher describes it.
  public var url: String?
  /// Entries of other vocabularies that it belongs with: `concepts:AP.control`, `programs:ps-3.0`.
  public var related: [String]
  /// Words that may widen a search for it, and never set it as a value.
  public var searchTerms: [String]

  /// Makes an entry; only id, scheme and label are required.
  public init(
    id: String, code: String? = nil, scheme: String, label: String, labelEs: String? = nil,
    aliases: [String] = [], parent: String? = nil, covers: [String] = [], note: String? = nil,
    url: String? = nil, related: [String] = [], searchTerms: [String] = []
  ) {
    self.id = id
    self.code = code
    self.scheme = scheme
    self.label = label
    self.labelEs = labelEs
    self.aliases = aliases
    self.parent = parent
    self.covers = covers
    self.note = note
    self.url = url
    self.related = related
    self.searchTerms = searchTerms
  }
}

extension VocabularyEntry {
  /// The id alone chooses the place in a set: hardly two entries share one, and hashing all they say takes long.
  public func hash(into hasher: inout Hasher) { hasher.combine(id) }

  /// Writes absent members as null: a reader of the JSON sees every key.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    try container.encode(code, forKey: .code)
    try container.encode(scheme, forKey: .scheme)
    try container.encode(label, forKey: .label)
    try container.encode(labelEs, forKey: .labelEs)
    try container.encode(aliases, forKey: .aliases)
    try container.encode(parent, forKey: .parent)
    try container.encode(covers, forKey: .covers)
    try container.encode(note, forKey: .note)
    try container.encode(url, forKey: .url)
    try container.encode(related, forKey: .related)
    try container.encode(searchTerms, forKey: .searchTerms)
  }
}
