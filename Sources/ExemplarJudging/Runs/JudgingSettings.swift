internal import Crypto
public import ExemplarBundle
public import ExemplarCatalog
public import ExemplarIndexing
internal import ExemplarVocabulary
internal import Foundation

/// What an index is made with: the settings of a repository, and what is tried out with them.
public struct JudgingSettings: Sendable {
  /// Fields, vocabularies, languages, synonyms.
  public private(set) var loaded: LoadedSettings
  /// The repository that they come from.
  public let repository: Repository

  /// Reads the settings of a repository.
  ///
  /// - Throws: `SettingsProblem` where its files have errors.
  public init(of repository: Repository) throws {
    self.repository = repository
    loaded = try LoadedSettings(of: repository)
  }

  /// Remarks on the files.
  public var findings: [Diagnostic] { loaded.findings }

  /// Changes how much a word of a field counts.
  ///
  /// ```swift
  /// try settings.setWeight(5, of: "title")
  /// ```
  public mutating func setWeight(_ weight: Int, of name: String) throws(JudgingError) {
    let fields = loaded.settings.fields
    guard let place = fields.firstIndex(where: { $0.name == name && $0.kind == .text }) else {
      throw .noTextField(name, known: fields.filter { $0.kind == .text }.map(\.name))
    }
    loaded.settings.fields[place].weight = weight
    // Another index than the one with the weights of the file.
    loaded.settings.digest = JudgingSettings.digest([loaded.settings.digest, name, String(weight)])
  }

  /// The weights of the fields with text, in their order: `title 3, names 2`.
  public var weights: String {
    loaded.settings.fields.filter { $0.kind == .text }.map { "\($0.name) \($0.weight)" }
      .joined(separator: ", ")
  }

  /// A name for the index that these settings make of something; another program makes another one.
  func name(_ collection: String, _ parts: [String]) -> String {
    collection + "-"
      + JudgingSettings.digest([JudgingSettings.program, loaded.settings.digest] + parts).prefix(16)
  }

  /// Size and time of the running program.
  private static let program: String = {
    let path = "/proc/self/exe"
    let real = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    // Where the system tells neither, kept indexes are told apart by their settings alone.
    let facts = try? FileManager.default.attributesOfItem(atPath: real)
    let time = (facts?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
    return "\(facts?[.size] as? Int ?? 0) \(time)"
  }()

  private static func digest(_ parts: [String]) -> String {
    SHA256.hash(data: Data(parts.joined(separator: "\n").utf8))
      .map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}

extension JudgingSettings {
  /// The language of a collection, by the common words of the languages that have a folder here.
  public func language(of collection: JudgedCollection) -> String {
    DetectedLanguage.code(
      of: collection.documents.lazy.map { $0.title + " " + $0.text },
      languages: loaded.settings.languages)
  }
}
