internal import ExemplarBundle
internal import ExemplarCatalog
internal import ExemplarLanguage
internal import Foundation
internal import Synchronization
internal import Xapian

extension Indexer {
  /// How many exemplars a part of a rebuild holds.
  private static let partSize = 500

  /// Makes a database of the whole collection out of small parts, going on with those that an ended rebuild has left;
  /// nil where there is nothing to put in.
  func join(_ settings: IndexSettings, into building: String) throws -> IndexReport? {
    let parts = IndexParts(folder, building)
    var held = try parts.held()
    var report = IndexReport()
    let known = held.bags
    let changes = try changes(of: own(repository.ids()), from: &held.bags, &report)
    for id in held.bags.keys.sorted() + changes.map(\.id).filter({ known[$0] != nil }) {
      if let part = held.parts[id] { try parts.remove(id, from: part) }
    }
    guard report.unchanged + changes.count > 0 else { return nil }
    let numbering = PartNumbering(FacetNumbering(held.facets, settings, part), report)
    let numbers = try parts.free((changes.count + Indexer.partSize - 1) / Indexer.partSize)
    try make(changes, settings, size: Indexer.partSize) { piece, _ in
      try numbering.take(piece)
    } then: { numbered, place in
      try parts.write(numbered.documents, facets: numbered.facets, as: numbers[place])
    }
    try settle(parts, numbering.facets, settings, in: building)
    return numbering.report
  }

  /// Joins the parts beside their place, tells the joined one the facets of all, and lets one rename take it there.
  private func settle(
    _ parts: IndexParts, _ facets: FacetDictionary, _ settings: IndexSettings, in building: String
  ) throws {
    let joined = folder.folder(stamp: building) + "/joined"
    try folder.remove(file: joined)
    try parts.join(into: joined)
    try IndexWriter(
      path: joined, settings: settings, durability: .unsynced, part: part, facets: facets
    ).describe()
    try folder.move(joined, to: folder.database(stamp: building))
  }
}

/// Numbers the facets of pieces in their order.
private final class PartNumbering: Sendable {
  private struct State {
    var numbering: FacetNumbering
    var report: IndexReport
  }

  private let state: Mutex<State>

  init(_ numbering: FacetNumbering, _ report: IndexReport) {
    state = Mutex(State(numbering: numbering, report: report))
  }

  func take(
    _ piece: DocumentReading.Piece
  ) throws -> (documents: [ReadyDocument], facets: FacetDictionary) {
    try state.withLock { state in
      let documents = try piece.documents.map { try state.numbering.numbered($0) }
      state.report.indexed += documents.count
      state.report.findings += piece.findings
      return (documents, state.numbering.dictionary)
    }
  }

  var facets: FacetDictionary { state.withLock { $0.numbering.dictionary } }
  var report: IndexReport { state.withLock { $0.report } }
}
