internal import ExemplarBundle
public import ExemplarCatalog
internal import ExemplarVocabulary

/// The RO-Crate 1.2 record of an exemplar: `ro-crate-metadata.json`, with LRMI terms.
///
/// ```swift
/// let terms = PublishingTerms(configuration: configuration) { exemplar, day in
///   ResearchObjectCrate(of: exemplar, on: day, in: configuration, words: vocabularies).text
/// }
/// ```
/// Flattened JSON-LD with the RO-Crate 1.2 context by reference (w3id.org/ro/crate/1.2); the terms for
/// learning resources are those of schema.org that the context holds. The same exemplar always gives the
/// same bytes, and nothing in them tells the version or the day of publishing.
public struct ResearchObjectCrate: Sendable {
  private let exemplar: Exemplar
  private let day: CalendarDay
  private let configuration: RepositoryConfiguration
  private let words: Vocabularies

  /// Describes an exemplar whose bag is made on a day, in a repository with its vocabularies.
  public init(
    of exemplar: Exemplar, on day: CalendarDay, in configuration: RepositoryConfiguration,
    words: Vocabularies
  ) {
    self.exemplar = exemplar
    self.day = day
    self.configuration = configuration
    self.words = words
  }

  /// The JSON text, indented by two spaces, ending in a line feed.
  public var text: String {
    let root = LinkedData([
      ("@context", .text("https://w3id.org/ro/crate/1.2/context")),
      ("@graph", .list(graph.map(LinkedValue.node))),
    ])
    return root.text + "\n"
  }

  /// Every entity once, each described where it is first referred to; references are by `@id`.
  private var graph: [LinkedData] {
    var seen: Set<String> = []
    let entities =
      [descriptor, root, identifier, license, publisher] + authors + frameworks + files
      + [school, contact].compactMap { $0 }
    return entities.filter { seen.insert($0.id).inserted }
  }
}

// The crate itself.
extension ResearchObjectCrate {
  private var descriptor: LinkedData {
    LinkedData([
      ("@id", .text("ro-crate-metadata.json")), ("@type", .text("CreativeWork")),
      ("about", .reference("./")), ("conformsTo", .reference("https://w3id.org/ro/crate/1.2")),
    ])
  }

  private var root: LinkedData {
    LinkedData(
      [
        ("@id", .text("./")), ("@type", .list([.text("Dataset"), .text("LearningResource")])),
        ("identifier", .reference(identifier.id)), ("name", .text(exemplar.title)),
        ("description", .text(exemplar.summary)), ("inLanguage", .text(exemplar.language)),
        ("datePublished", .text(exemplar.date ?? day.description)),
        ("license", .reference(licenseLink)), ("author", .references(authors)),
        ("publisher", .reference(publisher.id)),
        ("sourceOrganization", school.map { .reference($0.id) } ?? .none),
        ("creditText", exemplar.sample ? .text(sampleNotice) : .none),
        ("learningResourceType", .text("lesson plan")), ("isAccessibleForFree", .flag(true)),
        ("timeRequired", .optional(exemplar.classMinutes.map { "PT\($0)M" })),
        ("keywords", .optional(keywords)),
        ("educationalLevel", .references(grades)), ("about", .references(subjects)),
        ("teaches", .references(taught)),
        ("isBasedOn", .optional(exemplar.source)), ("hasPart", .references(files)),
      ])
  }

  private var identifier: LinkedData {
    LinkedData([
      ("@id", .text("#identifier")), ("@type", .text("PropertyValue")),
      ("name", .text("Exemplar identifier")), ("propertyID", .text("exemplar")),
      ("value", .text(exemplar.id)),
    ])
  }

  private var keywords: String? {
    exemplar.keywords.isEmpty ? nil : exemplar.keywords.joined(separator: ", ")
  }

  private var licenseLink: String {
    License(exemplar.license)?.link ?? "https://spdx.org/licenses/\(exemplar.license).html"
  }

  private var license: LinkedData {
    LinkedData([
      ("@id", .text(licenseLink)), ("@type", .text("CreativeWork")),
      ("name", .text(exemplar.license)), ("identifier", .text(exemplar.license)),
      ("description", .text("The license of this exemplar's content.")),
    ])
  }
}

// People and organizations.
extension ResearchObjectCrate {
  private var publisher: LinkedData {
    LinkedData([
      ("@id", .text(configuration.baseURL)), ("@type", .text("Organization")),
      ("name", .text(configuration.organization)), ("url", .text(configuration.baseURL)),
      ("contactPoint", contact.map { .reference($0.id) } ?? .none),
    ])
  }

