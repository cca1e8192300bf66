internal import ExemplarCatalog
internal import ExemplarPresentation
internal import ExemplarSearch
internal import HTTPTypes
internal import Hummingbird

/// Where questions are asked of the index, each on a reader's thread and of one snapshot.
struct IndexDesk {
  let desk: ServerDesk

  /// What is sent for an answer: made on the reader's thread, whole.
  struct Reply: Sendable {
    var bytes: [UInt8]
    /// The `Link` header of a list in pages.
    var links: String?

    init(_ answer: some Encodable, links: String? = nil) throws {
      bytes = try AnswerJSON.bytes(answer)
      self.links = links
    }
  }

  /// What became of a request before, or in, the index.
  enum Outcome<Value: Sendable>: Sendable {
    case answered(Value, EntityTag)
    /// The client has the newest.
    case known(EntityTag)
    case withdrawn([UInt8])

    /// The same, with something else for an answer.
    func map<Other: Sendable>(_ change: (Value) -> Other) -> Outcome<Other> {
      switch self {
      case .answered(let value, let tag): .answered(change(value), tag)
      case .known(let tag): .known(tag)
      case .withdrawn(let tombstone): .withdrawn(tombstone)
      }
    }
  }

  /// Asks the index. What a client has already is not asked for again.
  ///
  /// With an id, that exemplar's tombstone is looked for first, since it counts from the moment it stands.
  func ask<Value: Sendable>(
    _ request: Request, of id: String? = nil,
    _ work: @escaping @Sendable (IndexReader) throws -> Value
  ) async throws -> Outcome<Value> {
    let url = request.uri.path + (request.uri.query.map { "?" + $0 } ?? "")
    let conditions = Conditions(request.headers)
    let repository = desk.repository
    return try await desk.readers.run { reader in
      if let id, let tombstone = try repository.tombstone(of: id) {
        return .withdrawn(try Tombstone(tombstone, of: id).document)
      }
      return try reader.onNewestSnapshot {
        let tag = EntityTag(revision: reader.revision, of: url)
        if conditions.has(tag) { return .known(tag) }
        let answer = try work(reader)
        return conditions.wantsNothing ? .known(tag) : .answered(answer, tag)
      }
    }
  }

  /// Asks the index and sends its answer.
  func answer(
    _ request: Request, of id: String? = nil,
    _ work: @escaping @Sendable (IndexReader) throws -> Reply
  ) async throws -> Response {
    response(try await ask(request, of: id, work))
  }

  /// The response to what became of a request.
  func response(_ outcome: Outcome<Reply>) -> Response {
    switch outcome {
    case .known(let tag): return .notModified(tag, .always)
    case .withdrawn(let tombstone): return .withdrawn(tombstone)
    case .answered(let reply, let tag):
      var response = Response.bytes(reply.bytes, type: "application/json")
      response.headers[.eTag] = tag.text
      response.headers[.cacheControl] = Caching.always.text
      response.headers[.link] = reply.links
      return response
    }
  }
}

extension Response {
  /// What remains of an exemplar that was public: the answer of `show`, which a client prints as it prints any other.
  static func withdrawn(_ tombstone: [UInt8]) -> Response {
    var response = Response.bytes(tombstone, status: .gone, type: "application/json")
    response.headers[.cacheControl] = Caching.always.text
    return response
  }
}

extension Tombstone {
  /// The answer of `show` for an exemplar of which this remains.
  var document: [UInt8] {
    get throws { try AnswerJSON.bytes(ExemplarAnswer(nil, withdrawn: self)) }
  }
}

extension HTTPField.Name {
  /// RFC 8288.
  static let link = HTTPField.Name("Link")!
}

extension IndexReader {
  /// True where the index behind a reader is gone or damaged: the next question opens another one.
  static func isSpent(by error: any Error) -> Bool {
    switch error as? SearchError {
    case .noIndex, .olderIndex, .unusableIndex, .engine: true
    default: false
    }
  }
}
