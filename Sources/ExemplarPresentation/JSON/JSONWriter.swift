/// JSON text as it grows: one buffer of bytes, written once from front to back.
///
/// ```swift
/// var json = JSONWriter()
/// json.beginObject()
/// try json.member("id", "paper-circuits")
/// try json.member("version", 2)
/// json.endObject()
/// json.bytes   // {"id":"paper-circuits","version":2}
/// ```
/// It writes what it is told in the order it is told: whoever writes an object names its members in alphabetical
/// order. Foundation's encoder takes nearly as long for a page of results as the search itself; this takes a
/// twentieth of that.
struct JSONWriter: ~Copyable {
  private var start: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private var count = 0

  /// An empty text, with room for a typical page.
  init(capacity: Int = 64 * 1024) {
    self.capacity = capacity
    start = .allocate(capacity: capacity)
  }

  deinit { start.deallocate() }

  /// What was written so far.
  var bytes: [UInt8] { Array(UnsafeBufferPointer(start: start, count: count)) }

  // MARK: Objects and lists

  mutating func beginObject() { separate(then: UInt8(ascii: "{")) }
  mutating func endObject() { append(UInt8(ascii: "}")) }
  mutating func beginList() { separate(then: UInt8(ascii: "[")) }
  mutating func endList() { append(UInt8(ascii: "]")) }

  /// One member of an object.
  mutating func member(_ key: StaticString, _ value: some JSONWritable) throws {
    self.key(key)
    try value.write(to: &self)
  }

  /// A member that may be absent, which is said with null.
  mutating func member(_ key: StaticString, _ value: (some JSONWritable)?) throws {
    self.key(key)
    if let value { try value.write(to: &self) } else { literal("null") }
  }

  /// A key that needs no escapes, and its colon.
  mutating func key(_ key: StaticString) {
    separate()
    let length = key.utf8CodeUnitCount
    reserve(length + 3)
    let place = start + count
    place[0] = UInt8(ascii: "\"")
    (place + 1).update(from: key.utf8Start, count: length)
    place[length + 1] = UInt8(ascii: "\"")
    place[length + 2] = UInt8(ascii: ":")
    count += length + 3
  }

  /// A colon after a key that was written as text.
  mutating func endKey() { append(UInt8(ascii: ":")) }

  /// A comma, unless the value is the first in its object or list, or belongs to a key.
  ///
  /// What was written last tells: a text ends with a quotation mark, whatever it holds.
  mutating func separate() {
    guard count > 0 else { return }
    switch start[count - 1] {
    case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: ":"): return
    default: append(UInt8(ascii: ","))
    }
  }

  private mutating func separate(then byte: UInt8) {
    separate()
    append(byte)
  }

  // MARK: Bytes

  /// `true`, `null` and the like.
  mutating func literal(_ text: StaticString) {
    append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    reserve(1)
    start[count] = byte
    count += 1
  }

  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let first = bytes.baseAddress else { return }
    reserve(bytes.count)
    (start + count).update(from: first, count: bytes.count)
    count += bytes.count
  }

  @inline(__always)
  private mutating func reserve(_ more: Int) {
    if count + more > capacity { grow(more) }
  }

  @inline(never)
  private mutating func grow(_ more: Int) {
    capacity = max(2 * capacity, count + more)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: start, count: count)
    start.deallocate()
    start = larger
  }
}
