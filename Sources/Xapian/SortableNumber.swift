internal import CXapian

/// A number as bytes that sort as the numbers do, at most nine of them.
///
/// ```swift
/// sortableSerialise(-1).lexicographicallyPrecedes(sortableSerialise(2.5))   // true
/// ```
public func sortableSerialise(_ number: Double) -> [UInt8] {
  [UInt8](unsafeUninitializedCapacity: Int(CX_SORTABLE_LENGTH)) { bytes, count in
    guard let start = bytes.baseAddress else { return }
    count = cx_sortable_serialise(number, start)
  }
}

/// The number that `sortableSerialise` wrote.
public func sortableUnserialise(_ bytes: [UInt8]) -> Double {
  cx_sortable_unserialise(bytes, bytes.count)
}
