public import ExemplarSearch

extension Problem {
  /// What a question that has no answer is told: by a command and by a server alike.
  ///
  /// ```swift
  /// let problem = Problem(.unknownExemplar(id: "circuit", nearest: ["circuits"]))
  /// problem.code      // "unknown-exemplar"
  /// problem.detail    // "There is no exemplar “circuit”. Did you mean “circuits”?"
  /// ```
  public init(_ error: SearchError) {
    self.init(code: error.code, title: error.title, detail: error.description)
    guard case .strict(let warnings) = error else { return }
    errors = warnings.map { Item(parameter: "q", position: $0.position, detail: $0.message) }
  }
}
