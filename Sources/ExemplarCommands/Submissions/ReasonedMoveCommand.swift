internal import ExemplarCuration
internal import ExemplarReading

/// A move of one submission that needs a reason, with notes that are tied to places of its newest bag.
protocol ReasonedMoveCommand: MoveCommand {
  var number: Int { get }
  var why: ReasonOptions { get }
}

extension ReasonedMoveCommand {
  var numbers: [Int] { [number] }

  func words(
    for number: Int, at desk: CurationDesk
  ) throws -> (reason: Reason?, notes: String?) {
    (
      try why.read(in: try desk.curation.dossier(of: number).newest, limits: desk.limits), nil
    )
  }

  func message() throws -> FarMove { try why.message() }
}
