/// Bytes that the index keeps, in memory or in a mapped file: parts of them are looked at in place.
///
/// ```swift
/// StoredBytes([1, 2, 3])[1..<3].copied   // [2, 3]
/// ```
public struct StoredBytes: Hashable, Sendable, RandomAccessCollection {
  private enum Place: Sendable {
    case memory([UInt8])
    case file(MappedFile)
  }

  private let place: Place
  public let startIndex: Int
  public let endIndex: Int

  /// Bytes in memory.
  public init(_ bytes: [UInt8]) { self.init(.memory(bytes), 0..<bytes.count) }

  /// All of a file.
  init(_ file: MappedFile) { self.init(.file(file), 0..<file.bytes.count) }

  private init(_ place: Place, _ range: Range<Int>) {
    self.place = place
    startIndex = range.lowerBound
    endIndex = range.upperBound
  }

  public subscript(position: Int) -> UInt8 {
    precondition(position >= startIndex && position < endIndex)
    switch place {
    case .memory(let bytes): return bytes[position]
    case .file(let file): return file.bytes[position]
    }
  }

  public subscript(range: Range<Int>) -> StoredBytes {
    precondition(range.lowerBound >= startIndex && range.upperBound <= endIndex)
    return StoredBytes(place, range)
  }

  /// Bytes of their own, in one go.
  public var copied: [UInt8] {
    switch place {
    case .memory(let bytes): count == bytes.count ? bytes : Array(bytes[startIndex..<endIndex])
    case .file(let file): Array(UnsafeRawBufferPointer(rebasing: file.bytes[startIndex..<endIndex]))
    }
  }

  /// Bytes in memory, which are copied where they are in a file.
  var inMemory: ArraySlice<UInt8> {
    if case .memory(let bytes) = place { return bytes[startIndex..<endIndex] }
    return copied[...]
  }

  /// Looks at the bytes where they lie, the first at 0.
  func withUnsafeBytes<Value>(_ look: (UnsafeRawBufferPointer) -> Value) -> Value {
    switch place {
    case .memory(let bytes):
      bytes.withUnsafeBytes { look(UnsafeRawBufferPointer(rebasing: $0[startIndex..<endIndex])) }
    case .file(let file):
      look(UnsafeRawBufferPointer(rebasing: file.bytes[startIndex..<endIndex]))
    }
  }

  public static func == (one: StoredBytes, other: StoredBytes) -> Bool {
    one.copied == other.copied
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(copied) }
}
