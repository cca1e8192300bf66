internal import ExemplarVocabulary

/// Counts what a question that found nothing would find without one of its pieces, or without two.
///
/// Every count is that of a question as it could be typed, counted in the way in which it would be answered.
struct Relaxing {
  let reader: IndexReader
  /// Of more pieces, pairs are not tried: there would be too many.
  private static let mostPieces = 6
  /// How many pairs are told.
  private static let pairs = 3

  /// Pieces without which something is found; where there are none, pairs of pieces, best first.
  func counts(_ query: UnderstoodQuery, _ request: SearchRequest) throws -> [WithoutCount] {
    guard !query.isUnusable, !query.isBrowsing else { return [] }
    let question = try QuestionPieces(request, query, reader)
    let single = try question.pieces.compactMap { piece in
      try count(question, without: [piece]) {
        .init(kind: piece.kind, field: piece.field, value: piece.value, q: $0, total: $1)
      }
    }
    guard single.isEmpty, (3...Relaxing.mostPieces).contains(question.pieces.count) else {
      return single
    }
    return try pairs(question)
  }

  private func pairs(_ question: QuestionPieces) throws -> [WithoutCount] {
    var counts: [WithoutCount] = []
    for (place, one) in question.pieces.enumerated() {
      for other in question.pieces[(place + 1)...] {
        let count = try count(question, without: [one, other]) {
          .init(
            kind: "pair", field: nil, value: one.label + " and " + other.label, q: $0, total: $1)
        }
        if let count { counts.append(count) }
      }
    }
    let best = counts.enumerated().sorted {
      ($1.element.total, $0.offset) < ($0.element.total, $1.offset)
    }
    return best.prefix(Relaxing.pairs).map(\.element)
  }

  private func count(
    _ question: QuestionPieces, without left: [QuestionPiece],
    _ make: (String?, Int) -> WithoutCount
  ) throws -> WithoutCount? {
    guard let (request, query) = try question.request(without: left) else { return nil }
    let total = try reader.total(of: query, request)
    return total > 0 ? make(try question.written(request), total) : nil
  }
}
