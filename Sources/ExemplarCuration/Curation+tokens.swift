public import ExemplarBundle
internal import ExemplarCatalog
internal import Foundation
internal import GRDB

extension Curation {
  /// Everything that is wrong with a wanted token; empty when it can be made.
  public func findings(on wanted: NewToken) -> [Diagnostic] { wish(wanted).findings }

  /// Makes a token, for an administrator; its text is in the answer and nowhere else.
  ///
  /// ```swift
  /// let wanted = NewToken("Portal", roles: [.facilitator], schools: ["20th Street ES"])
  /// try curation.createToken(wanted, by: root).text   // "exemplar_k5cmq7zax2pd_…"
  /// ```
  /// - Throws: `badToken` with every finding, `notAllowed`, or what the database throws.
  public func createToken(
    _ wanted: NewToken, by actor: Actor
  ) throws(CurationError) -> CreatedToken {
    guard actor.roles.contains(.administrator) else {
      throw .notAdministrator(actor, "make a token")
    }
    let wish = wish(wanted)
    guard wish.findings.isEmpty else { throw .badToken(wish.findings) }
    let text = TokenText()
    let token = Token(
      id: text.id, name: wish.name, roles: wanted.roles, schools: wish.schools,
      created: clock().wholeMillisecond, creator: actor.name,
      expires: wanted.expires?.wholeMillisecond)
    try store.write { try TokenTable(database: $0).add(token, digest: text.digest) }
    return CreatedToken(token: token, text: text.text)
  }

  /// All tokens, oldest first, for an administrator; also those that open nothing any more.
  public func tokens(by actor: Actor) throws(CurationError) -> [Token] {
    guard actor.roles.contains(.administrator) else {
      throw .notAdministrator(actor, "see the tokens")
    }
    return try store.read { try TokenTable(database: $0).tokens() } ?? []
  }

  /// Takes a token's right away at once, for an administrator; one that was revoked stays as it is.
  ///
  /// - Throws: `tokenUnknown` for an id that no token has.
  @discardableResult
  public func revokeToken(_ id: String, by actor: Actor) throws(CurationError) -> Token {
    let all = try tokens(by: actor)
    // Somebody may hold nothing but the text itself.
    let wanted = TokenText(id)?.id ?? id
    guard var token = all.first(where: { $0.id == wanted }) else {
      throw .noSuchToken(wanted, among: all)
    }
    guard token.revoked == nil else { return token }
    token.revoked = clock().wholeMillisecond
    token.revoker = actor.name
    try store.write { [token] in try TokenTable(database: $0).revoke(token) }
    return token
  }

  /// True where at least one token opens something now.
  public func hasTokens() throws(CurationError) -> Bool {
    let now = clock()
    let all = try store.read { try TokenTable(database: $0).tokens() } ?? []
    return all.contains { $0.state(at: now) == .active }
  }

  private func wish(_ wanted: NewToken) -> TokenWish {
    TokenWish(wanted, schools: context.vocabularies["schools"], now: clock())
  }
}

extension Date {
  /// As the database keeps it.
  fileprivate var wholeMillisecond: Date { Date(milliseconds: milliseconds) }
}
