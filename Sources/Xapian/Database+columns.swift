internal import CXapian

/// Which slots have a column in the file beside a database.
public struct ColumnLayout: Hashable, Sendable {
  /// Slots whose values are counted, compared or folded by: the column has them.
  public var counted: [UInt32]
  /// Slots that are only sorted by: the column has their order.
  public var sorted: [UInt32]

  public init(counted: [UInt32], sorted: [UInt32]) {
    self.counted = counted
    self.sorted = sorted
  }
}

/// A columns file that a reader does not use, and why.
public struct ColumnsFault: Hashable, Sendable {
  public var path: String
  /// The rest of a sentence about the file: `is missing`, `belongs to another index`.
  public var reason: String
}

extension Database {
  /// Writes the columns of this snapshot beside the database: `glass.columns.17` beside `glass`.
  ///
  /// ```swift
  /// try database.writeColumns(ColumnLayout(counted: [32, 33], sorted: [0, 2]))
  /// ```
  /// A reader maps the file of its own snapshot, which is found by the revision and recognized by what it says of
  /// itself. Who has written another one before gives its revision and the documents that were added, replaced or
  /// deleted since: then only those are read, and the file is the same.
  ///
  /// - Throws: `.storage` where the file cannot be written; the one before it is left as it was.
  public func writeColumns(
    _ layout: ColumnLayout, after revision: UInt64? = nil, changed: [UInt32] = []
  ) throws(XapianError) {
    var packet = PacketWriter()
    packet.numbers(layout.counted)
    packet.numbers(layout.sorted)
    packet.bool(revision != nil)
    packet.u32(UInt32(truncatingIfNeeded: revision ?? 0))
    packet.u32(UInt32(truncatingIfNeeded: (revision ?? 0) >> 32))
    packet.numbers(changed)
    let bytes = packet.bytes
    try attempt("write the columns") {
      cx_database_write_columns(pointer, bytes, bytes.count, $0)
    }
  }

  /// Why the columns of this snapshot are not used; nil when they are. The answers are the same without them.
  ///
  /// - Parameter thoroughly: look at all of the file, not only at what it says of itself.
  public func columnsFault(thoroughly: Bool = false) throws(XapianError) -> ColumnsFault? {
    try receive("look for the columns") {
      cx_database_columns_fault(pointer, thoroughly, $0, $1)
    } reading: {
      let fault = ColumnsFault(path: $0.text(), reason: $0.text())
      return fault.reason.isEmpty ? nil : fault
    }
  }
}
