internal import CXapian

extension Database {
  /// One document, with as much of it as is asked for.
  ///
  /// ```swift
  /// let document = try database.document(7, fetching: [.data, .values])
  /// ```
  ///
  /// - Throws: `.notFound` when there is no document of that id.
  public func document(
    _ id: UInt32, fetching parts: StoredDocument.Parts = .data
  ) throws(XapianError) -> StoredDocument {
    try receive("read document \(id)") {
      cx_database_document(pointer, id, parts.rawValue, $0, $1)
    } reading: {
      StoredDocument(reading: &$0)
    }
  }

  /// The values of a slot, for the documents that have one, ascending by document.
  public func values(
    inSlot slot: UInt32
  ) throws(XapianError) -> [(document: UInt32, value: [UInt8])] {
    try receive("read the values of slot \(slot)") {
      cx_database_values(pointer, slot, $0, $1)
    } reading: {
      $0.list { ($0.u32(), $0.bytes()) }
    }
  }

  /// How many documents have a value in the slot, and bounds of these values in byte order.
  ///
  /// The bounds may be wider than the values of now: deleting a document does not narrow them.
  public func valueBounds(
    inSlot slot: UInt32
  ) throws(XapianError) -> (documents: Int, lower: [UInt8], upper: [UInt8]) {
    try receive("read the bounds of slot \(slot)") {
      cx_database_value_bounds(pointer, slot, $0, $1)
    } reading: {
      ($0.count(), $0.bytes(), $0.bytes())
    }
  }
}
