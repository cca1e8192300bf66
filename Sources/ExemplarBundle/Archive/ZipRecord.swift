/// A stored entry of a zip file, and the bytes that describe it (PKWARE APPNOTE 6.3.10, section 4.3).
///
/// The time is 1980-01-01 00:00:00, the mode 0644, the name UTF-8 and told to be; there are no extra fields
/// but those of Zip64, which stand only where a number needs them.
struct ZipRecord {
  var name: [UInt8]
  var size: Int
  /// Where its local header begins.
  var offset: Int
  var crc: UInt32 = 0

  /// What 32 bits can no longer say.
  static let large = 0xFFFF_FFFF
  private static let many = 0xFFFF

  /// Where the content begins.
  var start: Int { offset + 30 + name.count + (size >= Self.large ? 20 : 0) }
  /// Where the next entry begins.
  var end: Int { start + size }

  /// What stands before the content.
  var localHeader: [UInt8] {
    var bytes = LittleEndian()
    bytes.add(0x0403_4B50, 4)
    addCommon(&bytes, version: size >= Self.large ? 45 : 20)
    bytes.add(size >= Self.large ? 20 : 0, 2)
    bytes.all += name
    if size >= Self.large { addLarge(&bytes, [size, size]) }
    return bytes.all
  }

  /// Version needed to the length of the name, alike in both headers.
  private func addCommon(_ bytes: inout LittleEndian, version: Int) {
    bytes.add(version, 2)
    bytes.add(0x0800, 2)  // The name is UTF-8.
    bytes.add(0, 2)  // Stored.
    bytes.add(0, 2)
    bytes.add(0x0021, 2)
    bytes.add(Int(crc), 4)
    bytes.add(min(size, Self.large), 4)
    bytes.add(min(size, Self.large), 4)
    bytes.add(name.count, 2)
  }

  /// The Zip64 field (section 4.5.3).
  private func addLarge(_ bytes: inout LittleEndian, _ numbers: [Int]) {
    bytes.add(1, 2)
    bytes.add(8 * numbers.count, 2)
    for number in numbers { bytes.add(number, 8) }
  }

  private var directoryEntry: [UInt8] {
    let numbers =
      (size >= Self.large ? [size, size] : []) + (offset >= Self.large ? [offset] : [])
    let version = numbers.isEmpty ? 20 : 45
    var bytes = LittleEndian()
    bytes.add(0x0201_4B50, 4)
    bytes.add(3 << 8 | version, 2)  // Made on Unix, for the mode.
    addCommon(&bytes, version: version)
    bytes.add(numbers.isEmpty ? 0 : 4 + 8 * numbers.count, 2)
    bytes.add(0, 2)  // No comment.
    bytes.add(0, 2)
    bytes.add(0, 2)
    bytes.add((name.last == 0x2F ? 0o040755 : 0o100644) << 16, 4)
    bytes.add(min(offset, Self.large), 4)
    bytes.all += name
    if !numbers.isEmpty { addLarge(&bytes, numbers) }
    return bytes.all
  }

  /// The directory at the end of the file, with its end records.
  static func directory(_ entries: [ZipRecord], at offset: Int) -> [UInt8] {
    var bytes = LittleEndian()
    for entry in entries { bytes.all += entry.directoryEntry }
    let size = bytes.all.count
    if entries.count >= many || offset >= large || size >= large {
      addLargeEnd(&bytes, count: entries.count, size: size, offset: offset)
    }
    bytes.add(0x0605_4B50, 4)
    bytes.add(0, 4)
    bytes.add(min(entries.count, many), 2)
    bytes.add(min(entries.count, many), 2)
    bytes.add(min(size, large), 4)
    bytes.add(min(offset, large), 4)
    bytes.add(0, 2)
    return bytes.all
  }

  /// Sections 4.3.14 and 4.3.15.
  private static func addLargeEnd(
    _ bytes: inout LittleEndian, count: Int, size: Int, offset: Int
  ) {
    bytes.add(0x0606_4B50, 4)
    bytes.add(44, 8)
    bytes.add(3 << 8 | 45, 2)
    bytes.add(45, 2)
    bytes.add(0, 8)
    for number in [count, count, size, offset] { bytes.add(number, 8) }
    bytes.add(0x0706_4B50, 4)
    bytes.add(0, 4)
    bytes.add(offset + size, 8)
    bytes.add(1, 4)
  }
}

/// Numbers as zip files write them.
private struct LittleEndian {
  var all: [UInt8] = []

  mutating func add(_ number: Int, _ width: Int) {
    for place in 0..<width { all.append(UInt8(truncatingIfNeeded: number >> (8 * place))) }
  }
}
