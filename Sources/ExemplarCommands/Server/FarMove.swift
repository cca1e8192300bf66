internal import ExemplarCuration

/// What goes with a move to a server: a reason, notes, a day; what is nil is left out.
struct FarMove: Encodable, Sendable {
  /// A note tied to a place, as `Reason.Point` is; the server knows whether the place is a key or a file.
  struct Point: Encodable, Sendable {
    let path: String
    let note: String
  }

  var reason: Reason.Code?
  var notes: String?
  var on: [Point]?
  var date: String?
  var lift: Bool?
}

extension ReasonOptions {
  /// The reason for a server, which says itself what is missing and which places its bag has.
  func message() throws -> FarMove {
    let (code, points) = try parts()
    return FarMove(
      reason: code, notes: notes,
      on: points.isEmpty ? nil : points.map { FarMove.Point(path: $0.place, note: $0.note) })
  }
}
