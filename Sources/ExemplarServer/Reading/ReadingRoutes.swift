internal import ExemplarPresentation
internal import ExemplarSearch
internal import Hummingbird

/// What is published: found, counted, read and taken home.
struct ReadingRoutes {
  let desk: ServerDesk

  init(_ desk: ServerDesk) { self.desk = desk }

  var endpoints: [Endpoint] {
    [
      Endpoint(.get, "/api/v1/vocabularies", "listVocabularies") { _, _ in
        try await answer(VocabularyListQuestion())
      }
    ]
  }

  private func answer(_ question: some Question) async throws -> Response {
    let bytes = try await desk.readers.run { reader in
      Array(try AnswerJSON.text(question.answer(from: reader)).utf8)
    }
    return .bytes(bytes, type: "application/json")
  }
}
