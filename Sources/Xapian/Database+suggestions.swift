internal import CXapian

extension Database {
  /// The word of the spelling dictionary that is nearest, or none.
  ///
  /// A word that is in the dictionary may still get a suggestion that is more frequent; and the
  /// nearest word may be missed (a flaw up to 1.4.30). So ask the corrected question before
  /// offering it.
  public func spelling(
    for word: String, maximumDistance: Int = 2
  ) throws(XapianError) -> String? {
    let bytes = word.bytes
    let suggestion = try receive("suggest a spelling for “\(word)”") {
      cx_database_spelling(
        pointer, bytes, bytes.count, UInt32(clamping: maximumDistance), $0, $1)
    } reading: {
      $0.text()
    }
    return suggestion.isEmpty ? nil : suggestion
  }

  /// The words of the spelling dictionary, in byte order, and how often each was added.
  public func spellings(
    limit: Int? = nil
  ) throws(XapianError) -> [(word: String, frequency: Int)] {
    try receive("list the spelling dictionary") {
      cx_database_spellings(pointer, UInt32(clamping: limit ?? .max), $0, $1)
    } reading: {
      $0.list { $0.frequency() }
    }
  }

  /// The synonyms stored for a term.
  public func synonyms(of term: String) throws(XapianError) -> [String] {
    let bytes = term.bytes
    return try receive("read the synonyms of “\(term)”") {
      cx_database_synonyms(pointer, bytes, bytes.count, $0, $1)
    } reading: {
      $0.texts()
    }
  }

  /// The terms that have synonyms and begin with a prefix.
  public func synonymKeys(prefix: String = "") throws(XapianError) -> [String] {
    let bytes = prefix.bytes
    return try receive("list the terms with synonyms") {
      cx_database_synonym_keys(pointer, bytes, bytes.count, $0, $1)
    } reading: {
      $0.texts()
    }
  }
}
