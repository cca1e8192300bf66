package import ExemplarLanguage
internal import ExemplarVocabulary
internal import Foundation
package import Xapian

/// One database under construction: documents go in, a commit makes them findable.
///
/// What was not committed is given up when the writer goes: documents and the numbers of their facets become
/// findable together or not at all.
package final class IndexWriter {
  private var database: WritableDatabase
  /// The folder of all indexes, for messages.
  private let place: String
  private let path: String
  /// What lies beside the database, once it was described.
  private var configuration: ConfigurationFile.Draft?
  private let settings: IndexSettings
  /// Which part of the collection goes in; nil: all of it.
  private let part: ShardPart?
  private var facets: FacetNumbering
  private var uncommitted = 0
  private let commitsEvery: Int
  /// What keeps the columns; nil where they are written later, or never.
  private var columns: ColumnsKeeper?
  /// What was wrong with them before.
  private var columnsFault: ColumnsFault?

  /// Opens or makes a database; what was committed before is kept.
  package convenience init(
    path: String, settings: IndexSettings, durability: WritableDatabase.Durability,
    commitsEvery: Int = 2_000, part: ShardPart? = nil, keepsColumns: Bool = false
  ) throws(IndexError) {
    try self.init(
      path: path, settings: settings, durability: durability, commitsEvery: commitsEvery,
      part: part, keepsColumns: keepsColumns, facets: nil)
  }

  /// The same with a dictionary of facets that takes the place of the database's.
  init(
    path: String, settings: IndexSettings, durability: WritableDatabase.Durability,
    commitsEvery: Int = 2_000, part: ShardPart?, keepsColumns: Bool = false,
    facets: FacetDictionary?
  ) throws(IndexError) {
    place = URL(fileURLWithPath: path).deletingLastPathComponent().deletingLastPathComponent().path
    self.path = path
    self.settings = settings
    self.part = part
    self.commitsEvery = commitsEvery
    do {
      database = try IndexWriter.open(path, durability, until: Date().addingTimeInterval(2))
      let stored = try database.metadata(IndexKey.facets)
      let held = stored.isEmpty ? FacetDictionary() : try FacetDictionary(stored: stored)
      self.facets = FacetNumbering(facets ?? held, settings, part)
      if keepsColumns {
        columns = ColumnsKeeper(
          path: path, fields: settings.fields, revision: try database.reading.revision)
        columnsFault = try Database(path: path).columnsFault()
      }
      try database.beginTransaction()
    } catch { throw IndexError(error, path: place) }
  }

  /// Who writes holds our own lock, so the engine's can only be held by a program that was begun before and is
  /// ending, or that is just being started.
  private static func open(
    _ path: String, _ durability: WritableDatabase.Durability, until deadline: Date
  ) throws(XapianError) -> WritableDatabase {
    while true {
      do {
        return try WritableDatabase(path: path, mode: .createOrOpen, durability: durability)
      } catch {
        guard error.status == .lockHeld, Date() < deadline else { throw error }
        usleep(10_000)
      }
    }
  }

  /// All exemplars in the index, or those of some ids, with the digests of their bags.
  func bags(of ids: [String]? = nil) throws(IndexError) -> [String: String] {
    try attempt {
      var bags: [String: String] = [:]
      let keys =
        try ids.map { $0.map(IndexKey.bag) }
        ?? self.database.reading.metadataKeys(prefix: IndexKey.bagPrefix)
      for key in keys {
        let bag = try self.database.metadata(key)
        guard !bag.isEmpty else { continue }
        bags[String(key.dropFirst(IndexKey.bagPrefix.count))] = String(decoding: bag, as: UTF8.self)
      }
      return bags
    }
  }

  /// Puts an exemplar in the place of its earlier version.
  package func write(_ document: IndexDocument, bag: String) throws(IndexError) {
    try write(ReadyDocument(document, bag: bag))
  }

  /// Puts an exemplar in the place of its earlier version.
  func write(_ document: ReadyDocument) throws(IndexError) {
    let numbered = try facets.numbered(document)
    try attempt {
      let number = try self.database.replace(
        term: TermLayout.identifier(document.id), with: numbered.packed)
      self.columns?.note(number)
      for (key, value) in numbered.metadata { try self.database.setMetadata(key, value) }
    }
    try count()
  }

  /// Takes an exemplar out, with its text.
  func remove(_ id: String) throws(IndexError) {
    try attempt {
      if let number = try self.database.documentID(forTerm: TermLayout.identifier(id)) {
        self.columns?.note(number)
      }
      try self.database.delete(term: TermLayout.identifier(id))
      for key in IndexKey.all(of: id) { try self.database.setMetadata(key, []) }
    }
    try count()
  }

  /// Writes what the reading wing needs beside the documents, and makes all of it findable at once.
  package func finish() throws(IndexError) -> String {
    let revision = IndexWriter.newRevision()
    try attempt {
      try self.describe(revision: revision)
      try self.database.setMetadata(IndexKey.sources, SourceStamp.stored(self.settings.sources))
      try self.nextTransaction()
      try self.configuration?.removeOthers(beside: self.path)
    }
    return revision
  }

  /// Commits what the reading wing needs beside the documents, all but the times of the sources.
  func describe() throws(IndexError) {
    try attempt {
      try self.describe(revision: IndexWriter.newRevision())
      try self.nextTransaction()
    }
  }

  /// Finishes what a report tells of; where nothing changed, only newer times are remembered.
  func finish(_ report: inout IndexReport) throws(IndexError) {
    if report.indexed + report.removed > 0 {
      report.revision = try finish()
    } else {
      report.revision = try revision()
      try mendColumns()
      try restoreConfiguration()
      try touch()
    }
    if let columnsFault { report.findings.append(columnsFault.written) }
  }

  /// Writes the columns of the last commit anew where they are not whole.
  private func mendColumns() throws(IndexError) {
    try attempt { columnsFault = try self.columns?.follow(thoroughly: true) ?? columnsFault }
  }

  /// Lays the file beside the database again where somebody took it away.
  private func restoreConfiguration() throws(IndexError) {
    try attempt { try ConfigurationFile.lay(beside: self.path) }
  }

  /// Remembers newer times of the same files, so that nobody is told the index is old.
  func touch() throws(IndexError) {
    try attempt {
      if let part = self.part,
        try self.database.metadata(IndexKey.shard) != part.stored(common: self.facets.common)
      {
        // The list of shards grew, and nothing moved.
        return _ = try self.finish()
      }
      let stamps = SourceStamp.stored(self.settings.sources)
      guard try self.database.metadata(IndexKey.sources) != stamps else { return }
      try self.database.setMetadata(IndexKey.sources, stamps)
      try self.nextTransaction()
    }
  }

  /// The revision of the last commit that was finished; empty when there was none.
  func revision() throws(IndexError) -> String {
    try attempt { String(decoding: try self.database.metadata(IndexKey.revision), as: UTF8.self) }
  }

  /// Commits now and then. A kill after that leaves an index that answers for what it holds; only the times of the
  /// sources stay old, so that it is said to be.
  private func count() throws(IndexError) {
    uncommitted += 1
    guard uncommitted >= commitsEvery else { return }
    try describe()
  }

  private func nextTransaction() throws {
    try database.commitTransaction()
    uncommitted = 0
    try columns?.follow()
    try database.beginTransaction()
  }

  /// What the reading wing needs beside the documents, all but the times of the sources.
  private func describe(revision: String) throws {
    let languages = try presentLanguages()
    if let part { try database.setMetadata(IndexKey.shard, part.stored(common: facets.common)) }
    var values = [
      (IndexKey.revision, Array(revision.utf8)), (IndexKey.facets, facets.dictionary.stored),
    ]
    if try !hasConfiguration(languages) { values += try configure(languages) }
    // Reading is cheaper than writing, and after the first commit hardly any differs.
    for (key, value) in values where try database.metadata(key) != value {
      try database.setMetadata(key, value)
    }
  }

  /// True where what depends on settings and languages alone was written before, and lies beside the database too:
  /// making all of it again would take longer than indexing an exemplar.
  private func hasConfiguration(_ languages: [LanguageRules]) throws -> Bool {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    return try database.metadata(IndexKey.format) == Array(IndexKey.currentFormat.utf8)
      && database.metadata(IndexKey.configuration) == Array(settings.digest.utf8)
      && database.metadata(IndexKey.languages) == LanguageRules.stored(languages)
      && ConfigurationFile(
        folder: folder, reference: database.metadata(IndexKey.configurationFile)) != nil
  }

  /// What depends on settings and languages alone, which is laid beside the database too.
  private func configure(_ languages: [LanguageRules]) throws -> [(String, [UInt8])] {
    var values: [(String, [UInt8])] = [
      (IndexKey.format, Array(IndexKey.currentFormat.utf8)),
      (IndexKey.configuration, Array(settings.digest.utf8)),
      (IndexKey.fields, Field.stored(settings.fields)),
      (
        IndexKey.synonyms,
        settings.synonyms.stemmed(by: try stemming(languages).map { try Analyzer($0) }).stored
      ),
      (
        IndexKey.glossary,
        try GlossaryTable(settings.glossary, languages: settings.languages).stored
      ),
      (IndexKey.languages, LanguageRules.stored(languages)),
      (
        IndexKey.names,
        NameTable(fields: settings.fields, vocabularies: settings.vocabularies).stored
      ),
    ]
    let file = ConfigurationFile.Draft(values)
    try file.write(beside: path)
    configuration = file
    values.append((IndexKey.configurationFile, file.reference))
    return values + settings.vocabularies.map { (IndexKey.vocabulary($0.name), $0.stored) }
  }

  /// Only the languages that an exemplar has: a question is not stemmed for nothing.
  private func presentLanguages() throws -> [LanguageRules] {
    guard let field = settings.fields.first(where: { $0.name == "language" }) else { return [] }
    let codes = try database.reading.terms(prefix: field.prefix, limit: nil)
      .map { String($0.term.dropFirst(field.prefix.count)) }
    return codes.map { code in
      settings.languages.first { $0.code == code } ?? LanguageRules(code: code)
    }
  }

  /// The languages in which synonyms are found whatever their endings: another shard may have more than this one.
  private func stemming(_ present: [LanguageRules]) -> [LanguageRules] {
    guard part != nil else { return present }
    return present
      + settings.languages.filter { rules in !present.contains { $0.code == rules.code } }
  }

  private static func newRevision() -> String {
    var generator = SystemRandomNumberGenerator()
    return String(generator.next() as UInt64, radix: 36)
  }

  private func attempt<Value>(_ work: () throws -> Value) throws(IndexError) -> Value {
    do { return try work() } catch { throw IndexError(error, path: place) }
  }
}
