internal import ExemplarBundle

/// The sentences about tokens; none of them quotes a secret.
extension CurationError {
  static func badToken(_ findings: [Diagnostic]) -> CurationError {
    let first = findings.first.map { [$0.summary, $0.remedy].compactMap(\.self) } ?? []
    let words =
      findings.count == 1 ? first.joined(separator: " ") : "It has \(findings.count) errors."
    return CurationError(.badToken, "The token was not made. \(words)", findings: findings)
  }

  static let tokenMalformed = CurationError(
    .tokenMalformed,
    "What was sent is not a token: one looks like exemplar_<id>_<secret>. Copy all of it, as it was shown when it was made."
  )

  static let tokenUnknown = CurationError(
    .tokenUnknown,
    "This repository does not know the token. Ask an administrator for one: exemplar token create")

  static let tokenRevoked = CurationError(
    .tokenRevoked,
    "The token was revoked. Ask an administrator for another one: exemplar token create")

  static let tokenExpired = CurationError(
    .tokenExpired,
    "The token has ended. Ask an administrator for another one: exemplar token create")

  /// Nobody can revoke what is not there; a name in the place of an id is understood.
  static func noSuchToken(_ id: String, among tokens: [Token]) -> CurationError {
    let named = tokens.filter { isSame($0.name, id) && $0.revoked == nil }.map(\.id)
    let advice =
      named.isEmpty
      ? "See them all with: exemplar token list"
      : "It is the name of: \(named.joined(separator: ", ")). Write: exemplar token revoke \(named[0])"
    // Half a token may still be half a secret.
    let quoted = id.hasPrefix("exemplar_") ? "what was typed" : "“\(id)”"
    return CurationError(.tokenUnknown, "No token has \(quoted) as its id. \(advice)")
  }
}
