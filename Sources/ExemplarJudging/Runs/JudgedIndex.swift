public import ExemplarBundle
internal import ExemplarCatalog
internal import ExemplarIndexing
internal import ExemplarLanguage
public import ExemplarSearch
internal import ExemplarVocabulary
internal import Foundation
internal import Xapian

/// An index made for judging, by the same makers as the one that teachers search.
public final class JudgedIndex {
  /// Asks it.
  public let reader: IndexReader
  /// What was wrong with exemplars.
  public let findings: [Diagnostic]
  private let folder: JudgingFolder
  /// Name in the index → name and title in the collection; nil where they are the same.
  private let documents: [String: JudgedCollection.Document]?

  /// Indexes a collection: its titles as titles, its texts as lessons, and nothing else.
  public init(
    _ collection: JudgedCollection, language: String, settings: JudgingSettings,
    keptIn keep: String? = nil
  ) throws {
    let name = settings.name(collection.name, [collection.digest, language])
    folder = try JudgingFolder(name: name, keptIn: keep)
    let named = collection.documents.enumerated().map { ("d\($0 + 1_000_000)", $1) }
    documents = Dictionary(uniqueKeysWithValues: named)
    if folder.index.currentStamp() == nil {
      try JudgedIndex.fill(folder.index, named, language, settings.loaded.settings)
    }
    reader = try IndexReader(folder.index)
    findings = []
  }

  /// Indexes the exemplars of a repository; its own index is left alone.
  public init(exemplarsOf settings: JudgingSettings, keptIn keep: String? = nil) throws {
    folder = try JudgingFolder(name: settings.name("exemplars", []), keptIn: keep)
    var indexer = Indexer(settings.repository, folder: folder.index)
    indexer.settings = settings.loaded
    findings = try indexer.bringUpToDate().findings
    reader = try IndexReader(folder.index)
    documents = nil
  }

  /// What a hit is called in the collection.
  func name(of hit: Hit) -> String { documents?[hit.card.id]?.id ?? hit.card.id }

  private static func fill(
    _ folder: IndexFolder, _ documents: [(String, JudgedCollection.Document)], _ language: String,
    _ settings: IndexSettings
  ) throws {
    let stamp = "judged"
    try FileManager.default.createDirectory(
      atPath: folder.folder(stamp: stamp), withIntermediateDirectories: true)
    let writer = try IndexWriter(
      path: folder.database(stamp: stamp), settings: settings, durability: .unsynced)
    let maker = try DocumentMaker(settings)
    for (name, document) in documents {
      let exemplar = Exemplar(judged: document, named: name, language: language)
      try writer.write(try maker.document(for: exemplar, versions: []), bag: "judged")
    }
    _ = try writer.finish()
    try Data((stamp + "\n").utf8).write(
      to: URL(fileURLWithPath: folder.currentPath), options: .atomic)
  }
}

extension Exemplar {
  /// A document as a lesson that says nothing about itself.
  fileprivate init(judged document: JudgedCollection.Document, named name: String, language: String)
  {
    self.init(
      id: name, title: document.title, summary: "", language: language,
      school: VocabularyEntry(id: "", scheme: "", label: ""), schoolYear: "", license: "")
    version = 1
    parts = [.init(name: "lesson", markdown: MarkdownText.escaped(document.text))]
  }
}

extension MarkdownText {
  /// A plain text in Markdown: every sign stands for itself.
  ///
  /// ```swift
  /// MarkdownText.escaped("a * b")   // "a \* b"
  /// ```
  fileprivate static func escaped(_ text: String) -> String {
    var escaped = ""
    escaped.reserveCapacity(text.utf8.count + 16)
    for scalar in text.unicodeScalars {
      if scalar.isASCII, scalar.properties.isASCIIPunctuation { escaped.append("\\") }
      escaped.unicodeScalars.append(scalar)
    }
    return escaped
  }
}

extension Unicode.Scalar.Properties {
  /// A sign that Markdown lets a backslash stand before (CommonMark 2.4).
  fileprivate var isASCIIPunctuation: Bool {
    switch generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol:
      true
    default: false
    }
  }
}
