internal import CXapian

extension Database {
  /// Several databases read as one; each stays usable by itself, and both are one connection where it is remote.
  ///
  /// ```swift
  /// var whole = try Database(sharing: near)
  /// try whole.add(sharing: far)   // all of both; `near` and `far` can still be asked alone
  /// ```
  /// One task owns all of them. Document ids interleave as with ``add(_:)``.
  public init(sharing first: borrowing Database) throws(XapianError) {
    pointer = try attemptMaking("join databases") { cx_database_share(first.pointer, $0, $1) }
  }

  /// Adds another database's shards without giving it up.
  public mutating func add(sharing other: borrowing Database) throws(XapianError) {
    try attempt("add a shard") { cx_database_add(pointer, other.pointer, $0) }
  }
}
