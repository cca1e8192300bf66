internal import FoundationEssentials
internal import Glibc

/// Where a repository keeps its index: `index/db/<stamp>/glass`, and `index/db/current` that names the stamp.
///
/// `current` is replaced by one rename, so a reader sees the old database or the new one, never half of one.
public struct IndexFolder: Hashable, Sendable {
  /// The repository's folder.
  public let repository: String
  /// `index/db`, or where a shard lies.
  public let path: String

  /// The index of a repository.
  public init(repository: String) {
    self.init(repository: repository, path: repository + "/index/db")
  }

  /// An index of a repository's collection that lies somewhere else.
  public init(repository: String, path: String) {
    self.repository = repository
    self.path = path
  }

  /// The file that names the database in use.
  public var currentPath: String { path + "/current" }
  /// The lock that publishing, indexing and the last step of a rebuild hold.
  public var writerLockPath: String { path + "/writer.lock" }
  /// The lock that a rebuild holds from its beginning to its end.
  public var rebuildLockPath: String { path + "/rebuild.lock" }

  /// The folder of a stamp.
  public func folder(stamp: String) -> String { path + "/" + stamp }
  /// The database of a stamp.
  public func database(stamp: String) -> String { path + "/" + stamp + "/glass" }

  /// The stamp in use; nil when there is no index.
  ///
  /// Anything but letters, digits, `-` and `.` in the file is no stamp: a damaged file leads nowhere.
  public func currentStamp() -> String? {
    guard let bytes = FileManager.default.contents(atPath: currentPath) else { return nil }
    let stamp = String(
      decoding: bytes.prefix(200).prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    let allowed = stamp.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }
    return allowed && !stamp.isEmpty && !stamp.hasPrefix(".") ? stamp : nil
  }

  /// Which file names the stamp in use; nil where there is none. It is only ever replaced by another, so as long as it
  /// is the same, the stamp is.
  public func currentFile() -> FileIdentity? { FileIdentity(path: currentPath) }

  /// The database in use; nil when there is no index.
  public func currentDatabase() -> String? { currentStamp().map { database(stamp: $0) } }
}

/// What tells a file from the one that stood there before it.
public struct FileIdentity: Hashable, Sendable {
  private let device: UInt64
  private let node: UInt64
  private let size: Int
  /// Nanoseconds since 1970.
  private let changed: Int

  /// Looks at a file as it is now; nil when it is not there.
  init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    device = UInt64(status.st_dev)
    node = UInt64(status.st_ino)
    size = Int(status.st_size)
    changed = Int(status.st_ctim.tv_sec) * 1_000_000_000 + Int(status.st_ctim.tv_nsec)
  }
}

/// Size and time of a file or folder that the index was made from, as it was then.
public struct SourceStamp: Hashable, Sendable {
  /// Below the repository: `index/fields.yaml`.
  public var path: String
  /// In bytes; 0 for a folder.
  public var size: Int
  /// Nanoseconds since 1970.
  public var modified: Int

  /// Looks at a file or folder as it is now; nil when it is not there.
  public init?(path: String, repository: String) {
    var status = stat()
    guard stat(repository + "/" + path, &status) == 0 else { return nil }
    self.path = path
    self.size = status.st_mode & S_IFMT == S_IFDIR ? 0 : Int(status.st_size)
    self.modified = Int(status.st_mtim.tv_sec) * 1_000_000_000 + Int(status.st_mtim.tv_nsec)
  }

  init(path: String, size: Int, modified: Int) {
    self.path = path
    self.size = size
    self.modified = modified
  }

  /// A list of stamps as the index keeps it.
  public static func stored(_ stamps: [SourceStamp]) -> [UInt8] {
    var writer = ByteWriter()
    writer.list(stamps) { writer, stamp in
      writer.text(stamp.path)
      writer.number(stamp.size)
      writer.number(stamp.modified)
    }
    return writer.bytes
  }

  /// Reads a list of stamps back.
  public static func list(stored: [UInt8]) throws(StoredFormatError) -> [SourceStamp] {
    var reader = ByteReader(stored, what: "list of sources")
    return try reader.list { (reader: inout ByteReader) throws(StoredFormatError) in
      SourceStamp(
        path: try reader.text(), size: try reader.number(), modified: try reader.number())
    }
  }
}
