extension Submission {
  /// The moves that somebody may make now, in the table's order.
  ///
  /// ```swift
  /// submission.moves(openTo: curation.actor(named: "Maria"))   // [.cancel]
  /// ```
  public func moves(openTo actor: Actor) -> [Move] {
    MoveRule.table.filter { $0.from == state && $0.by.allows(actor, self) }.map(\.move)
  }
}
