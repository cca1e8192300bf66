public import ExemplarLanguage
public import ExemplarVocabulary
package import Xapian

/// An open index with what it was built with: one reader, one owner.
///
/// ```swift
/// let reader = try IndexReader(IndexFolder(repository: "/srv/exemplar"))
/// try reader.search(SearchRequest("paper circuits")).total   // 1
/// ```
///
/// Opening reads the field table and a few small lists; a vocabulary is read when a question first needs it.
public final class IndexReader: Lexicon {
  /// The folder it was opened in.
  public let folder: IndexFolder
  /// The folder of the database, by name.
  public private(set) var stamp: String
  /// The rows of the field table.
  public private(set) var fields: [Field] = []
  /// Those of text parts that are searched without a name.
  private(set) var parts: [Field] = []
  /// The languages of the collection.
  public internal(set) var languages: [LanguageRules] = []
  var synonyms = SynonymTable()
  var glossary = GlossaryTable()
  var facets = FacetDictionary()
  /// The numbers of facets' values in documents, where they are others than in ``facets``: of several shards.
  var facetPlaces: [Int: Int] = [:]
  /// Names the snapshot; opaque.
  public internal(set) var revision = ""
  var database: Database
  /// Where the index is of several pieces: all of them.
  var shards: OpenShards?
  private(set) var analyzers: [Analyzer] = []
  private(set) var glossaryAnalyzers: [Analyzer] = []
  private var vocabularies: [String: Vocabulary] = [:]
  /// The engine's own matcher answers, which takes longer: only to compare answers.
  package var usesEngineAlone = false
  /// What belongs to the snapshot was read from it.
  private var isRead = true
  /// Work on one snapshot is under way: what it asks is asked of that one.
  private var isOnSnapshot = false
  /// The file that was seen to name ``stamp``.
  private var currentFile: FileIdentity?
  /// Something in that work found the snapshot gone, whatever became of the error above.
  private var isOvertaken = false
  /// What values are called, and which settings said so.
  private var namesOfSettings: (stamp: String, settings: [UInt8], names: ValueNames)?
  private var knownFacetTree: FacetTree?
  private var knownOtherLanguages: [Xapian.Query]??
  /// Cards of the snapshot, by document: a few megabytes.
  private var cards = RecentlyUsed<UInt32, Shared<Card>>(most: 2_000)
  /// Texts of the snapshot, by exemplar: at most eight megabytes.
  private var texts = RecentlyUsed<String, KeptText>(most: 4 << 20)
  private var knownNames: NameTable?
  /// Beside the database, where it is there.
  private var configuration: ConfigurationFile?
  private var knownFacetLabels: FacetLabels?

  /// Opens the index in use.
  public init(_ folder: IndexFolder) throws(SearchError) {
    guard let stamp = folder.currentStamp() else { throw .noIndex(path: folder.path) }
    self.folder = folder
    self.stamp = stamp
    do {
      shards = try IndexReader.shards(of: folder, stamp)
      database = try IndexReader.database(of: folder, stamp, shards)
    } catch {
      throw SearchError(error, path: folder.database(stamp: stamp))
    }
    do { try readConfiguration() } catch { throw SearchError(error, path: folder.path) }
  }

  /// Opens the index in use, also when a rebuild swaps in another one between reading its name and opening it.
  public static func newest(in folder: IndexFolder) throws(SearchError) -> IndexReader {
    for _ in 0..<2 {
      do { return try IndexReader(folder) } catch {
        guard case .noIndex = error, folder.currentStamp() != nil else { throw error }
      }
    }
    return try IndexReader(folder)
  }

  /// True where the configuration is looked up in a file beside the database.
  package var hasConfigurationFile: Bool { configuration != nil }

  /// How many exemplars it holds.
  public func exemplarCount() throws(SearchError) -> Int {
    try onOneSnapshot { try self.database.documentCount }
  }

  /// Files under `index/`, or the folder of exemplars, that are not as they were when the index was built.
  ///
  /// Only sizes and times are compared; `exemplar index` compares digests.
  public func changedSources() throws(SearchError) -> [String] {
    let stamps = try onOneSnapshot {
      try self.shards?.note.sources
        ?? SourceStamp.list(stored: self.database.metadata(IndexKey.sources))
    }
    return stamps.filter { SourceStamp(path: $0.path, repository: folder.repository) != $0 }
      .map(\.path)
  }

