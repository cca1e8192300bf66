/// The container of old Office documents, which is also the one of new documents with a password ([MS-CFB], [MS-OFFCRYPTO]).
enum CompoundFile {
  private static let directoryBytes = 16 << 10

  /// True when a document with a password lies inside: the container's directory names its one stream.
  static func holdsEncryptedPackage(_ source: ByteSource) -> Bool {
    // [MS-CFB] 2.2: the sector's size as a power of two, and the sector where the directory begins.
    guard let shift = source.number(at: 30, 2, bigEndian: false), (9...12).contains(shift),
      let sector = source.number(at: 48, 4, bigEndian: false)
    else { return false }
    let directory = source.read(at: (sector + 1) << shift, directoryBytes)
    let name: [UInt8] = "EncryptedPackage".utf8.reduce(into: []) { $0 += [$1, 0] }
    // A row of the directory has 128 bytes and begins with its name (2.6.1).
    return stride(from: 0, to: directory.count, by: 128).contains { row in
      directory[row...].starts(with: name)
    }
  }
}
