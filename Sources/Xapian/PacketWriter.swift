/// Writes the packets that CXapian's header describes: little-endian numbers, counted texts.
struct PacketWriter: Hashable, Sendable {
  private(set) var bytes: [UInt8] = []

  mutating func u8(_ value: UInt8) { bytes.append(value) }
  mutating func bool(_ value: Bool) { bytes.append(value ? 1 : 0) }
  mutating func u32(_ value: UInt32) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }
  /// A count or a limit of Swift's size; what does not fit becomes the nearest that does.
  mutating func u32(clamping value: Int) { u32(UInt32(clamping: value)) }
  mutating func f64(_ value: Double) {
    withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Bytes without a count.
  mutating func append(_ value: ArraySlice<UInt8>) { bytes.append(contentsOf: value) }

  /// So many bytes without a count, all of which are written by `fill`: added in one go.
  mutating func append(byteCount: Int, _ fill: (inout Room) -> Void) {
    withUnsafeTemporaryAllocation(byteCount: byteCount, alignment: 4) { buffer in
      var room = Room(buffer)
      fill(&room)
      bytes.append(contentsOf: buffer)
    }
  }

  /// Bytes that are written from the first to the last; there must be room.
  struct Room {
    private let bytes: UnsafeMutableRawBufferPointer
    private var place = 0

    init(_ bytes: UnsafeMutableRawBufferPointer) { self.bytes = bytes }

    mutating func put(_ value: UnsafeRawBufferPointer) {
      UnsafeMutableRawBufferPointer(rebasing: bytes[place...]).copyMemory(from: value)
      place += value.count
    }
    mutating func u32(_ value: UInt32) {
      bytes.storeBytes(of: value.littleEndian, toByteOffset: place, as: UInt32.self)
      place += 4
    }
  }

  /// Makes room for what is about to be written.
  mutating func reserve(_ byteCount: Int) { bytes.reserveCapacity(byteCount) }

  mutating func text(_ value: [UInt8]) {
    u32(UInt32(value.count))
    bytes.append(contentsOf: value)
  }
  mutating func text(_ value: String) {
    var value = value
    value.withUTF8 { utf8 in
      u32(UInt32(utf8.count))
      bytes.append(contentsOf: utf8)
    }
  }
  mutating func texts(_ values: [String]) {
    u32(UInt32(values.count))
    for value in values { text(value) }
  }
  mutating func numbers(_ values: [UInt32]) { numbers(values[...]) }
  mutating func numbers(_ values: ArraySlice<UInt32>) {
    u32(UInt32(values.count))
    for value in values { u32(value) }
  }
}
