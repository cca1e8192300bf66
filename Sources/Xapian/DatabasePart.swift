internal import CXapian

/// Some of the documents of a new database, as many as fit well into memory; parts are made beside each other and joined.
///
/// ```swift
/// var part = try DatabasePart()
/// try part.add(document)
/// try part.write(to: "part-0")
/// try DatabasePart.join(["part-0", "part-1"], into: "index/db")   // a database like any other
/// ```
/// The engine writes a document where its terms lie in the tables; here they are sorted first, so that each table is
/// written once from its beginning to its end. That takes a quarter of the time, and leaves no gaps.
///
/// One task owns it.
public struct DatabasePart: ~Copyable {
  private let pointer: OpaquePointer

  /// An empty part.
  public init() throws(XapianError) {
    pointer = try attemptMaking("begin a part") { cx_part_create($0, $1) }
  }

  deinit { cx_part_free(pointer) }

  /// Adds a document after the others.
  ///
  /// - Throws: `.invalidArgument` for a term that is empty or too long.
  public mutating func add(_ document: PackedDocument) throws(XapianError) {
    let packet = try document.packet(operation: "add a document")
    try attempt("add a document") { cx_part_add_document(pointer, packet, packet.count, $0) }
  }

  /// Stores something beside the documents; of a key in several parts, the first part's is kept.
  ///
  /// - Parameter isPacked: whether it is compressed, to half its length; it is read like any other, some
  ///   microseconds later.
  public mutating func setMetadata(
    _ key: String, _ value: [UInt8], isPacked: Bool = false
  ) throws(XapianError) {
    let name = key.bytes
    try attempt("set the metadata “\(key)”") {
      cx_part_set_metadata(pointer, name, name.count, value, value.count, isPacked, $0)
    }
  }

  /// Writes the part as a file.
  ///
  /// - Throws: `.storage` when the disk is full.
  public consuming func write(to path: String) throws(XapianError) {
    let bytes = path.bytes
    try attempt("write “\(path)”") { cx_part_write(pointer, bytes, bytes.count, $0) }
  }

  /// Makes a database of parts, in the order given; documents are numbered from 1.
  ///
  /// However many there are, no file stays open, and memory is bounded.
  /// - Throws: `.corrupt` for a file that is no part, or not as it was written; `.storage`.
  public static func join(_ parts: [String], into destination: String) throws(XapianError) {
    var packet = PacketWriter()
    packet.texts(parts)
    packet.text(destination)
    let bytes = packet.bytes
    try attempt("join into “\(destination)”") { cx_parts_join(bytes, bytes.count, $0) }
  }
}
