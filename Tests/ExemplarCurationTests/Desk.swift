import ExemplarBundle
import ExemplarCatalog
import ExemplarCuration
import ExemplarTesting
import Foundation
import Synchronization

/// A repository with people: Maria and Omar submit, Ana and Luis review, Root administers.
final class Desk: Sendable {
  let school: SmallRepository
  let curation: Curation
  let configuration: RepositoryConfiguration
  /// The clock on the wall, which a test may set.
  let clock: Clock

  var repository: Repository { school.repository }
  var maria: Actor { curation.actor(named: "Maria") }
  var omar: Actor { curation.actor(named: "Omar") }
  var ana: Actor { curation.actor(named: "Ana") }
  var luis: Actor { curation.actor(named: "Luis") }
  var root: Actor { curation.actor(named: "Root") }

  final class Clock: Sendable {
    private let moment = Mutex(Date(timeIntervalSince1970: 1_795_000_000))
    var now: Date {
      get { moment.withLock { $0 } }
      set { moment.withLock { $0 = newValue } }
    }
  }

  init(
    in folder: TemporaryFolder? = nil, curators: [String] = ["Ana", "Luis"],
    facilitators: [RepositoryConfiguration.Facilitator] = [
      .init(name: "Maria"), .init(name: "Omar"), .init(name: "Luis"),
    ]
  ) throws {
    school = try SmallRepository(in: folder)
    var configuration = RepositoryConfiguration()
    configuration.curators = curators
    configuration.facilitators = facilitators
    configuration.administrators = ["Root"]
    let clock = Clock()
    self.configuration = configuration
    self.clock = clock
    curation = Self.curation(school.repository, configuration) { clock.now }
  }

  static func curation(
    _ repository: Repository, _ configuration: RepositoryConfiguration,
    clock: @escaping @Sendable () -> Date = { Date() },
    reaching: @escaping @Sendable (CrashPoint) -> Void = { _ in }
  ) -> Curation {
    Curation(
      repository, context: RuleContext(vocabularies: words),
      terms: PublishingTerms(
        configuration: configuration,
        crate: { exemplar, day in "{\"\(exemplar.id)\": \"\(day)\"}\n" }),
      clock: clock, reaching: reaching)
  }

  /// The words that the project ships.
  static let words: Vocabularies = {
    do {
      let folder = URL(fileURLWithPath: Checkout.path + "/index/vocabularies")
      return try Vocabularies.load(folder: folder).vocabularies
    } catch { fatalError("The vocabularies cannot be read: \(error)") }
  }()

  /// Writes a draft and gives its folder.
  @discardableResult
  func draft(
    _ id: String = "paper-circuits", lesson: String = "Fold the card.",
    school: String = "20th-street-es", artifacts: String? = nil, files: [String: String] = [:]
  ) throws -> String {
    try Self.draft(
      in: self.school.folder, id, lesson: lesson, school: school, artifacts: artifacts,
      files: files)
  }

  static func draft(
    in folder: TemporaryFolder, _ id: String, lesson: String = "Fold the card.",
    school: String = "20th-street-es", artifacts: String? = nil, files: [String: String] = [:]
  ) throws -> String {
    try folder.write(
      "drafts/\(id)/exemplar.yaml",
      """
      schema: 1
      id: \(id)
      title: A lesson called \(id)
      summary: A lesson of one afternoon.
      language: en
      date: 2019-05-01
      school: \(school)
      school-year: 2018-2019
      grades: ["4"]
      subjects: [science]
      iste: [4a]
      authors: [{name: Grade 4 teacher, role: teacher}]
      license: CC-BY-4.0
      \(artifacts.map { "artifacts: \($0)\n" } ?? "")
      """)
    try folder.write("drafts/\(id)/lesson.md", "# A lesson\n\n\(lesson)\n")
    for (path, text) in files { try folder.write("drafts/\(id)/\(path)", text) }
    return folder.url("drafts/\(id)").path
  }

  /// Submits a draft as Maria and gives its number.
  @discardableResult
  func submit(_ id: String = "paper-circuits", lesson: String = "Fold the card.") throws -> Int {
    try curation.submit(draft(id, lesson: lesson), by: maria).submission.number
  }

  /// A submission that Ana has approved.
  func approved(_ id: String = "paper-circuits", lesson: String = "Fold the card.") throws -> Int {
    let number = try submit(id, lesson: lesson)
    _ = try curation.move(.claim, number, by: ana)
    _ = try curation.move(.approve, number, by: ana)
    return number
  }

  /// A submission that is public.
  @discardableResult
  func published(_ id: String = "paper-circuits", lesson: String = "Fold the card.") throws -> Int {
    let number = try approved(id, lesson: lesson)
    _ = try curation.move(.publish, number, by: ana)
    return number
  }

  /// The names in a folder of the repository; empty where there is none.
  func names(_ path: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: school.folder.url(path).path)) ?? [])
      .sorted()
  }
}

extension Reason {
  /// For a test that needs one.
  static let needed = Reason(
    .quality, notes: "Say what students do first.", points: [.init("lesson.md", "First step?")])
  static let privacy = Reason(.privacy, notes: "A family asked for it.")
}

/// The error that a body throws, where it is one of the workflow's.
func curationError(_ body: () throws -> Void) -> CurationError? {
  do {
    try body()
    return nil
  } catch { return error as? CurationError }
}
