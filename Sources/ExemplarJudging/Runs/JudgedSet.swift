public import ExemplarBundle
internal import ExemplarCatalog
internal import ExemplarIndexing
internal import Foundation

/// Everything that judging needs: questions, and an index to ask.
public struct JudgedSet {
  /// What is judged, in words: `cacm: 3204 documents in “en”`.
  public let summary: String
  public internal(set) var queries: [JudgedQuery]
  public let index: JudgedIndex
  /// What was wrong in its files.
  public let findings: [Diagnostic]
  /// Our own judgments are questions as they are typed; a collection's are plain words.
  public let isTyped: Bool

  /// A judged collection, indexed in a language or in the one that it seems to be in.
  public static func collection(
    _ folder: String, language: String? = nil, settings: JudgingSettings,
    keptIn keep: String? = nil
  ) throws -> JudgedSet {
    let collection = try JudgedCollection(folder: folder)
    let language = language ?? settings.language(of: collection)
    return JudgedSet(
      summary: "\(collection.name): \(collection.documents.count) documents in “\(language)”",
      queries: collection.queries,
      index: try JudgedIndex(
        collection, language: language, settings: settings, keptIn: keep),
      findings: settings.findings + collection.findings, isTyped: false)
  }

  /// Our judgments on the exemplars of the settings' repository.
  public static func judgments(
    _ folder: String, settings: JudgingSettings, keptIn keep: String? = nil
  ) throws -> JudgedSet {
    let repository = settings.repository
    let ids = try repository.ids().filter { try repository.currentVersion(of: $0) != nil }
    let judgments = try Judgments(
      folder: folder, exemplars: ids, fields: settings.loaded.settings.fields)
    guard !judgments.queries.isEmpty else {
      throw JudgingError.nothingIn(folder, judgments.findings)
    }
    let index = try JudgedIndex(exemplarsOf: settings, keptIn: keep)
    return JudgedSet(
      summary: "\(ids.count) exemplars, \(judgments.queries.count) questions",
      queries: judgments.queries, index: index,
      findings: index.findings + judgments.findings, isTyped: true)
  }

  /// Only the questions of some kinds; all of them where none is named.
  ///
  /// - Throws: ``JudgingError/unknownKind(_:known:)``
  public func only(kinds: [String]) throws(JudgingError) -> JudgedSet {
    guard !kinds.isEmpty else { return self }
    let known = Set(queries.compactMap(\.kind))
    if let unknown = kinds.first(where: { !known.contains($0) }) {
      throw .unknownKind(unknown, known: known.sorted())
    }
    var set = self
    set.queries = queries.filter { $0.kind.map(kinds.contains) ?? false }
    return set
  }
}
