internal import ExemplarCatalog
internal import Foundation
internal import GRDB

extension Curation {
  /// Who acts with the text of a token.
  ///
  /// ```swift
  /// try curation.actor(bearing: "exemplar_k5cmq7zax2pd_…").name   // "Portal"
  /// ```
  /// - Throws: `tokenMalformed`, `tokenUnknown`, `tokenRevoked` or `tokenExpired`; none of them says any of the text.
  public func actor(bearing text: String) throws(CurationError) -> Actor {
    try token(bearing: text).actor
  }

  /// The token with a text, where it opens something now; its use is noted, once a day.
  public func token(bearing text: String) throws(CurationError) -> Token {
    guard let text = TokenText(text) else { throw .tokenMalformed }
    let found = try store.read { try TokenTable(database: $0).token(text.id) }.flatMap(\.self)
    // An id that nobody has takes as long as a wrong secret.
    let isSame = isSameInConstantTime(text.digest, found?.digest ?? Self.noDigest)
    guard isSame, let token = found?.token else { throw .tokenUnknown }
    let now = clock()
    switch token.state(at: now) {
    case .revoked: throw .tokenRevoked
    case .expired: throw .tokenExpired
    case .active: break
    }
    noteUse(of: token, at: now)
    return token
  }

  /// The SHA-256 of nothing that we know.
  private static let noDigest = [UInt8](repeating: 0, count: 32)

  private func noteUse(of token: Token, at now: Date) {
    let day = CalendarDay(secondsSince1970: Int(now.timeIntervalSince1970)).description
    guard token.lastUsed ?? "" < day else { return }
    do {
      try store.write { try TokenTable(database: $0).note(use: token.id, on: day) }
    } catch {
      // The day is for those who clear up. On a full disk, or one that may not be written to, its bearer still
      // reads; and what she writes says itself why it cannot be.
    }
  }
}
