public import Foundation

/// The right of a program to act through the endpoint: under a name, in roles, for schools, until a day.
///
/// ```swift
/// let actor = try curation.actor(bearing: "exemplar_k5cmq7zax2pd_…")
/// actor.roles   // [.facilitator]
/// ```
/// Of its secret the database keeps a digest alone, so that nobody can take it from there.
public struct Token: Hashable, Sendable {
  /// Whether it opens anything.
  public enum State: String, Hashable, Sendable, Codable, CaseIterable {
    case active, expired, revoked
  }

  /// Twelve characters; no secret.
  public let id: String
  /// Under which its acts are recorded.
  public let name: String
  public let roles: Set<Role>
  /// The ids of the schools its bearer may submit for; nil: any.
  public let schools: Set<String>?
  public let created: Date
  /// Who made it.
  public let creator: String
  /// From this moment on it opens nothing; nil: it does not end by itself.
  public let expires: Date?
  public internal(set) var revoked: Date?
  /// Who revoked it.
  public internal(set) var revoker: String?
  /// The last day on which it was used, `YYYY-MM-DD` in UTC: enough to find those that nobody uses any more.
  public internal(set) var lastUsed: String?

  /// Whether it opens anything at a moment.
  public func state(at now: Date) -> State {
    if revoked != nil { return .revoked }
    return expires.map { now >= $0 } == true ? .expired : .active
  }

  /// Who acts when its bearer does.
  public var actor: Actor { Actor(name, roles: roles, schools: schools, token: id) }
}

/// A token as somebody wants it.
public struct NewToken: Hashable, Sendable {
  /// Under which its acts are to be recorded: a person's name, or a program's.
  public var name: String
  public var roles: Set<Role>
  /// Ids, names or aliases of the schools its bearer may submit for; empty: any.
  public var schools: [String]
  /// From this moment on it is to open nothing; nil: until it is revoked.
  public var expires: Date?

  /// Says what is wanted.
  public init(_ name: String, roles: Set<Role>, schools: [String] = [], expires: Date? = nil) {
    self.name = name
    self.roles = roles
    self.schools = schools
    self.expires = expires
  }
}

/// A token that was just made, with the text that its bearer sends: nothing keeps that text.
public struct CreatedToken: Hashable, Sendable, CustomStringConvertible {
  public let token: Token
  /// `exemplar_<id>_<secret>`
  public let text: String

  /// Without the secret, for whoever prints the value.
  public var description: String { "exemplar_\(token.id)_…" }
}
