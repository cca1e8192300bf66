internal import Foundation
internal import GRDB

extension Curation {
  /// Whether a request with a key was sent before, by the same actor, within a day; a new one is running from now on.
  ///
  /// ```swift
  /// switch try curation.idempotent(key, by: portal, request: digest) {
  /// case .new(let mark): try curation.finish(mark, status: 201, body: answer(submit()))
  /// case .same(let status, let body): send(status, body)
  /// case .different: refuse()   // the key named another request
  /// case .running: wait()
  /// }
  /// ```
  /// The digest is of everything that makes the request: method, path, body. A key whose process ended in the middle, or
  /// that has been running for ten minutes, is free again.
  public func idempotent(
    _ key: String, by actor: Actor, request digest: String
  ) throws(CurationError) -> IdempotentRequest {
    let now = clock()
    return try store.write {
      try RequestTable(database: $0, now: now).begin(key, of: actor.name, digest: digest)
    }
  }

  /// Keeps the answer of a request for a day, for whoever sends it again.
  public func finish(
    _ mark: RequestMark, status: Int, body: [UInt8]
  ) throws(CurationError) {
    let now = clock()
    try store.write {
      try RequestTable(database: $0, now: now).finish(mark, status: status, body: body)
    }
  }

  /// Frees the key of a request that did nothing: it may be sent again.
  public func abandon(_ mark: RequestMark) throws(CurationError) {
    let now = clock()
    try store.write { try RequestTable(database: $0, now: now).abandon(mark) }
  }
}
