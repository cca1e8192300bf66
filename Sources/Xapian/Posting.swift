/// A term of a document: how often it occurs, and where.
///
/// ```swift
/// Posting(term: "robot", frequency: 2, positions: [4, 19])
/// Posting(term: "XGrade3", frequency: 0)   // a filter: found, and without weight
/// ```
public struct Posting: Hashable, Sendable {
  /// The term with its prefix. The engine compares bytes, so composed and decomposed letters are
  /// different terms there, though Swift calls the strings equal.
  public var term: String
  /// The within-document frequency, which weighting schemes use; 0 for a filter.
  public var frequency: UInt32
  /// Where it stands, for phrases; may be empty.
  public var positions: [UInt32]

  public init(term: String, frequency: UInt32 = 1, positions: [UInt32] = []) {
    self.term = term
    self.frequency = frequency
    self.positions = positions
  }
}
