import ExemplarCuration
import ExemplarTesting
import Foundation
import Testing

@Suite struct RequestTests {
  private let portal = Actor("Portal", roles: [.facilitator])

  private func mark(_ desk: Desk, _ key: String = "k", _ digest: String = "d") throws -> RequestMark
  {
    guard case .new(let mark) = try desk.curation.idempotent(key, by: portal, request: digest)
    else {
      throw NotNew()
    }
    return mark
  }

  private struct NotNew: Error {}

  @Test func `answers a request that was sent again as it was answered`() throws {
    let desk = try Desk()
    let first = try mark(desk)
    #expect(try desk.curation.idempotent("k", by: portal, request: "d") == .running)
    #expect(try desk.curation.idempotent("k", by: portal, request: "other") == .different)
    let body = Array("{\"schema\":1}\n".utf8) + [0, 255]
    try desk.curation.finish(first, status: 201, body: body)
    #expect(
      try desk.curation.idempotent("k", by: portal, request: "d") == .same(status: 201, body: body))
    #expect(try desk.curation.idempotent("k", by: portal, request: "other") == .different)
    let later = Desk.curation(desk.repository, desk.configuration) { [clock = desk.clock] in
      clock.now
    }
    #expect(try later.idempotent("k", by: portal, request: "d") == .same(status: 201, body: body))
  }

  @Test func `keeps the keys of two actors apart, and empty answers`() throws {
    let desk = try Desk()
    try desk.curation.finish(mark(desk), status: 204, body: [])
    #expect(
      try desk.curation.idempotent("k", by: portal, request: "d") == .same(status: 204, body: []))
    guard case .new = try desk.curation.idempotent("k", by: desk.maria, request: "x") else {
      throw NotNew()
    }
    _ = try mark(desk, "another")
  }

  @Test func `frees a key that was given up, and not one that was answered`() throws {
    let desk = try Desk()
    try desk.curation.abandon(mark(desk))
    let second = try mark(desk, "k", "other")
    try desk.curation.finish(second, status: 200, body: [1])
    try desk.curation.abandon(second)
    #expect(
      try desk.curation.idempotent("k", by: portal, request: "other")
        == .same(status: 200, body: [1]))
  }

  @Test func `forgets an answer after a day, at the boundary`() throws {
    let desk = try Desk()
    try desk.curation.finish(mark(desk), status: 200, body: [1])
    desk.clock.now += 86_400 - 0.001
    #expect(
      try desk.curation.idempotent("k", by: portal, request: "d") == .same(status: 200, body: [1]))
    desk.clock.now += 0.001
    _ = try mark(desk, "k", "something else")
  }

  @Test func `frees a key that runs longer than any request, and keeps what its new owner says`()
    throws
  {
    let desk = try Desk()
    let slow = try mark(desk)
    desk.clock.now += 599
    #expect(try desk.curation.idempotent("k", by: portal, request: "d") == .running)
    desk.clock.now += 1
    let next = try mark(desk)
    try desk.curation.finish(slow, status: 200, body: [1])
    try desk.curation.abandon(slow)
    #expect(try desk.curation.idempotent("k", by: portal, request: "d") == .running)
    try desk.curation.finish(next, status: 201, body: [2])
    #expect(
      try desk.curation.idempotent("k", by: portal, request: "d") == .same(status: 201, body: [2]))
  }

  /// What stands in the place of the process that does it, and whether the key is free then: no process has the
  /// number 4194304, a process that began at another time is another one, and one of another container nobody knows.
  private static let processes = [
    ("'4194304 1 ' || \(namespace)", true), ("\(number) || '1 ' || \(namespace)", true),
    ("'4194304 1 pid:[7]'", false), ("''", false), ("process", false),
  ]
  private static let number = "substr(process, 1, instr(process, ' '))"
  private static let namespace = "substr(process, instr(process, 'pid:'))"

  @Test(arguments: processes)
  func `frees a key whose process ended`(process: String, isFree: Bool) throws {
    let desk = try Desk()
    _ = try mark(desk)
    try desk.sql("UPDATE requests SET process = \(process)")
    if isFree {
      _ = try mark(desk)
    } else {
      #expect(try desk.curation.idempotent("k", by: portal, request: "d") == .running)
    }
  }

  @Test func `gives a key to one of many that ask at once`() async throws {
    let desk = try Desk()
    let other = Desk.curation(desk.repository, desk.configuration) { [clock = desk.clock] in
      clock.now
    }
    let answers = try await withThrowingTaskGroup(of: IdempotentRequest.self) { group in
      for number in 0..<16 {
        group.addTask {
          try (number.isMultiple(of: 2) ? desk.curation : other)
            .idempotent("k", by: portal, request: "d")
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(answers.count { $0 == .running } == 15)
  }

  @Test func `forgets answers with the content that is withdrawn for privacy`() throws {
    let desk = try Desk()
    try desk.published()
    let marker = "MARKER-IN-A-FINDING"
    try desk.curation.finish(mark(desk), status: 201, body: Array(marker.utf8))
    let running = try mark(desk, "later")
    _ = try desk.curation.withdraw("paper-circuits", by: desk.ana, reason: .privacy)
    try desk.curation.finish(running, status: 201, body: Array(marker.utf8))
    for name in desk.names(".exemplar") where name.hasPrefix("workflow.sqlite") {
      let data = try Data(contentsOf: desk.school.folder.url(".exemplar/\(name)"))
      #expect(data.range(of: Data(marker.utf8)) == nil, "\(name)")
    }
    _ = try mark(desk)
  }
}
