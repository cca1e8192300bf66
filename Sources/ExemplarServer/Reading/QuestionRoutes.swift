internal import ExemplarPresentation
internal import ExemplarSearch
internal import ExemplarSearchLog
internal import HTTPTypes
internal import Hummingbird

/// Questions about the whole collection.
struct QuestionRoutes {
  private let index: IndexDesk

  init(_ desk: ServerDesk) { index = IndexDesk(desk: desk) }

  var endpoints: [Endpoint] {
    [
      Endpoint(.get, "/api/v1/search", "search") { request, _ in try await search(request) },
      Endpoint(.get, "/api/v1/facets", "countFacets") { request, _ in try await facets(request) },
      Endpoint(.get, "/api/v1/coverage", "getCoverage") { request, _ in
        try await coverage(request)
      },
      Endpoint(.get, "/api/v1/suggest", "suggest") { request, _ in try await suggest(request) },
      Endpoint(.get, "/api/v1/vocabularies", "listVocabularies") { request, _ in
        try await vocabularies(request)
      },
      Endpoint(.get, "/api/v1/vocabularies/{name}", "getVocabulary") { request, context in
        try await vocabulary(try context.word("name"), request)
      },
    ]
  }

  /// An answer, and what of it is noted.
  private struct Found: Sendable {
    var reply: IndexDesk.Reply
    var search: LoggedSearch?
  }

  private func search(_ request: Request) async throws -> Response {
    let parameters = try URLParameters(request.uri.query)
    // Noted once it is answered: an answer that commits overtake is made again.
    let log = request.method == .get ? index.desk.searches : nil
    let outcome = try await index.ask(request) { reader in
      let asked = try SearchParameters(parameters, reader.fields)
      var page = try SearchQuestion(asked.request).answer(from: reader)
      page.query.warnings += asked.warnings(of: reader.revision)
      let address = QuestionAddress("search", parameters: parameters.withoutPage)
      let links = PagingLinks(page, at: address, offset: asked.request.limits.offset)
      return Found(
        reply: try .init(page, links: links.text),
        search: log.flatMap { _ in
          LoggedSearch(page, of: asked.request, at: .endpoint, on: LoggedDay.today())
        })
    }
    if case .answered(let found, _) = outcome, let search = found.search { log?.add(search) }
    return index.response(outcome.map(\.reply))
  }

  private func facets(_ request: Request) async throws -> Response {
    let parameters = try URLParameters(request.uri.query)
    return try await index.answer(request) { reader in
      let asked = try SearchParameters(parameters, reader.fields, for: .facets)
      var answer = try FacetsQuestion(asked.request, fields: asked.facetFields)
        .answer(from: reader)
      answer.query.warnings += asked.warnings(of: reader.revision)
      return try .init(answer)
    }
  }

  private func coverage(_ request: Request) async throws -> Response {
    let parameters = try URLParameters(request.uri.query)
    return try await index.answer(request) { reader in
      var reading = ParameterReading(parameters)
      var question = CoverageQuestion()
      question.rows = reading.facet("rows", reader.fields) ?? question.rows
      question.columns = reading.facet("columns", reader.fields) ?? question.columns
      try reading.finishStrictly()
      return try .init(question.answer(from: reader))
    }
  }

  private func suggest(_ request: Request) async throws -> Response {
    let parameters = try URLParameters(request.uri.query)
    return try await index.answer(request) { reader in
      var reading = ParameterReading(parameters)
      let question = SuggestQuestion(
        reading.question(), limit: reading.number("limit", to: SearchLimits().suggestions) ?? 10)
      try reading.finishStrictly()
      return try .init(question.answer(from: reader))
    }
  }

  private func vocabularies(_ request: Request) async throws -> Response {
    let parameters = try URLParameters(request.uri.query)
    return try await index.answer(request) { reader in
      try ParameterReading(parameters).finishStrictly()
      return try .init(VocabularyListQuestion().answer(from: reader))
    }
  }

  private func vocabulary(_ name: String, _ request: Request) async throws -> Response {
    let parameters = try URLParameters(request.uri.query)
    return try await index.answer(request) { reader in
      var reading = ParameterReading(parameters)
      let question = VocabularyQuestion(name, words: reading.question())
      try reading.finishStrictly()
      do { return try .init(question.answer(from: reader)) } catch let error as SearchError {
        guard case .option = error else { throw error }
        throw ServerProblem(
          .notFound, error.code, "There is no such vocabulary", error.description)
      }
    }
  }
}

extension URLParameters {
  /// What a link to another page of the same list repeats.
  var withoutPage: [QuestionAddress.Parameter] {
    list.filter { $0.name != "page" && $0.name != "revision" }
  }
}
