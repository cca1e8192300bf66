import ExemplarBundle
import ExemplarCatalog
import ExemplarCuration
import ExemplarTesting
import Foundation
import Testing

@Suite struct TokenTests {
  private static let day: TimeInterval = 86_400

  private func token(
    _ desk: Desk, roles: Set<Role> = [.facilitator], schools: [String] = [], days: Double? = nil
  ) throws -> CreatedToken {
    try desk.curation.createToken(
      NewToken(
        "Portal", roles: roles, schools: schools,
        expires: days.map { desk.clock.now + $0 * Self.day }), by: desk.root)
  }

  private func refusal(_ desk: Desk, _ text: String) -> CurationError.Code? {
    curationError { _ = try desk.curation.actor(bearing: text) }?.code
  }

  @Test func `lets its bearer act under its name, in its roles, for its schools`() throws {
    let desk = try Desk()
    let created = try desk.curation.createToken(
      NewToken(
        "  The   portal ", roles: [.facilitator, .curator],
        schools: ["20th Street ES", "20th-street-es", "Garvanza ES"]), by: desk.root)
    let actor = try desk.curation.actor(bearing: created.text)
    #expect(
      actor
        == Actor(
          "The portal", roles: [.facilitator, .curator],
          schools: ["20th-street-es", "garvanza-es"], token: created.token.id))
    let number = try desk.curation.submit(desk.draft(), by: actor).submission.number
    #expect(try desk.curation.events(of: number).map(\.actor) == ["The portal"])
    let elsewhere = try desk.draft("bean-diary", school: "24th-street-es")
    #expect(
      curationError { _ = try desk.curation.submit(elsewhere, by: actor) }?.code == .notAllowed)
    #expect(curationError { _ = try desk.curation.tokens(by: actor) }?.code == .notAllowed)
  }

  @Test func `tells a bearer who lacks a role where tokens with it come from`() throws {
    let desk = try Desk()
    let actor = try desk.curation.actor(bearing: token(desk, roles: [.curator]).text)
    let error = curationError { _ = try desk.curation.submit(desk.draft(), by: actor) }
    #expect(error?.message.contains("exemplar token create NAME --role facilitator") == true)
    let person = curationError {
      _ = try desk.curation.submit(desk.draft(), by: desk.ana)
    }
    #expect(person?.message.contains("under “facilitators” in index/repository.yaml") == true)
  }

  @Test func `leaves a repository without curators without them, whatever a token says`() throws {
    let desk = try Desk(curators: [])
    let number = try desk.submit()
    let actor = try desk.curation.actor(bearing: token(desk, roles: [.curator]).text)
    let error = curationError { _ = try desk.curation.move(.claim, number, by: actor) }
    #expect(error?.code == .noCurator)
  }

  @Test func `looks as it is announced, and never the same twice`() throws {
    let desk = try Desk()
    let texts = try (0..<20).map { _ in try token(desk).text }
    #expect(Set(texts).count == 20)
    for text in texts {
      #expect(text.wholeMatch(of: /exemplar_[a-z2-7]{12}_[a-z2-7]{52}/) != nil, "\(text)")
    }
    #expect(
      try desk.curation.tokens(by: desk.root).map(\.name) == .init(repeating: "Portal", count: 20))
  }

  private static let malformed = [
    "", "exemplar", "exemplar__", "exemplar_abcdefghijkl", "Bearer exemplar_abcdefghijkl_x",
    "exemplar_abcdefghijkl_" + String(repeating: "a", count: 51),
    "exemplar_abcdefghijkl_" + String(repeating: "a", count: 53),
    "exemplar_abcdefghijkl_" + String(repeating: "A", count: 52),
    "exemplar_abcdefghijk1_" + String(repeating: "a", count: 52),
    "exemplar_abcdefghijkl_" + String(repeating: "a", count: 52) + "\n",
    "example_abcdefghijkl_" + String(repeating: "a", count: 52),
    "exemplar_abcdefghijkl_" + String(repeating: "é", count: 52),
    String(repeating: "_", count: 100_000),
  ]

  @Test(arguments: malformed)
  func `refuses what has not the form of a token`(text: String) throws {
    let desk = try Desk()
    let error = curationError { _ = try desk.curation.actor(bearing: text) }
    #expect(error?.code == .tokenMalformed)
    #expect(error?.message.count ?? 1000 < 200)
  }

  @Test func `tells a wrong secret, an unknown id and a repository without a database alike`()
    throws
  {
    let desk = try Desk()
    let stranger = "exemplar_abcdefghijkl_" + String(repeating: "a", count: 52)
    #expect(refusal(desk, stranger) == .tokenUnknown)
    #expect(desk.names(".exemplar").isEmpty)
    let text = try token(desk).text
    #expect(refusal(desk, stranger) == .tokenUnknown)
    let last = text.last == "a" ? "b" : "a"
    let wrong = text.dropLast() + last
    #expect(refusal(desk, String(wrong)) == .tokenUnknown)
    let other = try token(desk).text
    let mixed = text.prefix(22) + other.dropFirst(22)
    #expect(refusal(desk, String(mixed)) == .tokenUnknown)
  }

  @Test func `opens nothing from the moment on at which it ends`() throws {
    let desk = try Desk()
    let text = try token(desk, days: 90).text
    desk.clock.now += 90 * Self.day - 0.001
    #expect(refusal(desk, text) == nil)
    desk.clock.now += 0.001
    #expect(refusal(desk, text) == .tokenExpired)
    let wrong = text.dropLast(3) + "aaa"
    #expect(refusal(desk, String(wrong)) == .tokenUnknown, "Who has no secret learns nothing.")
  }

  @Test func `opens nothing once it is revoked, and stays revoked as it was`() throws {
    let desk = try Desk()
    let created = try token(desk, days: 1)
    let revoked = try desk.curation.revokeToken(created.token.id, by: desk.root)
    #expect(refusal(desk, created.text) == .tokenRevoked)
    desk.clock.now += 2 * Self.day
    #expect(refusal(desk, created.text) == .tokenRevoked)
    #expect(try desk.curation.revokeToken(created.text, by: desk.root) == revoked)
    #expect(revoked.revoker == "Root" && revoked.revoked != nil)
    #expect(try desk.curation.tokens(by: desk.root) == [revoked])
    #expect(try !desk.curation.hasTokens())
  }

  @Test func `tells which token to revoke where it got a name, and quotes no secret`() throws {
    let desk = try Desk()
    let created = try token(desk)
    func words(_ id: String) -> String {
      curationError { try desk.curation.revokeToken(id, by: desk.root) }?.message ?? ""
    }
    #expect(words("portal").hasSuffix("exemplar token revoke \(created.token.id)"))
    #expect(
      words("nobody") == "No token has “nobody” as its id. See them all with: exemplar token list")
    #expect(!words(String(created.text.dropLast())).contains(created.text.suffix(30).dropLast()))
    #expect(
      curationError { try desk.curation.revokeToken("nobody", by: desk.ana) }?.code == .notAllowed)
  }

  @Test func `tells everything that is wrong with a wanted token at once`() throws {
    let desk = try Desk()
    let wanted = NewToken(
      " ", roles: [.curator], schools: ["Garvanzza ES", "20th-stret-es"],
      expires: desk.clock.now)
    let error = curationError { _ = try desk.curation.createToken(wanted, by: desk.root) }
    #expect(
      error?.code == .badToken && error?.message == "The token was not made. It has 5 errors.")
    #expect(
      error?.findings.map(\.code) == [
        "missing-name", "unknown-value", "unknown-value", "school-without-facilitator", "bad-day",
      ])
    #expect(error?.findings[1].remedy?.contains("garvanza-es") == true, "\(error?.findings ?? [])")
    let names = [
      ("", "missing-name"), ("A\u{1B}[31m", "bad-name"), ("A\u{202E}B", "bad-name"),
      (String(repeating: "a", count: 101), "bad-name"),
    ]
    for (name, code) in names {
      let found = desk.curation.findings(on: NewToken(name, roles: [.curator]))
      #expect(found.map(\.code) == [code], "\(name)")
    }
    #expect(desk.curation.findings(on: NewToken("A", roles: [])).map(\.code) == ["missing-role"])
    #expect(desk.curation.findings(on: NewToken("Ñandú 3", roles: [.curator])) == [])
    let stranger = curationError {
      _ = try desk.curation.createToken(NewToken("A", roles: [.curator]), by: desk.ana)
    }
    #expect(stranger?.code == .notAllowed && desk.names(".exemplar").isEmpty)
  }

  @Test func `leaves its secret in no file of the repository`() throws {
    let desk = try Desk()
    let text = try token(desk).text
    _ = try desk.curation.actor(bearing: text)
    let secret = Data(text.suffix(52).utf8)
    let root = desk.school.folder.url
    let files = try #require(
      FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
    var count = 0
    for case let file as URL in files where !file.hasDirectoryPath {
      count += 1
      #expect(try Data(contentsOf: file).range(of: secret) == nil, "\(file.path)")
    }
    #expect(count > 3)
    let described = try token(desk).description
    #expect(described.hasSuffix("_…"))
  }

  @Test func `notes the last day of its use, and writes once a day`() throws {
    let desk = try Desk()
    let text = try token(desk).text
    func lastUsed() throws -> String? {
      let tokens = try desk.curation.tokens(by: desk.root)
      return tokens.first?.lastUsed
    }
    #expect(try lastUsed() == nil)
    _ = try desk.curation.actor(bearing: text)
    #expect(try lastUsed() == "2026-11-18")
    let written = try desk.bytesWritten()
    for _ in 0..<5 { _ = try desk.curation.actor(bearing: text) }
    #expect(try desk.bytesWritten() == written)
    desk.clock.now += Self.day
    _ = try desk.curation.actor(bearing: text)
    #expect(try lastUsed() == "2026-11-19")
    desk.clock.now -= 2 * Self.day
    _ = try desk.curation.actor(bearing: text)
    #expect(try lastUsed() == "2026-11-19")
  }

  @Test func `makes several at once`() async throws {
    let desk = try Desk()
    let other = Desk.curation(desk.repository, desk.configuration)
    let texts = try await withThrowingTaskGroup(of: String.self) { group in
      for number in 0..<16 {
        group.addTask {
          let curation = number.isMultiple(of: 2) ? desk.curation : other
          return try curation.createToken(
            NewToken("Program \(number)", roles: [.facilitator]), by: desk.root
          ).text
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(Set(texts).count == 16)
    let names = try texts.map { try other.actor(bearing: $0).name }
    #expect(Set(names) == Set((0..<16).map { "Program \($0)" }))
  }

  @Test func `lets its bearer in where nothing may be written`() throws {
    let desk = try Desk()
    let text = try token(desk).text
    try desk.curation.store.close()
    let folder = desk.school.folder.url(".exemplar").path
    try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: folder)
    defer {
      // The folder is removed with the test; root may write there whatever its rights are.
      try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder)
    }
    #expect(try desk.curation.actor(bearing: text).name == "Portal")
  }

  @Test func `compares bytes as equal only where all are`() {
    #expect(isSameInConstantTime([], []))
    #expect(isSameInConstantTime([1, 2, 255], [1, 2, 255]))
    #expect(!isSameInConstantTime([1, 2], [1, 2, 0]))
    let bytes = [UInt8](repeating: 0x5A, count: 32)
    for place in 0..<32 {
      for bit in 0..<8 {
        var other = bytes
        other[place] ^= 1 << bit
        #expect(!isSameInConstantTime(bytes, other))
      }
    }
  }

  @Test func `brings a database of before up to date, with what it holds`() throws {
    let desk = try Desk()
    let number = try desk.published()
    try desk.sql(
      """
      DROP TABLE tokens; DROP TABLE requests;
      DELETE FROM grdb_migrations WHERE identifier = 'tokens, requests';
      """)
    let later = Desk.curation(desk.repository, desk.configuration)
    #expect(try later.tokens(by: desk.root) == [])
    let text = try later.createToken(NewToken("Portal", roles: [.curator]), by: desk.root).text
    #expect(try later.actor(bearing: text).name == "Portal")
    #expect(try later.submission(number).state == .published)
    #expect(try later.firstBrokenEvent() == nil)
    #expect(try later.doctor().findings == [])
  }

  @Test func `is copied by a backup, and told by the doctor where its school is gone`() throws {
    let desk = try Desk()
    let text = try token(desk, schools: ["garvanza-es"]).text
    func findings() throws -> [Diagnostic] {
      try desk.curation.doctor().findings.map(\.finding).filter { $0.code.hasPrefix("token") }
    }
    #expect(try findings() == [])
    let copy = desk.school.folder.url.deletingLastPathComponent()
      .appendingPathComponent(UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: copy) }  // It is a test's own.
    _ = try desk.curation.backup(to: copy)
    let restored = Desk.curation(try Repository(at: copy), desk.configuration)
    #expect(try restored.actor(bearing: text).schools == ["garvanza-es"])
    try desk.sql("UPDATE tokens SET schools = 'no-school'")
    let found = try findings()
    #expect(found.map(\.code) == ["token-school"] && found.first?.severity == .warning)
    #expect(found.first?.summary.contains("“Portal”, is for “no-school”") == true)
  }

  @Test func `is never removed, whoever asks the database`() throws {
    let desk = try Desk()
    _ = try token(desk)
    #expect(throws: SQLRefused.self) { try desk.sql("DELETE FROM tokens") }
    #expect(try desk.curation.tokens(by: desk.root).count == 1)
  }
}
