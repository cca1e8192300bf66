import ExemplarTesting
import Foundation
import Testing

@Suite struct TokenCommandTests {
  /// A repository in which Root alone administers.
  private func desk() throws -> SubmissionDesk {
    let desk = try SubmissionDesk()
    try desk.school.edit(
      "index/repository.yaml", replacing: "curators:", with: "administrators: [Root]\ncurators:")
    return desk
  }

  private static var text: Regex<(Substring, Substring)> { /exemplar_([a-z2-7]{12})_[a-z2-7]{52}/ }

  @Test func `shows a new token once, says how to use it and when it ends`() async throws {
    let desk = try desk()
    let made = try await desk.run(
      as: "Root", "token", "create", "Ana Ruiz", "--role", "facilitator", "--school",
      "20th Street ES", "--expires", "2099-06-30")
    #expect(made.status == 0 && made.remarks == "", "\(made)")
    let match = try #require(made.answer.firstMatch(of: Self.text))
    #expect(made.answer.hasPrefix(match.0 + "\n\n"))
    for words in [
      "the token of “Ana Ruiz”, facilitator for 20th-street-es", "shown this once",
      "$EXEMPLAR_TOKEN", "It ends on 2099-0", "exemplar token revoke \(match.1)",
    ] {
      #expect(
        made.answer.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(words),
        "\(words): \(made.answer)")
    }
    let list = try await desk.run(as: "Root", "token", "list")
    #expect(list.answer.hasPrefix("\(match.1) · Ana Ruiz · active\n"), "\(list.answer)")
    #expect(list.answer.contains("never used") && !list.answer.contains(match.0))
    let revoked = try await desk.run(as: "Root", "token", "revoke", String(match.1))
    #expect(revoked.answer.hasPrefix("Token \(match.1), “Ana Ruiz”, is revoked ("))
    let after = try await desk.run(as: "Root", "token", "list")
    #expect(after.answer.contains("· revoked\n") && after.answer.contains(" by Root"))
  }

  @Test func `answers as its schemas say`() async throws {
    let desk = try desk()
    let check = SchemaCheck()
    let empty = try await desk.run(as: "Root", "token", "list", "--json").json()
    #expect(try check.faults(empty, "tokens-answer-1.json") == [])
    let made = try await desk.run(
      as: "Root", "token", "create", "Portal", "--role", "curator", "--role", "Facilitator",
      "--expires", "90d", "--json"
    ).json()
    #expect(try check.faults(made, "token-answer-1.json") == [])
    #expect((made["secret"] as? String)?.wholeMatch(of: Self.text) != nil)
    let token = try #require(made["token"] as? [String: Any])
    #expect(token["roles"] as? [String] == ["curator", "facilitator"])
    let id = try #require(token["id"] as? String)
    let list = try await desk.run(as: "Root", "token", "list", "--json").json()
    #expect(try check.faults(list, "tokens-answer-1.json") == [])
    let gone = try await desk.run(as: "Root", "token", "revoke", id, "--json").json()
    #expect(try check.faults(gone, "token-answer-1.json") == [])
    #expect(gone["secret"] is NSNull)
    #expect((gone["token"] as? [String: Any])?["state"] as? String == "revoked")
  }

  @Test(arguments: [
    (["create", "A"], 64, "A token needs a role: what its bearer may do."),
    (["create", "A", "--role", "curater"], 64, "“curater” is not a role. Did you mean “curator”?"),
    (["create", " ", "--role", "curator"], 64, "A token needs a name."),
    (
      ["create", "A", "--role", "facilitator", "--school", "Garvanzza ES"], 64,
      "“Garvanzza ES” is not a school. Did you mean"
    ),
    (["create", "A", "--role", "curator", "--expires", "soon"], 64, "“soon” is neither a day nor"),
    (["create", "A", "--role", "curator", "--expires", "0d"], 64, "“0d” is not from 1d to 3650d."),
    (
      ["create", "A", "--role", "curator", "--expires", "99999999999999999999d"], 64,
      "is not from 1d to 3650d."
    ),
    (
      ["create", "A", "--role", "curator", "--expires", "2020-02-30"], 64, "“2020-02-30” is neither"
    ),
    (["create", "A", "--role", "curator", "--expires", "2020-02-28"], 64, "which is over."),
    (
      ["create", "A", "--role", "curator", "--school", "garvanza-es"], 64,
      "Leave out the schools, or add the role facilitator."
    ),
    (["revoke", "nobody"], 1, "No token has “nobody” as its id."),
    (["creat", "A"], 64, "creat"),
    (["create", "A", "--role", "curator", "--actor", "Ben"], 2, "“Ben” may not make a token"),
    (["list", "--actor", "Ben"], 2, "“Ben” may not see the tokens: only an administrator may."),
    (["revoke", "x", "--actor", "Ben"], 2, "only an administrator may."),
  ])
  func `says what is wrong with a command line`(
    arguments: [String], status: Int32, words: String
  ) async throws {
    let desk = try desk()
    let outcome = try await Program.exemplar.with(["EXEMPLAR_ACTOR": "Root"])
      .run(["token"] + arguments, in: desk.school.folder)
    #expect(outcome.status == status)
    #expect(outcome.told.contains(words), "\(outcome.told)")
    #expect(outcome.answer.firstMatch(of: Self.text) == nil)
  }

  @Test func `tells everything that is wrong at once`() async throws {
    let desk = try desk()
    let arguments = [
      "token", "create", "A\u{7}", "--role", "curater", "--school", "nowhere at all", "--expires",
      "x",
    ]
    let root = Program.exemplar.with(["EXEMPLAR_ACTOR": "Root"])
    let outcome = try await root.run(arguments, in: desk.school.folder)
    #expect(outcome.status == 64 && !outcome.remarks.contains("\u{7}"))
    for words in [
      "4 things are wrong", "--role: “curater”", "--expires: “x”", "--school: “nowhere",
    ] {
      #expect(outcome.told.contains(words), "\(words): \(outcome.told)")
    }
    let json = try await root.run(arguments + ["--json"], in: desk.school.folder)
    let errors = try #require(try json.problem()["errors"] as? [[String: Any]])
    #expect(errors.compactMap { $0["parameter"] as? String } == ["role", "expires", "school"])
    #expect(errors.count == 4)
  }

  @Test func `ends a token at the end of its day where the administrator is`() async throws {
    let desk = try desk()
    let outcome = try await Program.exemplar
      .with(["EXEMPLAR_ACTOR": "Root", "TZ": "America/Los_Angeles"]).run(
        ["token", "create", "A", "--role", "curator", "--expires", "2098-12-31", "--json"],
        in: desk.school.folder)
    let token = try #require(try outcome.json()["token"] as? [String: Any])
    #expect(token["expires"] as? String == "2099-01-01T08:00:00Z")
  }
}
