internal import CXapian

extension Database {
  /// In how many documents the term is; 0 for a term that is nowhere.
  public func frequency(ofTerm term: String) throws(XapianError) -> Int {
    let bytes = term.bytes
    var documents: UInt32 = 0
    try attempt("count the term “\(term)”") {
      cx_database_term_statistics(pointer, bytes, bytes.count, &documents, nil, $0)
    }
    return Int(documents)
  }

  /// How often the term occurs in all documents together.
  public func collectionFrequency(ofTerm term: String) throws(XapianError) -> Int {
    let bytes = term.bytes
    var documents: UInt32 = 0
    var times: UInt64 = 0
    try attempt("count the term “\(term)”") {
      cx_database_term_statistics(pointer, bytes, bytes.count, &documents, &times, $0)
    }
    return Int(times)
  }

  /// The terms that begin with a prefix, in byte order, and in how many documents each is.
  ///
  /// ```swift
  /// try database.terms(prefix: "rob", limit: 2)   // [("robin", 3), ("robot", 310)]
  /// ```
  public func terms(
    prefix: String = "", limit: Int? = nil
  ) throws(XapianError) -> [(term: String, frequency: Int)] {
    let bytes = prefix.bytes
    return try receive("list the terms of “\(prefix)”") {
      cx_database_terms(pointer, bytes, bytes.count, UInt32(clamping: limit ?? .max), $0, $1)
    } reading: {
      $0.list { $0.frequency() }
    }
  }

  /// The rest of each term that begins with a prefix and whose rest passes a look at its bytes: who wants a few of
  /// many need not make a text of all.
  ///
  /// ```swift
  /// try database.endings(of: "ro") { $0.count == 3 }   // [("bin", 3), ("bot", 310)]
  /// ```
  public func endings(
    of prefix: String, where isWanted: (UnsafeRawBufferPointer) -> Bool
  ) throws(XapianError) -> [(ending: String, frequency: Int)] {
    let bytes = prefix.bytes
    return try receive("list the terms of “\(prefix)”") {
      cx_database_terms(pointer, bytes, bytes.count, .max, $0, $1)
    } reading: { packet in
      var endings: [(ending: String, frequency: Int)] = []
      for _ in 0..<packet.count() {
        let ending = UnsafeRawBufferPointer(rebasing: packet.take().dropFirst(bytes.count))
        let frequency = packet.count()
        if isWanted(ending) { endings.append((String(decoding: ending, as: UTF8.self), frequency)) }
      }
      return endings
    }
  }

  /// The most frequent of the terms that begin with a prefix, and in how many documents each is.
  ///
  /// Equally frequent ones come in byte order.
  ///
  /// ```swift
  /// try database.frequentTerms(prefix: "rob", limit: 2)   // [("robot", 310), ("robin", 3)]
  /// ```
  public func frequentTerms(
    prefix: String, limit: Int
  ) throws(XapianError) -> [(term: String, frequency: Int)] {
    let bytes = prefix.bytes
    return try receive("list the frequent terms of “\(prefix)”") {
      cx_database_frequent_terms(pointer, bytes, bytes.count, UInt32(clamping: limit), $0, $1)
    } reading: {
      $0.list { $0.frequency() }
    }
  }

  /// The lowest id of a document with the term: *the* document, for a term that names one.
  public func documentID(forTerm term: String) throws(XapianError) -> UInt32? {
    let bytes = term.bytes
    var id: UInt32 = 0
    try attempt("find the document of “\(term)”") {
      cx_database_first_posting(pointer, bytes, bytes.count, &id, $0)
    }
    return id == 0 ? nil : id
  }

  /// The ids of the documents with the term, ascending.
  public func postings(of term: String) throws(XapianError) -> [UInt32] {
    guard !term.isEmpty else { return [] }
    return try postings(term.bytes)
  }

  /// The ids of all documents, ascending.
  public func documentIDs() throws(XapianError) -> [UInt32] { try postings([]) }

  /// To the engine, the empty term is in every document.
  private func postings(_ bytes: [UInt8]) throws(XapianError) -> [UInt32] {
    try receive("read a posting list") {
      cx_database_postings(pointer, bytes, bytes.count, $0, $1)
    } reading: {
      $0.numbers()
    }
  }

  /// Where in the document the term stands, ascending; empty when it is not there.
  public func positions(
    of term: String, inDocument document: UInt32
  ) throws(XapianError) -> [UInt32] {
    let bytes = term.bytes
    return try receive("read the positions of “\(term)”") {
      cx_database_positions(pointer, document, bytes, bytes.count, $0, $1)
    } reading: {
      $0.numbers()
    }
  }
}
