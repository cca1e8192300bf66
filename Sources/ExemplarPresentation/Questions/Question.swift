public import ExemplarSearch

/// Something the reading wing is asked, whoever asks: a command, a request, a program far away.
///
/// ```swift
/// let question = CoverageQuestion(rows: "iste", columns: "grade")
/// try question.answer(from: reader).total   // 15, from the index here
/// question.address.text                     // "/api/v1/coverage?rows=iste&columns=grade", of a server
/// ```
/// Both ways give the same answer, so that whoever prints it need not know where it came from.
public protocol Question: Hashable, Sendable {
  /// What is printed, as text or as JSON.
  associatedtype Answer: Codable & Hashable & Sendable

  /// Asks the index.
  func answer(from reader: IndexReader) throws(SearchError) -> Answer

  /// Where a server answers it.
  var address: QuestionAddress { get }

  /// Refuses what no index has an answer to, before anybody is asked.
  func check() throws(SearchError)
}

extension Question {
  /// Most questions can be asked whatever they say.
  public func check() throws(SearchError) {}
}