  /// Files beside the database that are not used, and why; none where all is well, or a writer is just about to mend
  /// them.
  public func unusedFiles() throws(SearchError) -> [UnusedFile] {
    try onOneSnapshot {
      var files: [UnusedFile] = []
      if self.configuration == nil, self.shards == nil, let fault = try self.configurationFault() {
        files.append(UnusedFile(kind: .settings, path: fault.path, reason: fault.reason))
      }
      if let fault = try self.database.columnsFault() {
        files.append(UnusedFile(kind: .columns, path: fault.path, reason: fault.reason))
      }
      let path = self.folder.database(stamp: self.stamp)
      return try files.isEmpty || Database.isLocked(path: path) ? [] : files
    }
  }

  private func configurationFault() throws -> (path: String, reason: String)? {
    ConfigurationFile.fault(
      folder: folder.folder(stamp: stamp),
      reference: try database.metadata(IndexKey.configurationFile))
  }

  /// Everything the index keeps of one exemplar; nil when it is not there.
  public func detail(of id: String) throws(SearchError) -> ExemplarDetail? {
    try onOneSnapshot {
      let stored = try self.metadata(IndexKey.detail(id), of: id)
      guard !stored.isEmpty,
        let number = try self.database.documentID(forTerm: TermLayout.identifier(id))
      else { return nil }
      let card = try Card(stored: self.database.document(number).data)
      return try ExemplarDetail(stored: stored, card: card)
    }
  }

  /// The ids nearest to a mistyped one.
  public func ids(near id: String, limit: Int = 3) throws(SearchError) -> [String] {
    NearestWords.nearest(to: folded(id), in: try ids(beginning: "", limit: nil), limit: limit)
  }

  /// Ids that begin so, in their order; `limit` nil gives all.
  public func ids(beginning start: String, limit: Int?) throws(SearchError) -> [String] {
    try onOneSnapshot {
      try self.database.terms(prefix: TermLayout.identifier(folded(start)), limit: limit).map {
        String($0.term.dropFirst(TermLayout.identifier("").count))
      }
    }
  }

  /// The vocabularies the index carries, by name.
  public func vocabularyNames() throws(SearchError) -> [String] {
    try onOneSnapshot {
      try self.database.metadataKeys(prefix: IndexKey.vocabularyPrefix).map {
        String($0.dropFirst(IndexKey.vocabularyPrefix.count))
      }
    }
  }

  /// A vocabulary as it was when the index was built.
  public func vocabulary(named name: String) throws(SearchError) -> Vocabulary? {
    try onOneSnapshot {
      if let known = self.vocabularies[name] { return known }
      let stored = try self.database.metadata(IndexKey.vocabulary(name))
      let vocabulary = stored.isEmpty ? nil : try Vocabulary(stored: stored)
      self.vocabularies[name] = vocabulary
      return vocabulary
    }
  }

  /// What the values of all vocabularies are called; read again only when other settings were indexed.
  func valueNames() throws -> ValueNames {
    let settings = try database.metadata(IndexKey.configuration)
    if let known = namesOfSettings, known.stamp == stamp, known.settings == settings {
      return known.names
    }
    let names = try ValueNames(self)
    namesOfSettings = (stamp, settings, names)
    return names
  }

  /// How the facet dictionary hangs together; made when facets are first asked for.
  var facetTree: FacetTree {
    if let known = knownFacetTree { return known }
    let tree = FacetTree(facets.entries)
    knownFacetTree = tree
    return tree
  }

  /// What finds the lessons of languages without an analyzer; nil where no field tells a lesson's language. Made when
  /// a phrase is first asked for.
  private var otherLanguages: [Xapian.Query]? {
    if let known = knownOtherLanguages { return known }
    let analyzed = analyzers.map(\.rules.code)
    var others: [Xapian.Query]?
    if let field = field(named: "language"), field.kind == .facet {
      let codes = facets.entries.compactMap { $0.field == field.name ? $0.value?.id : nil }
      others = codes.filter { !analyzed.contains($0) }.map {
        .term(TermLayout.value($0, field: field))
      }
    }
    knownOtherLanguages = .some(others)
    return others
  }

  /// The names of values; read when plain words are first asked for, and looked up in its bytes.
  func names() throws(SearchError) -> NameTable {
    try attempt {
      if let known = self.knownNames { return known }
      let names = try NameTable(stored: self.setting(IndexKey.names))
      self.knownNames = names
      return names
    }
  }

  /// What the facets' values are called; made when a hit is first found by such a name.
  var facetLabels: FacetLabels {
    if let known = knownFacetLabels { return known }
    let labels = FacetLabels(facets.entries)
    knownFacetLabels = labels
    return labels
  }

  /// What is shown of a match. Other machines send it with the match, of this one it is kept for the next questions.
  func card(of match: MatchItem) throws -> Shared<Card> {
    guard shards == nil else { return Shared(try Card(stored: match.data)) }
    return try cards.value(for: match.document) {
      Shared(try Card(stored: database.document(match.document).data))
    }
  }

