internal import ExemplarLanguage
internal import ExemplarVocabulary
internal import Foundation
package import Xapian

/// One database under construction: documents go in, a commit makes them findable.
package final class IndexWriter {
  private var database: WritableDatabase
  private let path: String
  private var facets: FacetDictionary
  private var uncommitted = 0
  private let commitsEvery: Int

  /// Opens or makes a database; what was committed before is kept.
  package init(
    path: String, settings: IndexSettings, durability: WritableDatabase.Durability,
    commitsEvery: Int = 2_000
  ) throws(IndexError) {
    self.path = path
    self.commitsEvery = commitsEvery
    do {
      database = try WritableDatabase(path: path, mode: .createOrOpen, durability: durability)
      let stored = try database.metadata(IndexKey.facets)
      facets = stored.isEmpty ? FacetDictionary() : try FacetDictionary(stored: stored)
    } catch { throw IndexWriter.meaning(of: error, path) }
    for field in settings.fields where field.kind == .facet { prepare(field, settings) }
  }

  /// Values of a vocabulary are numbered in its order before any document needs them.
  private func prepare(_ field: Field, _ settings: IndexSettings) {
    if let name = field.vocabulary,
      let vocabulary = settings.vocabularies.first(where: { $0.name == name }),
      name != "languages"
    {
      facets.add(vocabulary, field: field.name)
    }
    facets.addMissing(field: field.name)
  }

  /// The digest of the bag that an exemplar was indexed from; nil when it is not in the index.
  func bag(of id: String) throws(IndexError) -> String? {
    try attempt {
      let stored = try self.database.metadata(IndexKey.bag(id))
      return stored.isEmpty ? nil : String(decoding: stored, as: UTF8.self)
    }
  }

  /// All exemplars in the index, with the digests of their bags.
  func bags() throws(IndexError) -> [String: String] {
    try attempt {
      var bags: [String: String] = [:]
      for key in try self.database.reading.metadataKeys(prefix: IndexKey.bagPrefix) {
        bags[String(key.dropFirst(IndexKey.bagPrefix.count))] = String(
          decoding: try self.database.metadata(key), as: UTF8.self)
      }
      return bags
    }
  }

  /// Puts an exemplar in the place of its earlier version.
  package func write(_ document: IndexDocument, bag: String) throws(IndexError) {
    let packed = packed(document)
    try attempt {
      try self.database.replace(term: TermLayout.identifier(document.id), with: packed)
      try self.database.setMetadata(IndexKey.text(document.id), document.text.stored)
      try self.database.setMetadata(IndexKey.detail(document.id), document.detail.stored)
      try self.database.setMetadata(IndexKey.bag(document.id), Array(bag.utf8))
    }
    try count()
  }

  /// Takes an exemplar out, with its text.
  func remove(_ id: String) throws(IndexError) {
    try attempt {
      try self.database.delete(term: TermLayout.identifier(id))
      for key in [IndexKey.text(id), IndexKey.detail(id), IndexKey.bag(id)] {
        try self.database.setMetadata(key, [])
      }
    }
    try count()
  }

  /// Writes what the reading wing needs beside the documents, and makes all of it findable at once.
  package func finish(_ settings: IndexSettings) throws(IndexError) -> String {
    let revision = IndexWriter.newRevision()
    try attempt {
      for (key, value) in try self.configuration(settings, revision: revision) {
        try self.database.setMetadata(key, value)
      }
      try self.database.commit()
    }
    uncommitted = 0
    return revision
  }

  /// Remembers newer times of the same files, so that nobody is told the index is old.
  func touch(_ settings: IndexSettings) throws(IndexError) {
    try attempt {
      let stamps = SourceStamp.stored(settings.sources)
      guard try self.database.metadata(IndexKey.sources) != stamps else { return }
      try self.database.setMetadata(IndexKey.sources, stamps)
      try self.database.commit()
    }
  }

  /// The revision of the last commit that was finished; empty when there was none.
  func revision() throws(IndexError) -> String {
    try attempt { String(decoding: try self.database.metadata(IndexKey.revision), as: UTF8.self) }
  }

  private func count() throws(IndexError) {
    uncommitted += 1
    guard uncommitted >= commitsEvery else { return }
    uncommitted = 0
    try attempt {
      try self.database.setMetadata(IndexKey.facets, self.facets.stored)
      try self.database.setMetadata(
        IndexKey.revision, Array(IndexWriter.newRevision().utf8))
      try self.database.commit()
    }
  }

  private func packed(_ document: IndexDocument) -> IndexedDocument {
    var packed = IndexedDocument()
    packed.data = document.detail.card.stored
    packed.postings = document.postings.map { term, posting in
      Posting(term: term, frequency: UInt32(posting.frequency), positions: posting.positions)
    }
    packed.values = document.values
    packed.values[TermLayout.Slot.facets] = ordinals(document)
    return packed
  }

  /// The numbers of all values and their parents, each once, as little-endian pairs of bytes.
  private func ordinals(_ document: IndexDocument) -> [UInt8] {
    var numbers: Set<Int> = []
    for entry in document.facets {
      if let value = entry.value {
        let number = facets.add(value, field: entry.field, parent: entry.parent)
        numbers.formUnion(facets.numbersWithParents(of: number))
      } else {
        numbers.insert(facets.addMissing(field: entry.field))
      }
    }
    return numbers.sorted().flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8 & 0xFF)] }
  }

  private func configuration(
    _ settings: IndexSettings, revision: String
  ) throws -> [(String, [UInt8])] {
    var values: [(String, [UInt8])] = [
      (IndexKey.format, Array(IndexKey.currentFormat.utf8)),
      (IndexKey.revision, Array(revision.utf8)),
      (IndexKey.configuration, Array(settings.digest.utf8)),
      (IndexKey.sources, SourceStamp.stored(settings.sources)),
      (IndexKey.fields, Field.stored(settings.fields)),
      (IndexKey.facets, facets.stored),
      (IndexKey.synonyms, settings.synonyms.stored),
      (IndexKey.languages, LanguageRules.stored(try presentLanguages(settings))),
    ]
    values += settings.vocabularies.map { (IndexKey.vocabulary($0.name), $0.stored) }
    return values
  }

  /// Only the languages that an exemplar has: a question is not stemmed for nothing.
  private func presentLanguages(_ settings: IndexSettings) throws -> [LanguageRules] {
    guard let field = settings.fields.first(where: { $0.name == "language" }) else { return [] }
    let codes = try database.reading.terms(prefix: field.prefix, limit: nil)
      .map { String($0.term.dropFirst(field.prefix.count)) }
    return codes.map { code in
      settings.languages.first { $0.code == code } ?? LanguageRules(code: code)
    }
  }

  private static func newRevision() -> String {
    var generator = SystemRandomNumberGenerator()
    return String(generator.next() as UInt64, radix: 36)
  }

  private func attempt<Value>(_ work: () throws -> Value) throws(IndexError) -> Value {
    do { return try work() } catch { throw IndexWriter.meaning(of: error, path) }
  }

  private static func meaning(of error: any Error, _ path: String) -> IndexError {
    switch error {
    case let error as IndexError: error
    case let error as XapianError: IndexError(error, path: path)
    default: .engine(String(describing: error))
    }
  }
}
