internal import Crypto
public import ExemplarBundle
public import ExemplarCatalog
public import ExemplarLanguage
public import ExemplarVocabulary
internal import Foundation

/// What a librarian may change without touching a program: the files of `index/`, read and resolved.
public struct IndexSettings: Sendable {
  public var fields: [Field]
  public var vocabularies: [Vocabulary]
  public var synonyms: SynonymTable
  public var glossary: [GlossaryEntry]
  /// The languages of the collection, those with a folder under `index/language/` first.
  public var languages: [LanguageRules]
  /// How much of a bag is read.
  public var limits: Limits
  /// Where the index lies when it is of several pieces; nil: all in one.
  public var shards: ShardList?
  /// The digest of all files it was read from, in hexadecimal: another digest, another index.
  public var digest: String
  /// Sizes and times of those files and their folders, and of `exemplars/`.
  public var sources: [SourceStamp]

  /// The folder of the collection, by its name below the repository.
  static let collection = "exemplars"

  /// Reads the settings of a repository; every problem of every file is told.
  ///
  /// Vocabularies that the caller has just read from there are taken as they are.
  public static func load(
    repository: Repository, vocabularies known: Vocabularies? = nil
  ) throws -> (settings: IndexSettings, findings: [Diagnostic]) {
    let (vocabularies, vocabularyFindings) =
      try known.map { ($0, []) } ?? Vocabularies.load(of: repository)
    let repository = URL(fileURLWithPath: repository.root)
    let index = repository.appendingPathComponent("index")
    var findings = vocabularyFindings
    let fields = FieldTable.read(
      index.appendingPathComponent("fields.yaml"), vocabularies: vocabularies.all.map(\.name),
      findings: &findings)
    let languages = LanguageFolder.read(
      index.appendingPathComponent("language"), findings: &findings)
    let synonyms = SynonymFile.read(
      index.appendingPathComponent("synonyms.yaml"), languages: languages, findings: &findings)
    let glossary = GlossaryFile.read(
      index.appendingPathComponent("glossary.yaml"), languages: languages, findings: &findings)
    let shards = ShardFile.read(repository, findings: &findings)
    let files = try sourceFiles(in: repository)
    // What is wrong in that file, others tell: it decides nothing else here.
    let limits = try RepositoryConfiguration.read(in: index.path).configuration.limits
    return (
      IndexSettings(
        fields: fields, vocabularies: vocabularies.all, synonyms: synonyms, glossary: glossary,
        languages: languages, limits: limits, shards: shards,
        digest: try digest(of: files, limits, in: repository),
        sources: stamps(of: files, in: repository)),
      findings
    )
  }

  /// The files that decide what an index looks like, in order.
  private static func sourceFiles(in repository: URL) throws -> [String] {
    var files: [String] = []
    for name in ["index/fields.yaml", "index/glossary.yaml", "index/synonyms.yaml"]
    where FileManager.default.fileExists(atPath: repository.appendingPathComponent(name).path) {
      files.append(name)
    }
    for folder in ["index/vocabularies", "index/language"] {
      let path = repository.appendingPathComponent(folder).path
      guard FileManager.default.fileExists(atPath: path) else { continue }
      for name in try FileManager.default.subpathsOfDirectory(atPath: path).sorted()
      where name.hasSuffix(".yaml") || name.hasSuffix(".txt") { files.append(folder + "/" + name) }
    }
    return files
  }

  /// The digest of files and their names, and of limits that are not the standard ones.
  static func digest(
    of files: [String], _ limits: Limits = .standard, in repository: URL
  ) throws -> String {
    var hash = SHA256()
    for file in files {
      hash.update(data: Data(file.utf8 + [0]))
      hash.update(data: try Data(contentsOf: repository.appendingPathComponent(file)))
      hash.update(data: [0])
    }
    if limits != .standard { hash.update(data: try JSONEncoder.sorted.encode(limits)) }
    return hash.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// Files by themselves, and folders too, so that a new file is noticed.
  private static func stamps(of files: [String], in repository: URL) -> [SourceStamp] {
    var paths = Set(files)
    for file in files where file.split(separator: "/").count > 2 {
      paths.insert(file.split(separator: "/").dropLast().joined(separator: "/"))
    }
    paths.insert("index/language")
    paths.insert(ShardFile.path)
    paths.insert(collection)
    return paths.sorted().compactMap { SourceStamp(path: $0, repository: repository.path) }
  }
}

extension JSONEncoder {
  /// The same value always gives the same bytes.
  fileprivate static var sorted: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return encoder
  }
}
