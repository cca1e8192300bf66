import ExemplarCuration
import ExemplarTesting
import Foundation
import Testing

/// The table of moves against what the code does, for every state, every move and everybody.
@Suite struct MoveMatrixTests {
  /// Who asks: each stands to submission 1 in another way.
  enum Person: String, CaseIterable {
    case submitter, otherFacilitator, claimant, otherCurator, administrator, nobody
  }

  private func actor(_ person: Person, at desk: Desk) -> Actor {
    switch person {
    case .submitter: desk.maria
    case .otherFacilitator: desk.omar
    case .claimant: desk.ana
    case .otherCurator: desk.luis
    case .administrator: desk.root
    case .nobody: Actor("Nobody", roles: [])
    }
  }

  /// Brings submission 1, Maria's, into a state; Ana reviews it.
  private func bring(_ desk: Desk, to state: SubmissionState) throws {
    try desk.submit()
    switch state {
    case .submitted: return
    case .cancelled: _ = try desk.curation.move(.cancel, 1, by: desk.maria)
    default: _ = try desk.curation.move(.claim, 1, by: desk.ana)
    }
    switch state {
    case .needsChanges: _ = try desk.curation.move(.giveBack, 1, by: desk.ana, reason: .needed)
    case .declined: _ = try desk.curation.move(.decline, 1, by: desk.ana, reason: .needed)
    case .approved, .published, .superseded, .withdrawn:
      _ = try desk.curation.move(.approve, 1, by: desk.ana)
    default: return
    }
    if [.published, .superseded, .withdrawn].contains(state) {
      _ = try desk.curation.move(.publish, 1, by: desk.ana)
    }
    if state == .superseded { try desk.published(lesson: "Another one.") }
    if state == .withdrawn {
      _ = try desk.curation.withdraw("paper-circuits", by: desk.ana, reason: .needed)
    }
  }

  /// What the table says, spelled out again.
  private func isAllowed(_ move: Move, in state: SubmissionState, for person: Person) -> Bool {
    let isCurator = person == .claimant || person == .otherCurator
    return switch (move, state) {
    case (.claim, .submitted), (.release, .inReview), (.publish, .approved), (.reopen, .approved):
      isCurator
    case (.giveBack, .inReview), (.approve, .inReview), (.decline, .inReview): person == .claimant
    case (.cancel, .submitted), (.cancel, .needsChanges): person == .submitter
    default: false
    }
  }

  @Test(arguments: SubmissionState.allCases)
  func `makes the moves of the table for those who may, and changes nothing for all others`(
    state: SubmissionState
  ) throws {
    let moves: [Move] = [
      .claim, .release, .giveBack, .approve, .reopen, .decline, .cancel, .publish,
    ]
    var desk = try Desk()
    try bring(desk, to: state)
    for move in moves {
      for person in Person.allCases {
        let before = try desk.curation.submission(1)
        let events = try desk.curation.allEvents().count
        let actor = actor(person, at: desk)
        let allowed = isAllowed(move, in: state, for: person)
        let error = curationError {
          _ = try desk.curation.move(move, 1, by: actor, reason: .needed)
        }
        #expect(
          (error == nil) == allowed, "\(move) by \(person) in \(state): \(error?.message ?? "")")
        if error == nil {
          desk = try Desk()
          try bring(desk, to: state)
        } else {
          #expect(try desk.curation.submission(1) == before)
          #expect(try desk.curation.allEvents().count == events)
          let isOpen = state.openMoves.contains(move)
          let isGate = move == .publish && !actor.roles.contains(.curator)
          #expect(error?.code == (isOpen || isGate ? .notAllowed : .moveNotOpen))
        }
      }
    }
  }

  @Test func `names the state, who has it and what is open`() throws {
    let desk = try Desk()
    try desk.submit()
    _ = try desk.curation.move(.claim, 1, by: desk.ana)
    let late = curationError { _ = try desk.curation.move(.claim, 1, by: desk.luis) }
    #expect(
      late?.message
        == "Submission 1 cannot be claimed: it is “in-review”, claimed by “Ana”. Open moves: release, return, approve, decline."
    )
    let other = curationError { _ = try desk.curation.move(.approve, 1, by: desk.luis) }
    #expect(
      other?.message
        == "“Luis” may not approve submission 1: only “Ana”, the curator who claimed it may.")
    let bare = curationError {
      _ = try desk.curation.move(.giveBack, 1, by: desk.ana, reason: Reason(.other, notes: " "))
    }
    #expect(bare?.code == .reasonMissing)
  }

  @Test func `lets nobody approve what she submitted herself`() throws {
    let desk = try Desk()
    _ = try desk.curation.submit(desk.draft(), by: desk.luis)
    _ = try desk.curation.move(.claim, 1, by: desk.luis)
    let error = curationError {
      _ = try desk.curation.move(.approve, 1, by: desk.curation.actor(named: " LUÍS "))
    }
    #expect(error?.code == .notAllowed)
    #expect(
      error?.message
        == "“ LUÍS ” may not approve submission 1: only another curator than the person who submitted it may."
    )
  }

  @Test func `needs a curator for what curators do, and says where to name one`() throws {
    let desk = try Desk(curators: [])
    try desk.submit()
    let error = curationError { _ = try desk.curation.move(.claim, 1, by: desk.ana) }
    #expect(error?.code == .noCurator)
    #expect(curationError { _ = try desk.curation.publish([1], by: desk.ana) }?.code == .noCurator)
    #expect(try desk.curation.move(.cancel, 1, by: desk.maria).state == .cancelled)
  }

  @Test func `gives a submission to one of two curators who claim it at once`() async throws {
    let desk = try Desk()
    for round in 1...8 {
      let number = try desk.submit("lesson-\(round)")
      let answers = await withTaskGroup(of: CurationError?.self) { group in
        for actor in [desk.ana, desk.luis] {
          let curation = Desk.curation(desk.repository, desk.configuration)
          group.addTask {
            curationError { _ = try curation.move(.claim, number, by: actor) }
          }
        }
        return await group.reduce(into: []) { $0.append($1) }
      }
      let refused = answers.compactMap(\.self)
      #expect(refused.map(\.code) == [.moveNotOpen])
      let winner = try #require(try desk.curation.submission(number).claimedBy)
      #expect(refused.first?.message.contains("claimed by “\(winner)”") == true)
    }
  }
}
