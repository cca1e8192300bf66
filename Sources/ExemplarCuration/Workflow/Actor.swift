/// Who acts, in which roles and for which schools.
public struct Actor: Hashable, Sendable {
  /// As it is recorded in events.
  public var name: String
  public var roles: Set<Role>
  /// The ids of the schools a facilitator may submit for; nil: any.
  public var schools: Set<String>?
  /// The id of the token by which a program acts; nil for a person at the repository itself.
  public var token: String?

  /// Names somebody.
  public init(
    _ name: String, roles: Set<Role>, schools: Set<String>? = nil, token: String? = nil
  ) {
    self.name = name
    self.roles = roles
    self.schools = schools
    self.token = token
  }
}
