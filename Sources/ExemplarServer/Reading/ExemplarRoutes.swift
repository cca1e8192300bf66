internal import ExemplarCatalog
internal import ExemplarPresentation
internal import ExemplarSearch
internal import ExemplarVocabulary
internal import Hummingbird

/// One exemplar, its versions and its neighbors.
struct ExemplarRoutes {
  private let index: IndexDesk
  private let shelf: WorkerPool<BagShelf>

  init(_ desk: ServerDesk) {
    index = IndexDesk(desk: desk)
    shelf = desk.shelf
  }

  var endpoints: [Endpoint] {
    [
      Endpoint(.get, "/api/v1/exemplars/{id}", "getExemplar") { request, context in
        try await exemplar(try context.exemplarID(), request)
      },
      Endpoint(.get, "/api/v1/exemplars/{id}/versions", "listVersions") { request, context in
        try await versions(try context.exemplarID(), request)
      },
      Endpoint(.get, "/api/v1/exemplars/{id}/versions/{n}", "getVersion") { request, context in
        try await version(try context.word("n"), try context.exemplarID(), request)
      },
      Endpoint(.get, "/api/v1/exemplars/{id}/similar", "findSimilar") { request, context in
        try await similar(try context.exemplarID(), request)
      },
    ]
  }

  private func exemplar(_ id: String, _ request: Request) async throws -> Response {
    let parameters = try URLParameters(request.uri.query)
    return try await index.answer(request, of: id) { reader in
      try ParameterReading(parameters).finishStrictly()
      return try .init(reader.exemplar(id))
    }
  }

  private func versions(_ id: String, _ request: Request) async throws -> Response {
    let parameters = try URLParameters(request.uri.query)
    return try await index.answer(request, of: id) { reader in
      try ParameterReading(parameters).finishStrictly()
      let detail = try reader.exemplar(id).detail
      return try .init(VersionsAnswer(id: id, versions: detail?.versions ?? []))
    }
  }

  /// The newest version is in the index; an earlier one is read from its bag, on another thread.
  private func version(
    _ number: String, _ id: String, _ request: Request
  ) async throws -> Response {
    let parameters = try URLParameters(request.uri.query)
    // What is no number is no version: 0 is none.
    let version = Int(number).flatMap { String($0) == number ? $0 : nil } ?? 0
    let newest = try await index.ask(request, of: id) { reader -> IndexDesk.Reply? in
      try ParameterReading(parameters).finishStrictly()
      let answer = try reader.exemplar(id)
      return answer.detail?.card.version == version ? try .init(answer) : nil
    }
    switch newest {
    case .known(let tag): return index.response(.known(tag))
    case .withdrawn(let tombstone): return index.response(.withdrawn(tombstone))
    case .answered(let reply?, let tag): return index.response(.answered(reply, tag))
    case .answered(nil, let tag):
      let reply = try await shelf.run { shelf in
        try IndexDesk.Reply(ExemplarAnswer(shelf.detail(of: id, version: version)))
      }
      return index.response(.answered(reply, tag))
    }
  }

  private func similar(_ id: String, _ request: Request) async throws -> Response {
    let parameters = try URLParameters(request.uri.query)
    return try await index.answer(request, of: id) { reader in
      let limits = SearchLimits()
      var reading = ParameterReading(parameters)
      let (page, perPage) = reading.page(limits)
      let revision = reading.text("revision")
      let unknown = reading.unknown().map(\.warning)
      try reading.finish()
      try reader.checkID(id)
      var answer = try SimilarQuestion(id, page: page, perPage: perPage).answer(from: reader)
      answer.query.warnings += unknown
      if let revision, revision != reader.revision { answer.query.warnings.append(.newerIndex) }
      let address = QuestionAddress(
        "exemplars", id, "similar", parameters: parameters.withoutPage)
      return try .init(
        answer, links: PagingLinks(answer, at: address, offset: limits.offset).text)
    }
  }
}

extension ServerContext {
  /// The id that a path names; ids have no capitals.
  func exemplarID() throws(ServerProblem) -> String { try word("id").lowercased() }
}

extension IndexReader {
  /// The newest version of an exemplar.
  fileprivate func exemplar(_ id: String) throws -> ExemplarAnswer {
    try checkID(id)
    return try ExemplarQuestion(id).answer(from: self)
  }

  /// Refuses what cannot be an id before anything is looked up with it.
  func checkID(_ id: String) throws(SearchError) {
    guard !Slug.isValid(id) else { return }
    throw .unknownExemplar(id: id, nearest: id.utf8.count <= 200 ? try ids(near: id) : [])
  }
}
