/// The keys of the record, in the order of its table; the raw value is what stands in `exemplar.yaml`.
public enum RecordKey: String, Sendable, CaseIterable, Codable {
  case schema
  case id
  case title
  case summary
  case language
  case school
  case program
  case schoolYear = "school-year"
  case grades
  case subjects
  case iste
  case concepts = "cs-concepts"
  case practices = "cs-practices"
  case standards = "ca-cs-standards"
  case citizenship = "digital-citizenship"
  case keywords
  case tools
  case vocabulary
  case date
  case classMinutes = "class-minutes"
  case prepMinutes = "prep-minutes"
  case devices
  case internet
  case authors
  case license
  case problemOfPractice = "problem-of-practice"
  case adaptedFrom = "adapted-from"
  case source
  case prerequisites
  case related
  case artifacts
  case materials
  case sample

  /// True for the keys that every record has.
  public var isRequired: Bool {
    switch self {
    case .schema, .title, .summary, .language, .school, .schoolYear, .grades, .subjects, .authors,
      .license:
      true
    default: false
    }
  }

  /// An example for people who forgot it: `title: Paper Circuits`.
  var example: String {
    switch self {
    case .schema: "schema: 1"
    case .title: "title: Paper Circuits"
    case .summary: "summary: Students build a card that lights up."
    case .language: "language: en"
    case .school: "school: 20th Street Elementary School"
    case .schoolYear: "school-year: 2018-2019"
    case .grades: "grades: [3, 4, 5]"
    case .subjects: "subjects: [Science]"
    case .authors: "authors: [{name: Grade 4 teacher, role: teacher}]"
    case .license: "license: CC-BY-4.0"
    default: "\(rawValue): …"
    }
  }
}
