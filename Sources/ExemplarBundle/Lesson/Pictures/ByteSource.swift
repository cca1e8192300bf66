internal import Foundation

/// Bytes that are looked at in any order, a few at a time: a file's, or those of an array.
///
/// Whatever is asked for beyond the end is not there; nothing traps.
package struct ByteSource {
  /// How many there are.
  package let size: Int
  private let start: Int
  private let bytes: (_ at: Int, _ count: Int) -> [UInt8]

  private init(start: Int, size: Int, _ bytes: @escaping (Int, Int) -> [UInt8]) {
    self.start = start
    self.size = size
    self.bytes = bytes
  }

  /// Looks at an array.
  package init(_ array: [UInt8]) {
    self.init(start: 0, size: array.count) { Array(array[$0..<($0 + $1)]) }
  }

  /// Looks at a regular file, which stays open as long as this is there.
  init(file place: String) throws(BundleError) {
    let file = OpenFile(try Disk.openForReading(place))
    self.init(start: 0, size: max(Int(lseek(file.number, 0, SEEK_END)), 0)) { at, count in
      [UInt8](unsafeUninitializedCapacity: count) { buffer, done in
        done = max(pread(file.number, buffer.baseAddress, count, off_t(at)), 0)
      }
    }
  }

  /// At most `count` bytes; fewer at the end, none outside.
  func read(at: Int, _ count: Int) -> [UInt8] {
    guard at >= 0, at < size, count > 0 else { return [] }
    return bytes(start + at, min(count, size - at))
  }

  /// A part of this as a source of its own, from `at` to the end or `count` bytes.
  func part(at: Int, count: Int = .max) -> ByteSource {
    let at = min(max(at, 0), size)
    return ByteSource(start: start + at, size: min(max(count, 0), size - at), bytes)
  }

  /// A number of up to eight bytes; nil where it is not all there, or is beyond what a number here can be.
  func number(at: Int, _ count: Int, bigEndian: Bool) -> Int? {
    let bytes = read(at: at, count)
    guard bytes.count == count else { return nil }
    let value = (bigEndian ? bytes : bytes.reversed()).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return Int(exactly: value)
  }

  /// Four letters, as picture files name their pieces.
  func name(at: Int) -> String { String(decoding: read(at: at, 4), as: UTF8.self) }
}

/// A file that is closed when nobody looks at it any more.
private final class OpenFile {
  let number: Int32

  init(_ number: Int32) { self.number = number }

  deinit { close(number) }
}
