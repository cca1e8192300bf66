import ExemplarCuration
import Testing

@Suite struct MoveTableTests {
  @Test func `waits for nobody once a submission is closed`() {
    let closed = SubmissionState.allCases.filter { !$0.isOpen }
    #expect(closed == [.published, .superseded, .declined, .cancelled, .withdrawn])
  }

  @Test(arguments: [
    (SubmissionState.submitted, [Move.claim, .cancel]),
    (.inReview, [.release, .giveBack, .approve, .decline]),
    (.needsChanges, [.submit, .cancel]), (.approved, [.publish, .reopen]),
    (.published, [.withdraw]), (.superseded, [.withdraw]), (.declined, []), (.cancelled, []),
    (.withdrawn, []),
  ])
  func `opens the moves of the table and no other`(state: SubmissionState, moves: [Move]) {
    #expect(state.openMoves == moves)
  }

  @Test func `asks a reason for returning, declining and withdrawing alone`() {
    let moves = Set(MoveRule.table.filter(\.needsReason).map(\.move))
    #expect(moves == [.giveBack, .decline, .withdraw])
  }
}
