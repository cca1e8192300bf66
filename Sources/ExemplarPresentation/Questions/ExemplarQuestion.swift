public import ExemplarSearch

/// What one exemplar's newest version is: the question of `show ID`.
public struct ExemplarQuestion: Question {
  public var id: String

  /// Makes a question; ids have no capitals.
  public init(_ id: String) { self.id = id }

  /// Asks the index, which holds what is public; tombstones stand in the repository.
  public func answer(from reader: IndexReader) throws(SearchError) -> ExemplarAnswer {
    guard let detail = try reader.detail(of: id.lowercased()) else {
      throw .unknownExemplar(id: id, nearest: try reader.ids(near: id))
    }
    return ExemplarAnswer(detail)
  }

  public var address: QuestionAddress { QuestionAddress("exemplars", id) }
}
