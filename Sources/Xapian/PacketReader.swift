/// Reads the packets that CXapian answers with. Both sides are ours, so a packet that ends early is
/// a mistake in this package and stops the program at a precondition.
struct PacketReader {
  private var rest: UnsafeRawBufferPointer

  init(_ bytes: UnsafeRawBufferPointer) { rest = bytes }

  private mutating func number<Number: FixedWidthInteger>(_: Number.Type) -> Number {
    let value = rest.loadUnaligned(as: Number.self)
    rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(MemoryLayout<Number>.size))
    return Number(littleEndian: value)
  }

  mutating func u32() -> UInt32 { number(UInt32.self) }
  mutating func u64() -> UInt64 { number(UInt64.self) }
  mutating func count() -> Int { Int(u32()) }
  mutating func f64() -> Double { Double(bitPattern: u64()) }

  /// The next bytes where they lie: they are there as long as the packet is.
  mutating func take() -> UnsafeRawBufferPointer {
    let length = count()
    precondition(length <= rest.count, "a packet of the engine ended early")
    defer { rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(length)) }
    return UnsafeRawBufferPointer(rebasing: rest.prefix(length))
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
    let length = MemoryLayout<UInt32>.size * count()
    rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(length))
  }
  /// A term or a word and how often it is.
  mutating func frequency() -> (String, Int) { (text(), count()) }
}
