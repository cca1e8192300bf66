/// The checksum of zip files: CRC-32, sixteen bytes a step (PKWARE APPNOTE, section 4.4.7).
struct CRC32 {
  private var state: UInt32 = 0xFFFF_FFFF

  /// The checksum of what was taken so far.
  var value: UInt32 { ~state }

  /// Takes the next bytes.
  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress else { return }
    state = Self.table.withUnsafeBufferPointer { table in
      var crc = state
      var at = 0
      while bytes.count - at >= 16 {
        crc = Self.step(crc, start + at, table.baseAddress!)
        at += 16
      }
      while at < bytes.count {
        let byte = UInt32(start.load(fromByteOffset: at, as: UInt8.self))
        crc = table[Int((crc ^ byte) & 255)] ^ (crc >> 8)
        at += 1
      }
      return crc
    }
  }

  /// The checksum of bytes in memory.
  static func of(_ bytes: [UInt8]) -> UInt32 {
    var crc = CRC32()
    bytes.withUnsafeBytes { crc.update($0) }
    return crc.value
  }

  @inline(__always)
  private static func step(
    _ crc: UInt32, _ bytes: UnsafeRawPointer, _ table: UnsafePointer<UInt32>
  ) -> UInt32 {
    let first = UInt32(littleEndian: bytes.loadUnaligned(as: UInt32.self)) ^ crc
    let second = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 4, as: UInt32.self))
    let third = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
    let fourth = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 12, as: UInt32.self))
    return four(first, table + 12 * 256) ^ four(second, table + 8 * 256)
      ^ four(third, table + 4 * 256) ^ four(fourth, table)
  }

  /// Four bytes through four tables, the last byte through the first of them.
  @inline(__always)
  private static func four(_ word: UInt32, _ table: UnsafePointer<UInt32>) -> UInt32 {
    table[768 + Int(word & 255)] ^ table[512 + Int(word >> 8 & 255)]
      ^ table[256 + Int(word >> 16 & 255)] ^ table[Int(word >> 24)]
  }

  /// Sixteen tables of 256: what a byte does that stands so many bytes before the end.
  private static let table: [UInt32] = {
    var table: [UInt32] = []
    for byte in UInt32(0)..<256 {
      var crc = byte
      for _ in 0..<8 { crc = crc & 1 == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB8_8320 }
      table.append(crc)
    }
    for index in 256..<4096 {
      let before = table[index - 256]
      table.append(table[Int(before & 255)] ^ (before >> 8))
    }
    return table
  }()
}
