internal import ExemplarBundle
internal import ExemplarCatalog
internal import ExemplarLanguage
internal import Foundation
internal import Synchronization
internal import Xapian

extension Indexer {
  /// Makes a database of the whole collection out of small parts; nil where there is nothing to put in.
  func join(_ settings: IndexSettings, into building: String) throws -> IndexReport? {
    guard let report = try makeParts(settings, in: building) else { return nil }
    let parts = IndexParts(folder, building)
    let joined = folder.folder(stamp: building) + "/joined"
    try folder.remove(file: joined)
    try parts.join(into: joined)
    let facets = try parts.held().facets
    try IndexWriter(
      path: joined, settings: settings, durability: .unsynced, part: part, facets: facets
    ).describe()
    // One rename: whoever goes on from here has all of it or none.
    try folder.move(joined, to: folder.database(stamp: building))
    return report
  }

  /// Makes the parts of a rebuild, going on with those that an ended one has left; nil where there is nothing to put in.
  package func makeParts(_ settings: IndexSettings, in building: String) throws -> IndexReport? {
    let parts = IndexParts(folder, building)
    let held = try parts.held()
    var report = IndexReport()
    var gone = held.bags
    let changes = try changes(of: own(repository.ids()), from: &gone, &report)
    let outdated = Set((Array(gone.keys) + changes.map(\.id)).compactMap { held.parts[$0] })
    guard outdated.isEmpty else {
      // The others of such a part are soon made again, and a part is never changed.
      try parts.remove(outdated)
      return try makeParts(settings, in: building)
    }
    guard report.unchanged + changes.count > 0 else { return nil }
    let numbering = PartNumbering(FacetNumbering(held.facets, settings, part), report)
    let numbers = try parts.free((changes.count + partSize - 1) / partSize)
    try make(changes, settings, size: partSize) { piece, _ in
      try numbering.take(piece)
    } then: { numbered, place in
      try parts.write(numbered.documents, facets: numbered.facets, as: numbers[place])
    }
    return numbering.report
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

  var report: IndexReport { state.withLock { $0.report } }
}
