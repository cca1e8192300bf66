internal import CXapian

extension WritableDatabase {
  /// What is stored beside the documents under a key; empty when there is nothing.
  public func metadata(_ key: String) throws(XapianError) -> [UInt8] {
    try reading.metadata(key)
  }

  /// Stores something beside the documents, in the same commit as their changes; empty removes it.
  public mutating func setMetadata(_ key: String, _ value: [UInt8]) throws(XapianError) {
    let name = key.bytes
    try attempt("set the metadata “\(key)”") {
      cx_database_set_metadata(pointer, name, name.count, value, value.count, $0)
    }
  }

  /// Adds a word to the spelling dictionary, or makes it more frequent.
  public mutating func addSpelling(
    _ word: String, frequency: Int = 1
  ) throws(XapianError) {
    try changeSpelling(word, "add the spelling “\(word)”") {
      cx_database_add_spelling(pointer, $0, $1, UInt32(clamping: frequency), $2)
    }
  }

  /// Makes a word of the spelling dictionary less frequent; at 0 it is gone.
  public mutating func removeSpelling(
    _ word: String, frequency: Int = 1
  ) throws(XapianError) {
    try changeSpelling(word, "remove the spelling “\(word)”") {
      cx_database_remove_spelling(pointer, $0, $1, UInt32(clamping: frequency), $2)
    }
  }

  private func changeSpelling(
    _ word: String, _ operation: String, _ change: ([UInt8], Int, Out) -> cx_status
  ) throws(XapianError) {
    try TermLimit.check(word, operation: operation)
    let bytes = word.bytes
    try attempt(operation) { change(bytes, bytes.count, $0) }
  }

  /// Stores a synonym of a term. Both are terms: a synonym with a space in it matches nothing.
  public mutating func addSynonym(
    _ synonym: String, of term: String
  ) throws(XapianError) {
    let operation = "add a synonym of “\(term)”"
    try TermLimit.check(term, operation: operation)
    let name = term.bytes
    let bytes = synonym.bytes
    try attempt(operation) {
      cx_database_add_synonym(pointer, name, name.count, bytes, bytes.count, $0)
    }
  }

  /// Removes a synonym of a term; none is no error.
  public mutating func removeSynonym(
    _ synonym: String, of term: String
  ) throws(XapianError) {
    let name = term.bytes
    let bytes = synonym.bytes
    try attempt("remove a synonym of “\(term)”") {
      cx_database_remove_synonym(pointer, name, name.count, bytes, bytes.count, $0)
    }
  }

  /// Removes all synonyms of a term.
  public mutating func removeSynonyms(of term: String) throws(XapianError) {
    let name = term.bytes
    try attempt("remove the synonyms of “\(term)”") {
      cx_database_clear_synonyms(pointer, name, name.count, $0)
    }
  }
}
