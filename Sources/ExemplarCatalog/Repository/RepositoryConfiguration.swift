public import ExemplarBundle
internal import Foundation

/// `index/repository.yaml`: what a repository says of itself. Every key has a default.
///
/// ```swift
/// let (configuration, findings) = try RepositoryConfiguration.read(in: "index")
/// configuration.organization   // "Los Angeles Unified School District"
/// ```
public struct RepositoryConfiguration: Hashable, Sendable {
  /// What the collection is called.
  public var name = "Exemplars"
  /// Who publishes it; the Source-Organization of its bags.
  public var organization = "Exemplar repository"
  /// Where its pages are, without a slash at the end; the bag profile's identifier begins with it.
  public var baseURL = "https://exemplar.example"
  /// A mail address or a page for questions.
  public var contact: String?
  /// Languages of the pages, the first one by default.
  public var languages = ["en", "es"]
  /// Who may review and publish.
  public var curators: [String] = []
  /// Who may submit, each with the schools she works for; empty: any.
  public var facilitators: [Facilitator] = []
  /// Who may configure, import and lift tombstones; empty: whoever can write the folder.
  public var administrators: [String] = []
  /// How much of a lesson is taken in; what the file does not name is standard.
  public var limits = Limits.standard
  /// After so many days a submission has waited too long.
  public var waitingDays = 14
  /// Searches of the terminal are logged, without persons.
  public var logsSearches = false
  /// So many months of the log are kept, the current one included.
  public var searchLogMonths = 13
  /// A report lists a question that was asked so often.
  public var searchLogLeast = 2
  /// How the server runs, as far as the file says.
  public var server: [ServerSetting: ServerSetting.Value] = [:]

  /// Somebody who packs and submits for schools.
  public struct Facilitator: Hashable, Sendable {
    public var name: String
    public var schools: [String]

    /// Makes a facilitator.
    public init(name: String, schools: [String] = []) {
      self.name = name
      self.schools = schools
    }
  }

  /// Makes a configuration with all defaults.
  public init() {}

  /// Every key; those that other parts of the program read are known here so that they are no warnings.
  static let keys = [
    "name", "organization", "base-url", "contact", "languages", "curators", "facilitators",
    "administrators", "limits", "waiting-days", "search-log", "search-log-months",
    "search-log-least", "server",
  ]

  /// The file's name inside `index/`.
  static let fileName = "repository.yaml"

  /// The identifier of the profile that published bags follow.
  public var profileIdentifier: String { "\(baseURL)/bagit-profile.json" }

  /// Reads the file of an `index` folder; all defaults where there is none.
  public static func read(
    in indexFolder: String
  ) throws(RepositoryError) -> (configuration: RepositoryConfiguration, findings: [Diagnostic]) {
    let path = "\(indexFolder)/\(fileName)"
    guard FileManager.default.fileExists(atPath: path) else { return (Self(), []) }
    let bytes: [UInt8]
    do {
      bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      throw RepositoryError(.system, "Could not read “\(path)”: \(error.localizedDescription)")
    }
    let (record, findings) = RecordValue.read(yaml: bytes, path: "index/\(fileName)")
    guard let record else { return (Self(), findings) }
    var reading = ConfigurationReading(record)
    return (reading.configuration(), findings + reading.findings)
  }
}

extension Repository {
  /// What this repository says of itself, with what is wrong in its file.
  public func configuration() throws(RepositoryError) -> (
    configuration: RepositoryConfiguration, findings: [Diagnostic]
  ) {
    try RepositoryConfiguration.read(in: indexFolder)
  }
}
