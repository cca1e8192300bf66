public import ExemplarSearch

/// A question with the grades that a person gave to what it should find.
public struct JudgedQuery: Hashable, Sendable {
  /// Its name in a collection; in our own judgments what is asked, with the filters.
  public var id: String
  /// As typed; empty where neighbors are asked for.
  public var text: String
  /// Document → grade, from 0: not relevant.
  public var grades: [String: Int]
  /// What sort of question it is: `topic`, `code`, `spelling`.
  public var kind: String?
  /// The language it is asked in.
  public var language: String?
  /// Why it is graded so.
  public var why: String?
  /// Bait: no lesson here answers it.
  public var isBait = false
  /// Asks for the neighbors of this exemplar, instead of words.
  public var like: String?
  /// Filters that go with it.
  public var options: [SearchRequest.Option] = []

  /// Makes a question.
  public init(id: String, text: String, grades: [String: Int] = [:]) {
    self.id = id
    self.text = text
    self.grades = grades
  }

  /// True where something is relevant: only then the order of hits can be good or bad.
  public var isJudged: Bool { !isBait && grades.values.contains { $0 > 0 } }
}