  private var contact: LinkedData? {
    configuration.contact.map { contact in
      let isAddress = contact.contains("@") && !contact.contains("/")
      return LinkedData([
        ("@id", .text(isAddress ? "mailto:\(contact)" : contact)), ("@type", .text("ContactPoint")),
        ("contactType", .text("questions about the collection")),
        (isAddress ? "email" : "url", .text(contact)),
      ])
    }
  }

  /// Absent from a sample: the school that it names did not write it.
  private var school: LinkedData? {
    if exemplar.sample { return nil }
    return LinkedData([
      ("@id", .text("#school-\(exemplar.school.id)")),
      ("@type", .list([.text("Organization"), .text("EducationalOrganization")])),
      ("name", .text(exemplar.school.label)), ("identifier", .text(exemplar.school.id)),
    ])
  }

  /// Samples name roles, never persons; the record says which.
  private var authors: [LinkedData] {
    exemplar.authors.enumerated().map { index, author in
      LinkedData([
        ("@id", .text("#author-\(index + 1)")), ("@type", .text("Person")),
        ("name", .text(author.name)), ("jobTitle", .text(author.role)),
        ("affiliation", school.map { .reference($0.id) } ?? .none),
      ])
    }
  }
}

// What it teaches, to whom.
extension ResearchObjectCrate {
  private var taught: [LinkedData] {
    (exemplar.iste + exemplar.concepts + exemplar.practices + exemplar.standards
      + exemplar.citizenship).map(term)
  }

  private var subjects: [LinkedData] { exemplar.subjects.map(term) }

  private var grades: [LinkedData] {
    exemplar.grades.map { grade in
      LinkedData([
        ("@id", .text("#grade-\(LinkedData.path(grade))")), ("@type", .text("DefinedTerm")),
        ("name", .text("Grade \(grade)")), ("termCode", .text(grade)),
      ])
    }
  }

  private func term(_ entry: VocabularyEntry) -> LinkedData {
    LinkedData([
      ("@id", .text("#\(LinkedData.path(entry.scheme))-\(LinkedData.path(entry.id))")),
      ("@type", .text("DefinedTerm")), ("name", .text(entry.label)), ("termCode", .text(entry.id)),
      ("url", .optional(entry.url)),
      ("inDefinedTermSet", .reference("#\(LinkedData.path(entry.scheme))")),
    ])
  }

  /// The terms, and the editions that they belong to.
  private var frameworks: [LinkedData] {
    taught + subjects + grades
      + editions(of: exemplar.subjects, in: "subjects") + editions(of: exemplar.iste, in: "iste")
      + editions(of: exemplar.concepts, in: "concepts")
      + editions(of: exemplar.practices, in: "practices")
      + editions(of: exemplar.standards, in: "standards")
      + editions(of: exemplar.citizenship, in: "citizenship")
  }

  private func editions(of entries: [VocabularyEntry], in vocabulary: String) -> [LinkedData] {
    entries.map { entry in
      LinkedData([
        ("@id", .text("#\(LinkedData.path(entry.scheme))")), ("@type", .text("DefinedTermSet")),
        ("name", .text(words[vocabulary]?.title ?? entry.scheme)),
        ("identifier", .text(entry.scheme)),
      ])
    }
  }
}

// The files.
extension ResearchObjectCrate {
  private var files: [LinkedData] {
    exemplar.files.map { file in
      LinkedData([
        ("@id", .text(LinkedData.path(file.path))), ("@type", .text("File")),
        ("name", .text(name(of: file.path))), ("description", .text(description(of: file.path))),
        ("encodingFormat", .text(file.mediaType)), ("contentSize", .text(String(file.size))),
        ("sha256", .text(file.digest)),
      ])
    }
  }

  private func name(of path: String) -> String {
    exemplar.materials.first { $0.path == path }?.title
      ?? exemplar.artifacts.first { $0.path == path }?.caption
      ?? String(path.split(separator: "/").last ?? "")
  }

  private func description(of path: String) -> String {
    if let alt = exemplar.materials.first(where: { $0.path == path })?.alt { return alt }
    if let alt = exemplar.artifacts.first(where: { $0.path == path })?.alt { return alt }
    switch path {
    case "exemplar.yaml":
      return "The record: title, school, grades, standards, authors and license."
    case "lesson.md": return "The lesson."
    case "process.md": return "The process by which the lesson was made."
    case "reflection.md": return "What the team learned."
    case _ where path.hasPrefix("materials/"): return "A material for the lesson."
    case _ where path.hasPrefix("artifacts/"): return "A piece of work from the lesson."
    default: return "A file of the exemplar."
    }
  }
}
