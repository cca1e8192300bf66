internal import ExemplarBundle
internal import ExemplarCatalog
internal import ExemplarLanguage

extension Indexer {
  /// How many exemplars a thread reads before it takes its turn to write them.
  private static let pieceSize = 32

  /// Brings a database up to the collection, or only some exemplars of it. A bag that cannot be read is told, and
  /// the others are indexed; what the database has of it stays.
  func update(
    _ writer: IndexWriter, _ settings: IndexSettings, only ids: [String]? = nil
  ) throws -> IndexReport {
    var report = IndexReport()
    var known = try writer.bags(of: ids)
    let changes = try changes(of: own(ids ?? repository.ids()), from: &known, &report)
    for id in known.keys.sorted() {
      try writer.remove(id)
      report.removed += 1
    }
    let written = WritingInTurn(writer, report)
    try make(changes, settings, size: Indexer.pieceSize) { piece, _ in
      try written.write(piece)
    } then: { _, _ in
    }
    return written.report
  }

  /// What is new or changed, in the order of ids; what remains known is gone from the collection.
  func changes(
    of ids: [String], from known: inout [String: String], _ report: inout IndexReport
  ) throws -> [BagChange] {
    var changes: [BagChange] = []
    for found in try repository.bags(of: ids) {
      let held = known.removeValue(forKey: found.id)
      switch found.bag {
      case .success(let bag) where held == bag: report.unchanged += 1
      case .success(let bag):
        changes.append(BagChange(id: found.id, version: found.version, bag: bag))
      case .failure(let error):
        report.findings.append(.unreadable("\(found.id)/v\(found.version)", error.description))
      }
    }
    return changes
  }

  /// Makes documents on all processors. Each piece of them is taken in its order, by one thread at a time; what is to
  /// be done with it `then`, several do at once.
  func make<Taken>(
    _ changes: [BagChange], _ settings: IndexSettings, size: Int,
    take: @escaping @Sendable (DocumentReading.Piece, Int) throws -> Taken,
    then finish: @escaping @Sendable (Taken, Int) throws -> Void
  ) throws {
    let repository = repository
    let total = changes.count
    guard total > 0 else { return }
    try WorkRow.run(pieces: (total + size - 1) / size) {
      progress(IndexProgress(done: $0, total: total, step: "Indexing"))
    } _: { row in
      let reading = try DocumentReading(repository, settings)
      while let place = row.next() {
        let part = changes[(place * size)..<min(total, (place + 1) * size)]
        let piece = try reading.read(part)
        let taken = try row.inTurn(place) { try take(piece, place) }
        try finish(taken, place)
        row.tell(part.count)
      }
    }
  }
}

/// A writer that several threads use, one after the other.
// Only the thread that has the turn touches it.
private final class WritingInTurn: @unchecked Sendable {
  private let writer: IndexWriter
  private(set) var report: IndexReport

  init(_ writer: IndexWriter, _ report: IndexReport) {
    self.writer = writer
    self.report = report
  }

  func write(_ piece: DocumentReading.Piece) throws {
    for document in piece.documents { try writer.write(document) }
    report.indexed += piece.documents.count
    report.findings += piece.findings
  }
}
