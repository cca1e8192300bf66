internal import CXapian

extension WritableDatabase {
  /// Adds a document and returns its id.
  ///
  /// - Throws: `.invalidArgument` for a term that is empty or too long, before anything is changed.
  @discardableResult
  public mutating func add(_ document: IndexedDocument) throws(XapianError) -> UInt32 {
    try add(document.packed)
  }

  /// Adds a packed document and returns its id.
  @discardableResult
  public mutating func add(_ document: PackedDocument) throws(XapianError) -> UInt32 {
    let operation = "add a document"
    let packet = try document.packet(operation: operation)
    var id: UInt32 = 0
    try attempt(operation) {
      cx_database_add_document(pointer, packet, packet.count, &id, $0)
    }
    return id
  }

  /// Replaces the document that has the term, or adds it when there is none; returns its id, which
  /// stays the same.
  ///
  /// - Throws: `.invalidArgument` when the new document lacks the term: the next replacement would
  ///   not find it and would add a second one.
  @discardableResult
  public mutating func replace(
    term: String, with document: IndexedDocument
  ) throws(XapianError) -> UInt32 {
    try replace(term: term, with: document.packed)
  }

  /// Replaces the document that has the term by a packed one, or adds it when there is none.
  @discardableResult
  public mutating func replace(
    term: String, with document: PackedDocument
  ) throws(XapianError) -> UInt32 {
    let operation = "replace the document of “\(term)”"
    let packet = try document.packet(operation: operation)
    guard document.postings.contains(term) else {
      throw .invalidArgument("The new document lacks the term “\(term)”", operation: operation)
    }
    let name = term.bytes
    var id: UInt32 = 0
    try attempt(operation) {
      cx_database_replace_by_term(pointer, name, name.count, packet, packet.count, &id, $0)
    }
    return id
  }

  /// Replaces the document of an id, or adds it under that id.
  public mutating func replace(
    id: UInt32, with document: IndexedDocument
  ) throws(XapianError) {
    let operation = "replace document \(id)"
    let packet = try document.packed.packet(operation: operation)
    try attempt(operation) {
      cx_database_replace_document(pointer, id, packet, packet.count, $0)
    }
  }

  /// Deletes all documents with the term; none is no error.
  public mutating func delete(term: String) throws(XapianError) {
    try TermLimit.check(term, operation: "delete the documents of “\(term)”")
    let name = term.bytes
    try attempt("delete the documents of “\(term)”") {
      cx_database_delete_by_term(pointer, name, name.count, $0)
    }
  }

  /// Deletes the document of an id.
  ///
  /// - Throws: `.notFound` when there is none.
  public mutating func delete(id: UInt32) throws(XapianError) {
    try attempt("delete document \(id)") { cx_database_delete_document(pointer, id, $0) }
  }

  /// How many documents there are, those not committed yet included.
  public var documentCount: Int {
    get throws(XapianError) { try reading.documentCount }
  }

  /// The lowest id of a document with the term.
  public func documentID(forTerm term: String) throws(XapianError) -> UInt32? {
    try reading.documentID(forTerm: term)
  }
}
