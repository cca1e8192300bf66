internal import Glibc

/// What a reader needs of an index before its first question, in a file beside the database: mapped, and looked up
/// in place. The database carries the same, for whoever has the database alone.
///
/// | bytes | what |
/// |---|---|
/// | 8 | `exconf-1` |
/// | 32 | the name: which values these are, as the database says too |
/// | the rest | the values by their keys, a `PackedTable` |
///
/// The file is named after its values and never written in place. One that is missing, cut off or another than the
/// database speaks of is not used.
public struct ConfigurationFile: Sendable {
  /// The keys whose values are in it: all that depend on settings alone and not on an exemplar.
  public static let keys: Set<String> = [
    IndexKey.fields, IndexKey.synonyms, IndexKey.glossary, IndexKey.languages, IndexKey.names,
  ]
  private static let mark = Array("exconf-1".utf8)
  /// In letters and digits.
  public static let nameLength = 32

  private let table: PackedTable

  /// The bytes of a file; the name is of 32 letters or digits.
  public static func bytes(name: String, values: [String: [UInt8]]) -> [UInt8] {
    mark + Array(name.utf8) + PackedTable(values).bytes.copied
  }

  /// What the database says of its file: the name, and the length in bytes.
  public static func reference(name: String, length: Int) -> [UInt8] {
    var writer = ByteWriter()
    writer.text(name)
    writer.number(length)
    return writer.bytes
  }

  /// How a file is called, in the folder that the database lies in.
  public static func fileName(_ name: String) -> String { "configuration-" + name }

  /// Opens the file that a database speaks of; nil where there is none that can be used, or where files are not
  /// mapped: then the database is asked.
  public init?(folder: String, reference: [UInt8]) {
    guard let (name, length) = Self.named(by: reference),
      let file = MappedFile(path: folder + "/" + Self.fileName(name), count: length)
    else { return nil }
    let bytes = StoredBytes(file)
    let head = Self.mark + Array(name.utf8)
    guard bytes.starts(with: head),
      let table = try? PackedTable(stored: bytes[head.count..<bytes.count], what: "configuration")
    else { return nil }
    self.table = table
  }

  /// Why the file that a database speaks of cannot be opened, as the rest of a sentence about it; nil where none is
  /// wanted.
  public static func fault(
    folder: String, reference: [UInt8]
  ) -> (path: String, reason: String)? {
    guard MappedFile.isAllowed, let (name, _) = named(by: reference) else { return nil }
    let path = folder + "/" + fileName(name)
    return (path, access(path, F_OK) == 0 ? "is damaged" : "is missing")
  }

  private static func named(by reference: [UInt8]) -> (name: String, length: Int)? {
    var reader = ByteReader(reference, what: "name of a file")
    // A database that speaks of none has all that would be in it.
    guard let name = try? reader.text(), let length = try? reader.number(),
      name.utf8.count == nameLength, name.utf8.allSatisfy(isPlain)
    else { return nil }
    return (name, length)
  }

  /// A name leads nowhere else than to a file of the folder.
  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte)
  }

  /// The value of a key, looked up in place.
  public func value(of key: String) -> StoredBytes? { table.value(of: key) }
}
