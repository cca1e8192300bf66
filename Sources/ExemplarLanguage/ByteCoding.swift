/// Something stored in the index could not be read back.
public struct StoredFormatError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was being read: `card`.
  public var what: String
  /// The byte at which it made no sense.
  public var offset: Int
  public var description: String {
    "It holds a \(what) that cannot be read (byte \(offset))."
  }
}

/// Writes values as bytes, compactly: numbers in groups of seven bits, texts with their length before them.
public struct ByteWriter: Sendable {
  /// What was written so far.
  public private(set) var bytes: [UInt8] = []

  /// An empty writer.
  public init() {}

  /// Writes a number from 0.
  public mutating func number(_ value: Int) {
    var rest = UInt64(bitPattern: Int64(value))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Writes yes or no.
  public mutating func flag(_ value: Bool) { bytes.append(value ? 1 : 0) }

  /// Writes a text.
  public mutating func text(_ value: String) {
    number(value.utf8.count)
    bytes.append(contentsOf: value.utf8)
  }

  /// Writes bytes as they are.
  public mutating func block(_ value: [UInt8]) {
    number(value.count)
    bytes.append(contentsOf: value)
  }

  /// Writes a value that may be absent.
  public mutating func optional<Value>(
    _ value: Value?, _ write: (inout ByteWriter, Value) -> Void
  ) {
    flag(value != nil)
    if let value { write(&self, value) }
  }

  /// Writes a list.
  public mutating func list<Value>(
    _ values: some Collection<Value>, _ write: (inout ByteWriter, Value) -> Void
  ) {
    number(values.count)
    for value in values { write(&self, value) }
  }

  /// Writes a list of texts.
  public mutating func texts(_ values: some Collection<String>) { list(values) { $0.text($1) } }
}

/// Reads back what a ``ByteWriter`` wrote; every length is checked before it is believed.
public struct ByteReader {
  private let bytes: [UInt8]
  private var offset = 0
  private let what: String

  /// Begins at the first byte; `what` names the thing in an error.
  public init(_ bytes: [UInt8], what: String) {
    self.bytes = bytes
    self.what = what
  }

  /// True at the end.
  public var isAtEnd: Bool { offset == bytes.count }

  private var failure: StoredFormatError { StoredFormatError(what: what, offset: offset) }

  /// Reads a number.
  public mutating func number() throws(StoredFormatError) -> Int {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while offset < bytes.count, shift < 64 {
      let byte = bytes[offset]
      offset += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return Int(truncatingIfNeeded: value) }
      shift += 7
    }
    throw failure
  }

  /// Reads yes or no.
  public mutating func flag() throws(StoredFormatError) -> Bool {
    guard offset < bytes.count, bytes[offset] <= 1 else { throw failure }
    offset += 1
    return bytes[offset - 1] == 1
  }

  /// Reads a text.
  public mutating func text() throws(StoredFormatError) -> String {
    let place = try place()
    return bytes.withUnsafeBufferPointer {
      String(decoding: UnsafeBufferPointer(rebasing: $0[place]), as: UTF8.self)
    }
  }

  /// Reads bytes as they are.
  public mutating func block() throws(StoredFormatError) -> [UInt8] {
    try Array(bytes[place()])
  }

  /// Reads a length, which must be there, and passes over so many bytes.
  private mutating func place() throws(StoredFormatError) -> Range<Int> {
    let count = try count()
    defer { offset += count }
    return offset..<(offset + count)
  }

  /// Reads a number of things that take a byte at least.
  private mutating func count() throws(StoredFormatError) -> Int {
    let count = try number()
    guard count >= 0, count <= bytes.count - offset else { throw failure }
    return count
  }

  /// Reads a value that may be absent.
  public mutating func optional<Value>(
    _ read: (inout ByteReader) throws(StoredFormatError) -> Value
  ) throws(StoredFormatError) -> Value? {
    try flag() ? try read(&self) : nil
  }

  /// Reads a list.
  public mutating func list<Value>(
    _ read: (inout ByteReader) throws(StoredFormatError) -> Value
  ) throws(StoredFormatError) -> [Value] {
    let count = try count()
    var values: [Value] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(try read(&self)) }
    return values
  }

  /// Reads a list of texts.
  public mutating func texts() throws(StoredFormatError) -> [String] {
    try list { (reader: inout ByteReader) throws(StoredFormatError) in try reader.text() }
  }
}