  /// The text of an exemplar, kept for the next questions.
  func text(of id: String) throws -> StoredText { try keptText(of: id).text }

  /// The same with what was prepared to look for words in it.
  func keptText(of id: String) throws -> KeptText {
    try texts.value(for: id, costing: \.bytes) {
      try KeptText(stored: metadata(IndexKey.text(id), of: id))
    }
  }

  func has(value: String, field: Field) throws(SearchError) -> Bool {
    try attempt {
      try self.database.frequency(ofTerm: TermLayout.value(value, field: field)) > 0
    }
  }

  func values(of field: Field) throws(SearchError) -> [String] {
    try attempt {
      try self.database.terms(prefix: field.prefix, limit: nil).map {
        String($0.term.dropFirst(field.prefix.count))
      }
    }
  }

  func share(of word: String, by analyzer: Analyzer) throws(SearchError) -> Double {
    guard let language = field(named: "language") else { return 0 }
    let code = analyzer.rules.code
    let stem = analyzer.stem(word)
    return try attempt {
      let lessons = try self.database.frequency(ofTerm: TermLayout.value(code, field: language))
      guard lessons > 0 else { return 0 }
      // What a lesson is aligned to has names in both languages, so they tell nothing.
      let most = try self.parts.filter { ["title", "summary", "lesson"].contains($0.name) }.map {
        try self.database.frequency(ofTerm: TermLayout.stem(stem, language: code, part: $0))
      }.max()
      return Double(most ?? 0) / Double(lessons)
    }
  }

  /// The analyzer of a language that the glossary has, and the collection need not.
  private func glossaryAnalyzer(of code: String) throws -> Analyzer {
    if let known = analyzers.first(where: { $0.rules.code == code }) { return known }
    return try Analyzer(glossary.rules(of: code) ?? LanguageRules(code: code))
  }

  /// The parts whose words are taken as they are written: lessons, titles and names; the others seldom have more.
  var spellingParts: [Field] {
    parts.filter { $0.prefix.isEmpty || ["title", "names"].contains($0.name) }
  }

  /// Asks the database.
  package func match(_ request: MatchRequest) throws(XapianError) -> MatchSet {
    var request = request
    if usesEngineAlone { request.matcher = .engine }
    if shards != nil { request.query = try request.query.expanded(in: database) }
    return try database.match(request)
  }

  /// What makes the engine's queries.
  func compiler(_ ranking: Ranking = Ranking()) -> QueryCompiler {
    QueryCompiler(parts: parts, analyzers: analyzers, ranking: ranking) { self.otherLanguages }
  }

  /// The analyzer of an exemplar's language, or a plain one.
  func analyzer(for language: String) throws(XapianError) -> Analyzer {
    let code = LanguageRules.code(of: language)
    if let known = analyzers.first(where: { $0.rules.code == code }) { return known }
    return try Analyzer(LanguageRules(code: code))
  }

  // MARK: One snapshot

  /// The name of the newest snapshot, which the next questions are asked of.
  ///
  /// It costs a few microseconds while there is nothing new.
  public func currentRevision() throws(SearchError) -> String {
    try onOneSnapshot { self.revision }
  }

  /// Asks several questions of one snapshot, the newest.
  ///
  /// ```swift
  /// let (revision, page) = try reader.onNewestSnapshot {
  ///   (reader.revision, try SearchQuestion(request).answer(from: reader))
  /// }
  /// ```
  /// When commits overtake the work, the whole of it is done again, three times at most.
  ///
  /// - Throws: what the work throws, and `SearchError` where there is no snapshot.
  public func onNewestSnapshot<Value>(_ work: () throws -> Value) throws -> Value {
    try onSnapshot(isNewest: false, work)
  }

  /// Asks the first questions of a reader that was just opened: nobody looks for a newer snapshot than the one it has,
  /// unless commits overtake the work.
  ///
  /// - Throws: what the work throws, and `SearchError` where there is no snapshot.
  public func onOpenedSnapshot<Value>(_ work: () throws -> Value) throws -> Value {
    try onSnapshot(isNewest: true, work)
  }

  private func onSnapshot<Value>(isNewest: Bool, _ work: () throws -> Value) throws -> Value {
    do { return try onNewest(isNewest: isNewest, work) } catch {
      guard error is XapianError || error is StoredFormatError else { throw error }
      throw SearchError(error, path: folder.path)
    }
  }

