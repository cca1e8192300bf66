/// What to look for: a tree of terms, ranges and operators.
///
/// ```swift
/// let query = Query.filter(
///   .and([.term("Zrobot"), .phrase(["paper", "circuit"])]),
///   by: .or([.term("XG3"), .term("XG4")]))
/// ```
///
/// A query may have 64 levels; see Xapian's `Query` for the weights each operator gives.
public indirect enum Query: Hashable, Sendable {
  /// No document.
  case nothing
  /// Every document, without weight.
  case everything
  /// Documents with the term; its weight counts as if it stood in the query so many times.
  case term(String, frequency: UInt32 = 1)
  /// Documents that match all; of none, nothing.
  case and([Query])
  /// Documents that match any.
  case or([Query])
  /// Documents that match an odd number.
  case xor([Query])
  /// Documents that match the first and not the second.
  case andNot(Query, Query)
  /// Documents that match both, weighed by the first alone.
  case filter(Query, by: Query)
  /// Documents that match the first, weighed by both.
  case maybe(Query, Query)
  /// Documents that match any, weighed by the heaviest alone.
  case max([Query])
  /// Documents that match any, weighed as if all were one term.
  case synonym([Query])
  /// The terms in this order within a window of so many positions; 0: next to each other.
  case phrase([String], window: Int = 0)
  /// The terms in any order within a window of so many positions.
  case near([String], window: Int = 10)
  /// The terms that begin so; at most `limit` of them, unless it is 0.
  case wildcard(
    prefix: String, limit: Int = 100, combiner: Combiner = .synonym, excess: Excess = .mostFrequent)
  /// Documents whose value in the slot is in the range, both ends included, in byte order.
  case valueRange(UInt32, from: [UInt8], to: [UInt8])
  /// Documents whose value in the slot is this or greater.
  case valueAtLeast(UInt32, [UInt8])
  /// Documents whose value in the slot is this or smaller; without a value there is no match.
  case valueAtMost(UInt32, [UInt8])
  /// The same documents, their weights multiplied.
  case scaled(Query, by: Double)
  /// Every document, each with this weight.
  case constantWeight(Double)
  /// Documents that match any of the `count` queries that can weigh most.
  case elite([Query], count: Int)

  /// How the terms that a wildcard stands for add up; `synonym` is the cheapest, `max` the dearest.
  public enum Combiner: UInt8, Hashable, Sendable {
    case synonym = 0
    case or = 1
    case max = 2
  }

  /// What becomes of a wildcard that stands for more terms than its limit.
  public enum Excess: UInt8, Hashable, Sendable {
    /// The match throws `.query`.
    case fails = 0
    /// The first ones in byte order are taken.
    case first = 1
    /// The most frequent ones are taken.
    case mostFrequent = 2
  }

  /// How many levels a query may have. The engine walks the tree by recursion, and 2,000 levels
  /// overflow the stack of a small thread.
  public static let maximumLevels = 64
}
