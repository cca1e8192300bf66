internal import CXapian

extension Database {
  /// Whether a writer has the database now.
  public static func isLocked(path: String) throws(XapianError) -> Bool {
    let bytes = path.bytes
    var locked = false
    try attempt("look for a writer of “\(path)”") {
      cx_is_locked(bytes, bytes.count, &locked, $0)
    }
    return locked
  }

  /// Reads the whole database and counts its faults; the report says where they are.
  ///
  /// Damage is a finding and not an error. It throws where there is nothing that could be checked:
  /// `.notFound`, `.version`, `.storage`.
  public static func check(path: String) throws(XapianError) -> (errors: Int, report: String) {
    let bytes = path.bytes
    return try receive("check “\(path)”") {
      cx_check(bytes, bytes.count, $0, $1)
    } reading: {
      (Int(clamping: $0.u64()), $0.text())
    }
  }

  /// Writes a database anew, without gaps, to another place.
  public static func compact(
    from source: String, to destination: String, options: CompactionOptions = []
  ) throws(XapianError) {
    try compact(from: [source], to: destination, options: options)
  }

  /// Writes several databases anew as one, in the order given, without gaps.
  ///
  /// Document ids are renumbered unless `.keepDocumentIDs` is asked for and they do not overlap.
  /// Of metadata under the same key, the first database's is kept.
  public static func compact(
    from sources: [String], to destination: String, options: CompactionOptions = []
  ) throws(XapianError) {
    var packet = PacketWriter()
    packet.texts(sources)
    packet.text(destination)
    packet.u8(options.rawValue)
    packet.u32(0)
    let bytes = packet.bytes
    try attempt("compact into “\(destination)”") { cx_compact(bytes, bytes.count, $0) }
  }
}

/// How a database is compacted.
public struct CompactionOptions: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Documents keep their ids.
  public static let keepDocumentIDs = CompactionOptions(CX_COMPACTION_KEEP_IDS)
  /// One file, which can only be read: good for handing out.
  public static let singleFile = CompactionOptions(CX_COMPACTION_SINGLE_FILE)
  /// The last few per cent, at the price of slower updates afterwards.
  public static let fuller = CompactionOptions(CX_COMPACTION_FULLER)
  /// Merges many databases a few at a time.
  public static let multipass = CompactionOptions(CX_COMPACTION_MULTIPASS)

  private init(_ option: cx_compaction) { rawValue = UInt8(option.rawValue) }
}
