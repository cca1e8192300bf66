public import Foundation

/// One token as JSON, and whether it opens anything; never its secret.
public struct TokenDocument: Hashable, Sendable {
  /// Its times are to the second, as they are written.
  public let token: Token
  public let state: Token.State

  /// Tells of a token how it stands at a moment.
  public init(_ token: Token, at now: Date) {
    self.init(token, state: token.state(at: now))
  }

  private init(_ token: Token, state: Token.State) {
    self.token = Token(
      id: token.id, name: token.name, roles: token.roles, schools: token.schools,
      created: token.created.wholeSecond, creator: token.creator,
      expires: token.expires?.wholeSecond, revoked: token.revoked?.wholeSecond,
      revoker: token.revoker, lastUsed: token.lastUsed)
    self.state = state
  }
}

extension TokenDocument: Codable {
  private enum CodingKeys: String, CodingKey {
    case id, name, roles, schools, created, creator, expires, revoked, revoker, lastUsed, state
  }

  /// Writes absent members as null; roles and schools are ordered.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(token.id, forKey: .id)
    try container.encode(token.name, forKey: .name)
    try container.encode(token.roles.map(\.rawValue).sorted(), forKey: .roles)
    try container.encode(token.schools?.sorted(), forKey: .schools)
    try container.encode(time: token.created, forKey: .created)
    try container.encode(token.creator, forKey: .creator)
    try container.encode(time: token.expires, forKey: .expires)
    try container.encode(time: token.revoked, forKey: .revoked)
    try container.encode(token.revoker, forKey: .revoker)
    try container.encode(token.lastUsed, forKey: .lastUsed)
    try container.encode(state, forKey: .state)
  }

  /// Reads a document.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      Token(
        id: try container.decode(String.self, forKey: .id),
        name: try container.decode(String.self, forKey: .name),
        roles: try container.decode(Set<Role>.self, forKey: .roles),
        schools: try container.decodeIfPresent(Set<String>.self, forKey: .schools),
        created: try container.decodeTime(forKey: .created),
        creator: try container.decode(String.self, forKey: .creator),
        expires: try container.decodeTimeIfPresent(forKey: .expires),
        revoked: try container.decodeTimeIfPresent(forKey: .revoked),
        revoker: try container.decodeIfPresent(String.self, forKey: .revoker),
        lastUsed: try container.decodeIfPresent(String.self, forKey: .lastUsed)),
      state: try container.decode(Token.State.self, forKey: .state))
  }
}
