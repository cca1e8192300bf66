internal import CXapian

extension Database {
  private var statistics: cx_statistics {
    get throws(XapianError) {
      var statistics = cx_statistics()
      try attempt("read the statistics") { cx_database_statistics(pointer, &statistics, $0) }
      return statistics
    }
  }

  /// How many documents there are.
  public var documentCount: Int {
    get throws(XapianError) { Int(try statistics.documents) }
  }

  /// The highest id that was ever given to a document, 0 when none was.
  public var lastDocumentID: UInt32 {
    get throws(XapianError) { try statistics.last_document }
  }

  /// The mean length of a document, in term occurrences.
  public var averageLength: Double {
    get throws(XapianError) { try statistics.average_length }
  }

  /// The length of all documents together, in term occurrences.
  public var totalLength: UInt64 {
    get throws(XapianError) { try statistics.total_length }
  }

  /// How many databases are read as one.
  public var shardCount: Int {
    get throws(XapianError) { Int(try statistics.shards) }
  }

  /// Whether phrases can be told from mere company.
  public var hasPositions: Bool {
    get throws(XapianError) { try statistics.has_positions }
  }

  /// The database's identity, which compaction changes; those of several shards joined by colons.
  public var uuid: String {
    get throws(XapianError) {
      try receive("read the uuid") {
        cx_database_uuid(pointer, $0, $1)
      } reading: {
        $0.text()
      }
    }
  }

  /// How many commits made this snapshot; with `uuid` it names the snapshot.
  ///
  /// - Throws: `.unsupported` for a remote database, `.invalidOperation` for several shards.
  public var revision: UInt64 {
    get throws(XapianError) {
      var revision: UInt64 = 0
      try attempt("read the revision") { cx_database_revision(pointer, &revision, $0) }
      return revision
    }
  }

  /// What was stored beside the documents under a key; empty when there is nothing.
  public func metadata(_ key: String) throws(XapianError) -> [UInt8] {
    let bytes = key.bytes
    return try receive("read the metadata “\(key)”") {
      cx_database_metadata(pointer, bytes, bytes.count, $0, $1)
    } reading: {
      $0.bytes()
    }
  }

  /// The keys that begin with a prefix, in byte order.
  public func metadataKeys(prefix: String = "") throws(XapianError) -> [String] {
    let bytes = prefix.bytes
    return try receive("read the metadata keys") {
      cx_database_metadata_keys(pointer, bytes, bytes.count, $0, $1)
    } reading: {
      $0.texts()
    }
  }
}
