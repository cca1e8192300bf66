/// Reads the packets that CXapian answers with. Both sides are ours, so a packet that ends early is
/// a mistake in this package and stops the program at a precondition.
struct PacketReader {
  private let packet: UnsafeRawBufferPointer
  private var place = 0

  init(_ packet: UnsafeRawBufferPointer) { self.packet = packet }

  /// Where the next bytes begin; they are taken.
  private mutating func skip(_ length: Int) -> Int {
    precondition(length <= packet.count - place, "a packet of the engine ended early")
    defer { place += length }
    return place
  }

  private mutating func number<Number: FixedWidthInteger>(_: Number.Type) -> Number {
    let start = skip(MemoryLayout<Number>.size)
    return Number(littleEndian: packet.loadUnaligned(fromByteOffset: start, as: Number.self))
  }

  mutating func u32() -> UInt32 { number(UInt32.self) }
  mutating func u64() -> UInt64 { number(UInt64.self) }
  mutating func count() -> Int { Int(u32()) }
  mutating func f64() -> Double { Double(bitPattern: u64()) }

  /// The next bytes where they lie: they are there as long as the packet is.
  mutating func take() -> UnsafeRawBufferPointer {
    let length = count()
    let start = skip(length)
    return UnsafeRawBufferPointer(rebasing: packet[start..<(start + length)])
  }

  mutating func bytes() -> [UInt8] { Array(take()) }
  mutating func text() -> String { String(decoding: take(), as: UTF8.self) }

  mutating func list<Element>(_ read: (inout PacketReader) -> Element) -> [Element] {
    let count = count()
    var elements: [Element] = []
    elements.reserveCapacity(count)
    for _ in 0..<count { elements.append(read(&self)) }
    return elements
  }
  mutating func texts() -> [String] { list { $0.text() } }
  mutating func numbers() -> [UInt32] { list { $0.u32() } }
  mutating func skipNumbers() {
    _ = skip(MemoryLayout<UInt32>.size * count())
  }
  /// A term or a word and how often it is.
  mutating func frequency() -> (String, Int) { (text(), count()) }
}
