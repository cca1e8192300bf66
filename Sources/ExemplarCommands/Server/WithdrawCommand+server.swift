internal import ExemplarCuration
internal import ExemplarPresentation
internal import ExemplarReading
internal import ExemplarVocabulary

extension WithdrawCommand {
  /// Withdraws or lifts at a server.
  func withdraw(_ id: String, at server: FarDesk, _ console: Console) throws {
    let place = QuestionAddress("exemplars", id, "withdraw")
    if lift {
      try requireNoReason()
      let message = FarMove(notes: why.notes, lift: true)
      return try tell(try server.act(LiftAnswer.self, place, message), console)
    }
    let message = try why.message()
    guard let code = message.reason, let notes = message.notes else { throw reasonMissing() }
    try confirm(id, versions(of: id, at: server), Reason(code, notes: notes), console)
    try tell(try server.act(WithdrawalAnswer.self, place, message), console)
  }

  /// Those that go; none where the server knows none, which it then says itself.
  private func versions(of id: String, at server: FarDesk) throws -> [Int] {
    do {
      return try server.ask(ExemplarQuestion(id)).detail?.versions.map(\.version) ?? []
    } catch let stop as Stop where stop.status == 1 {
      return []
    }
  }
}
