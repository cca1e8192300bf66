import Foundation

/// A zip file of stored entries put together byte by byte, so that a test can make each part of it lie.
struct RawZip {
  /// One entry, once as its own header has it and once as the directory has it.
  struct Entry {
    var name: [UInt8]
    var data: [UInt8]
    var flags = 0x0800
    var listedName: [UInt8]?
    var listedSize: Int?
    /// Where the directory says that it is; else where it is.
    var listedOffset: Int?
    var isListed = true
    /// False when it stands only in the directory.
    var hasBytes = true

    init(_ name: String, _ text: String) { self.init(Array(name.utf8), Array(text.utf8)) }

    init(_ name: [UInt8], _ data: [UInt8]) {
      self.name = name
      self.data = data
    }
  }

  var entries: [Entry]
  var comment: [UInt8] = []

  /// The header and the content of an entry.
  static func local(_ entry: Entry) -> [UInt8] {
    little(0x0403_4B50, 4) + common(entry, entry.name, entry.data.count) + little(0, 2) + entry.name
      + entry.data
  }

  /// The whole file.
  var bytes: [UInt8] {
    var all: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      if entry.isListed {
        let name = entry.listedName ?? entry.name
        directory +=
          Self.little(0x0201_4B50, 4) + Self.little(3 << 8 | 20, 2)
          + Self.common(entry, name, entry.listedSize ?? entry.data.count)
          + Self.little(0, 6) + Self.little(0, 2) + Self.little(0o100644 << 16, 4)
          + Self.little(entry.listedOffset ?? all.count, 4) + name
      }
      if entry.hasBytes { all += Self.local(entry) }
    }
    let count = Self.little(entries.count { $0.isListed }, 2)
    return all + directory + Self.little(0x0605_4B50, 4) + Self.little(0, 4) + count + count
      + Self.little(directory.count, 4) + Self.little(all.count, 4)
      + Self.little(comment.count, 2) + comment
  }

  private static func common(_ entry: Entry, _ name: [UInt8], _ size: Int) -> [UInt8] {
    little(20, 2) + little(entry.flags, 2) + little(0, 2) + little(0x0021_0000, 4)
      + little(checksum(entry.data), 4) + little(size, 4) + little(size, 4) + little(name.count, 2)
  }

  private static func little(_ number: Int, _ width: Int) -> [UInt8] {
    (0..<width).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }

  /// CRC-32 bit by bit: slow, and surely right.
  static func checksum(_ bytes: [UInt8]) -> Int {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB8_8320 }
    }
    return Int(~crc)
  }
}
