public import ExemplarBundle
public import ExemplarCatalog
internal import ExemplarLanguage

/// Settings without errors, with the remarks on them.
///
/// ```swift
/// indexer.settings = try LoadedSettings(of: repository)   // read once, for all updates of this program
/// ```
public struct LoadedSettings: Sendable {
  public package(set) var settings: IndexSettings
  /// Remarks on the files.
  public package(set) var findings: [Diagnostic]

  /// Reads the files of `index/`; vocabularies that were just read from there are not read again.
  ///
  /// - Throws: ``SettingsProblem`` with every finding of every file where one is an error.
  public init(of repository: Repository, vocabularies: Vocabularies? = nil) throws {
    (settings, findings) = try IndexSettings.load(
      repository: repository, vocabularies: vocabularies)
    guard !findings.contains(where: { $0.severity == .error }) else {
      throw SettingsProblem(findings: findings)
    }
  }

  /// True while the files are those that were read, by their sizes and times.
  func isCurrent(in repository: Repository) -> Bool {
    (settings.shards != nil || !ShardFile.isThere(in: repository))
      && settings.sources.allSatisfy { source in
        source.path == IndexSettings.collection
          || SourceStamp(path: source.path, repository: repository.root) == source
      }
  }

  /// The same settings, with the collection's time of now.
  func now(in repository: Repository) -> LoadedSettings {
    var now = self
    now.settings.sources = settings.sources.compactMap { source in
      source.path == IndexSettings.collection
        ? SourceStamp(path: source.path, repository: repository.root) : source
    }
    return now
  }
}
