internal import Foundation

/// Looks at the names of a zip file's directory as bytes.
///
/// libarchive gives names as C strings, so that a zero byte would silently end one, and it turns backslashes
/// into slashes: `notes.txt\0.exe` and `up\..\evil` are found here or nowhere.
/// (PKWARE APPNOTE, sections 4.3.12, 4.3.16 and 4.4.17.)
enum ZipNames {
  /// A finding for each name with a zero byte or a backslash; none for what is no zip file.
  static func findings(_ path: String) throws(BundleError) -> [Diagnostic] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw Disk.failure(.read, path) }
    defer { close(file) }
    let size = Int(lseek(file, 0, SEEK_END))
    let tail = bytes(file, at: max(size - 66_000, 0), count: min(max(size, 0), 66_000))
    guard let end = endRecord(tail), end.size <= 64 << 20 else { return [] }
    return names(bytes(file, at: end.offset, count: end.size)).compactMap { name in
      if name.contains(0) { return PathFault.zeroByte.finding(shown(name)) }
      return name.contains(UInt8(ascii: "\\")) ? PathFault.backslash.finding(shown(name)) : nil
    }
  }

  private static func shown(_ name: ArraySlice<UInt8>) -> String {
    String(decoding: name, as: UTF8.self).replacing("\0", with: "␀")
  }

  /// Where the directory lies: the last end record of the file.
  private static func endRecord(_ tail: [UInt8]) -> (offset: Int, size: Int)? {
    guard tail.count >= 22 else { return nil }
    for start in stride(from: tail.count - 22, through: 0, by: -1)
    where tail[start...].starts(with: [0x50, 0x4B, 0x05, 0x06]) {
      return (number(tail, start + 16, 4), number(tail, start + 12, 4))
    }
    return nil
  }

  private static func names(_ directory: [UInt8]) -> [ArraySlice<UInt8>] {
    var names: [ArraySlice<UInt8>] = []
    var at = 0
    while at + 46 <= directory.count, directory[at...].starts(with: [0x50, 0x4B, 0x01, 0x02]) {
      let length = number(directory, at + 28, 2)
      guard at + 46 + length <= directory.count else { break }
      names.append(directory[(at + 46)..<(at + 46 + length)])
      at += 46 + length + number(directory, at + 30, 2) + number(directory, at + 32, 2)
    }
    return names
  }

  /// Little-endian.
  private static func number(_ bytes: [UInt8], _ at: Int, _ count: Int) -> Int {
    (0..<count).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
  }

  private static func bytes(_ file: Int32, at offset: Int, count: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { buffer, done in
      done = max(pread(file, buffer.baseAddress, count, off_t(offset)), 0)
    }
  }
}
