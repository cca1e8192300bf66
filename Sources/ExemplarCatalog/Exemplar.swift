public import ExemplarBundle
public import ExemplarVocabulary

/// A lesson in our vocabulary: what a bundle means, every value resolved.
///
/// Behind this door nobody checks again.
public struct Exemplar: Hashable, Sendable {
  public var id: String
  /// From 1; 0 for a draft that is not published.
  public var version: Int
  /// The day it became public, `YYYY-MM-DD`; empty for a draft.
  public var published: String
  public var title: String
  public var summary: String
  /// BCP 47.
  public var language: String
  public var school: VocabularyEntry
  public var program: VocabularyEntry?
  /// `2018-2019`
  public var schoolYear: String
  /// As the record writes them: `["3-5", "6th"]`.
  public var gradesAsWritten: [String]
  /// The set of grades, in their order: `["3", "4", "5", "6"]`.
  public var grades: [String]
  public var subjects: [VocabularyEntry]
  public var iste: [VocabularyEntry]
  public var concepts: [VocabularyEntry]
  public var practices: [VocabularyEntry]
  public var standards: [VocabularyEntry]
  public var citizenship: [VocabularyEntry]
  public var keywords: [String]
  public var tools: [String]
  /// Words the lesson teaches.
  public var vocabulary: [String]
  /// The day it was written, `YYYY-MM-DD`.
  public var date: String?
  public var classMinutes: Int?
  public var prepMinutes: Int?
  /// `none`, `shared`, `one-to-one`
  public var devices: String?
  public var internet: Bool?
  public var authors: [Author]
  /// SPDX identifier.
  public var license: String
  public var problemOfPractice: String?
  public var adaptedFrom: String?
  public var source: String?
  public var prerequisites: [String]
  public var related: [String]
  public var artifacts: [ArtifactEntry]
  public var materials: [MaterialEntry]
  public var sample: Bool
  /// lesson, process, reflection: those that are there.
  public var parts: [LessonBundle.Part]
  public var materialTexts: [LessonBundle.MaterialText]
  public var files: [LessonBundle.File]

  /// Makes an exemplar with what the record must have; the rest is set afterwards.
  public init(
    id: String, title: String, summary: String, language: String, school: VocabularyEntry,
    schoolYear: String, license: String
  ) {
    self.id = id
    self.version = 0
    self.published = ""
    self.title = title
    self.summary = summary
    self.language = language
    self.school = school
    self.schoolYear = schoolYear
    self.license = license
    self.gradesAsWritten = []
    self.grades = []
    self.subjects = []
    self.iste = []
    self.concepts = []
    self.practices = []
    self.standards = []
    self.citizenship = []
    self.keywords = []
    self.tools = []
    self.vocabulary = []
    self.authors = []
    self.prerequisites = []
    self.related = []
    self.artifacts = []
    self.materials = []
    self.sample = false
    self.parts = []
    self.materialTexts = []
    self.files = []
  }
}
