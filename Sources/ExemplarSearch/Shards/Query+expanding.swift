internal import Xapian

extension Query {
  /// The same query, whose beginnings of words stand for the terms of all shards: each shard by itself would weigh them
  /// by its own terms, and take others where there are too many.
  func expanded(in database: borrowing Database) throws(XapianError) -> Query {
    switch self {
    case .wildcard(let prefix, let limit, _, _):
      let terms = try database.frequentTerms(prefix: prefix, limit: limit)
      return .synonym(terms.map(\.term).sorted().map { .term($0) })
    case .and(let queries): return .and(try Query.expanded(queries, in: database))
    case .or(let queries): return .or(try Query.expanded(queries, in: database))
    case .xor(let queries): return .xor(try Query.expanded(queries, in: database))
    case .max(let queries): return .max(try Query.expanded(queries, in: database))
    case .synonym(let queries): return .synonym(try Query.expanded(queries, in: database))
    case .elite(let queries, let count):
      return .elite(try Query.expanded(queries, in: database), count: count)
    case .andNot(let one, let other):
      return .andNot(try one.expanded(in: database), try other.expanded(in: database))
    case .filter(let one, let other):
      return .filter(try one.expanded(in: database), by: try other.expanded(in: database))
    case .maybe(let one, let other):
      return .maybe(try one.expanded(in: database), try other.expanded(in: database))
    case .scaled(let query, let factor):
      return .scaled(try query.expanded(in: database), by: factor)
    default: return self
    }
  }

  private static func expanded(
    _ queries: [Query], in database: borrowing Database
  ) throws(XapianError) -> [Query] {
    var expanded: [Query] = []
    for query in queries { expanded.append(try query.expanded(in: database)) }
    return expanded
  }
}
