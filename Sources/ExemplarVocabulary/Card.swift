/// A vocabulary value as a result shows it: the id, the edition it comes from and its name.
public struct LabeledValue: Hashable, Sendable, Codable {
  /// The entry's id: `4a`.
  public var id: String
  /// The edition: `iste-students-2016`.
  public var scheme: String
  /// The name in American English: `Use a design process`.
  public var label: String
  /// The name in Spanish, where there is one.
  public var labelEs: String?

  /// Makes a value from its parts.
  public init(id: String, scheme: String, label: String, labelEs: String? = nil) {
    self.id = id
    self.scheme = scheme
    self.label = label
    self.labelEs = labelEs
  }

  /// The value of a vocabulary's entry.
  public init(_ entry: VocabularyEntry) {
    self.init(id: entry.id, scheme: entry.scheme, label: entry.label, labelEs: entry.labelEs)
  }
}

/// Somebody who wrote the exemplar. Samples name a role, never a person.
public struct Author: Hashable, Sendable, Codable {
  /// The name as the record gives it: `Grade 4 teacher`.
  public var name: String
  /// `teacher`, `itf`, `administrator`, `student-team` or `other`.
  public var role: String

  /// Makes an author.
  public init(name: String, role: String) {
    self.name = name
    self.role = role
  }
}

/// What a result shows of one exemplar: everything a hit needs, and nothing that must be looked up.
///
/// The index keeps one card a document, so a page of results opens neither a bundle nor a vocabulary.
public struct Card: Hashable, Sendable {
  public var id: String
  public var version: Int
  public var title: String
  public var summary: String
  /// BCP 47: `en`, `es`.
  public var language: String
  public var school: LabeledValue
  public var program: LabeledValue?
  /// `2018-2019`
  public var schoolYear: String
  /// The set of grades, in their order: `["3", "4", "5"]`.
  public var grades: [String]
  public var subjects: [LabeledValue]
  public var iste: [LabeledValue]
  public var concepts: [LabeledValue]
  public var practices: [LabeledValue]
  public var standards: [LabeledValue]
  public var citizenship: [LabeledValue]
  /// Minutes of class time, where the record says.
  public var minutes: Int?
  /// Minutes of preparation, where the record says.
  public var prepMinutes: Int?
  /// `none`, `shared` or `one-to-one`, where the record says.
  public var devices: String?
  public var internet: Bool?
  public var tools: [String]
  public var keywords: [String]
  public var authors: [Author]
  /// The parts and kinds of file it has: `process`, `reflection`, `artifacts`, `materials`, `slides`, `images`.
  public var has: [String]
  /// SPDX identifier of the content's license.
  public var license: String
  /// True for a sample written for demonstration.
  public var sample: Bool
  /// The day this version became public: `2026-11-21`.
  public var published: String

  /// Makes a card with what every exemplar has; the rest is set afterwards.
  public init(
    id: String, version: Int, title: String, summary: String, language: String,
    school: LabeledValue, schoolYear: String, grades: [String], license: String, sample: Bool,
    published: String
  ) {
    self.id = id
    self.version = version
    self.title = title
    self.summary = summary
    self.language = language
    self.school = school
    self.schoolYear = schoolYear
    self.grades = grades
    self.license = license
    self.sample = sample
    self.published = published
    self.subjects = []
    self.iste = []
    self.concepts = []
    self.practices = []
    self.standards = []
    self.citizenship = []
    self.tools = []
    self.keywords = []
    self.authors = []
    self.has = []
  }
}

/// The sentence that stands wherever a sample is shown.
public let sampleNotice =
  "Sample written for demonstration; the school named did not write it"