  /// Does a piece of work on the newest snapshot, or on the one that the work around it is done on; gives every
  /// failure its meaning.
  func onOneSnapshot<Value>(_ work: () throws -> Value) throws(SearchError) -> Value {
    try attempt { try self.onNewest(work) }
  }

  private func onNewest<Value>(isNewest: Bool = false, _ work: () throws -> Value) throws -> Value {
    guard !isOnSnapshot else { return try work() }
    isOnSnapshot = true
    defer { isOnSnapshot = false }
    for attempt in 0..<(2 + (shards?.count ?? 0)) {
      do {
        isOvertaken = false
        if !isNewest || attempt > 0 { try refresh() }
        return try work()
      } catch {
        guard isOvertaken || isOvertaken(by: error) else { throw error }
      }
    }
    try refresh()
    return try work()
  }

  /// Looks at the newest snapshot, also when a rebuild has swapped in another database. What cannot be read to its
  /// end is read again by the next question.
  private func refresh() throws {
    let wasRead = isRead
    isRead = false
    if let current = newStamp() {
      shards = try IndexReader.shards(of: folder, current)
      database = try IndexReader.database(of: folder, current, shards)
      stamp = current
    } else if let shards {
      if !shards.refresh(), wasRead {
        isRead = true
        return
      }
      database = try shards.joined()
    } else if try !database.reopen(), wasRead {
      isRead = true
      return
    }
    try readConfiguration()
    isRead = true
  }

  /// The stamp of another database that was swapped in; the file that names it is read only when it is another one.
  private func newStamp() -> String? {
    let file = folder.currentFile()
    if let file, file == currentFile { return nil }
    let current = folder.currentStamp()
    guard current == stamp else { return current }
    currentFile = file
    return nil
  }

  /// Runs a piece of work on the database, and gives every failure its meaning.
  func attempt<Value>(_ work: () throws -> Value) throws(SearchError) -> Value {
    do { return try work() } catch {
      if isOvertaken(by: error) { isOvertaken = true }
      throw SearchError(error, path: folder.path)
    }
  }

  /// Commits have written over the snapshot, a rebuild has taken its files away, or a shard has gone.
  private func isOvertaken(by error: any Error) -> Bool {
    if let shards, shards.learn(from: error) { return true }
    guard let status = (error as? XapianError)?.status else { return false }
    return status == .modified || status == .notFound
  }

  private func readConfiguration() throws {
    let format = String(decoding: try database.metadata(IndexKey.format), as: UTF8.self)
    guard format == IndexKey.currentFormat else {
      if IndexKey.isEarlier(format: format) {
        throw SearchError.olderIndex(path: folder.path, form: format)
      }
      throw SearchError.unusableIndex(
        path: folder.path,
        reason: format.isEmpty
          ? "It was never finished."
          : "It has the form “\(format)”, this program reads “\(IndexKey.currentFormat)”.")
    }
    configuration =
      shards != nil
      ? nil
      : ConfigurationFile(
        folder: folder.folder(stamp: stamp),
        reference: try database.metadata(IndexKey.configurationFile))
    fields = try Field.list(stored: setting(IndexKey.fields).copied)
    parts = fields.filter { $0.kind == .text }
    languages = try LanguageRules.list(stored: setting(IndexKey.languages).copied)
    synonyms = try SynonymTable(stored: setting(IndexKey.synonyms))
    glossary = try GlossaryTable(stored: setting(IndexKey.glossary))
    facets = try FacetDictionary(stored: database.metadata(IndexKey.facets))
    revision = String(decoding: try database.metadata(IndexKey.revision), as: UTF8.self)
    takeFromShards()
    analyzers = try languages.map { try Analyzer($0) }
    glossaryAnalyzers = try glossary.codes.map { try glossaryAnalyzer(of: $0) }
    vocabularies = [:]
    knownFacetTree = nil
    knownOtherLanguages = nil
    cards.forget()
    texts.forget()
    knownNames = nil
    knownFacetLabels = nil
  }

  /// What the index keeps under a key: looked at in its file, else read from the database.
  private func setting(_ key: String) throws -> StoredBytes {
    try configuration?.value(of: key) ?? StoredBytes(database.metadata(key))
  }
}

extension SearchError {
  /// What a failure below means to the person who asked.
  init(_ error: any Error, path: String) {
    switch error {
    case let error as SearchError: self = error
    case let error as StoredFormatError:
      self = .unusableIndex(path: path, reason: error.description)
    case let error as XapianError:
      switch error.status {
      case .notFound: self = .noIndex(path: path)
      case .corrupt, .version:
        self = .unusableIndex(path: path, reason: error.message + ".")
      default: self = .engine(error.message)
      }
    default: self = .engine(String(describing: error))
    }
  }
}
