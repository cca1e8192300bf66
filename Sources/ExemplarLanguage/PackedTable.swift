/// Values by their keys, in bytes of which nothing is read before it is looked up: a search asks for a few keys of
/// many, and starts anew each time.
///
/// | bytes | what |
/// |---|---|
/// | 4 | how many entries there are |
/// | 4 for each entry, and 4 more | where it begins among the entries, and where the last one ends |
/// | the rest | entries in order of their keys: marks, the key, a zero, the value |
///
/// All entries have the same number of marks, each a byte: 0 unless told.
struct PackedTable: Hashable, Sendable {
  /// An entry in bytes.
  typealias Entry = (marks: [UInt8], key: [UInt8], value: [UInt8])

  /// The table as the index keeps it.
  private(set) var bytes: StoredBytes
  /// How many entries it has.
  let count: Int
  private let marks: Int

  /// Packs some values; no key holds a zero.
  init(_ values: [String: [UInt8]] = [:]) {
    self.init(entries: values.map { ([], Array($0.key.utf8), $0.value) }, marks: 0)
  }

  /// Packs entries with so many marks each, no two of which have the same key.
  init(entries: [Entry], marks: Int) {
    let sorted = entries.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    var places: [Int] = []
    var packed: [UInt8] = []
    for entry in sorted {
      places.append(packed.count)
      packed += entry.marks + entry.key + [0] + entry.value
    }
    let numbers = [sorted.count] + places + [packed.count]
    bytes = StoredBytes(numbers.flatMap(PackedTable.bytes) + packed)
    count = sorted.count
    self.marks = marks
  }

  /// Takes stored bytes as they are, once their length is what they say.
  init(stored: StoredBytes, marks: Int = 0, what: String) throws(StoredFormatError) {
    let failure = StoredFormatError(what: what, offset: 0)
    guard stored.count >= 8 else { throw failure }
    bytes = stored
    self.marks = marks
    count = stored.withUnsafeBytes { PackedTable.number($0, at: 0) }
    let start = (count + 2) * 4
    guard start <= stored.count,
      start + stored.withUnsafeBytes({ PackedTable.number($0, at: (count + 1) * 4) })
        == stored.count
    else { throw failure }
  }

  // MARK: Looking up

  /// The value of a key.
  func value(of key: String) -> StoredBytes? { place(of: key).map(value) }

  /// Where the entry of a key is.
  func place(of key: String) -> Int? {
    let place = lowerBound(key)
    return place < count && self.key(place).elementsEqual(key.utf8) ? place : nil
  }

  /// True where a key begins so.
  func begins(_ start: String) -> Bool {
    let place = lowerBound(start)
    return place < count && key(place).starts(with: start.utf8)
  }

  /// The key at a place.
  func key(_ place: Int) -> ArraySlice<UInt8> {
    bytes.withUnsafeBytes { bytes in
      let entry = entry(place, bytes)
      return part(entry.lowerBound..<keyEnd(entry, bytes)).inMemory
    }
  }

  /// A mark of the entry at a place.
  func mark(_ number: Int, at place: Int) -> UInt8 {
    bytes.withUnsafeBytes { bytes in
      let start = offset(place, bytes)
      return start + number < bytes.count ? bytes[start + number] : 0
    }
  }

  /// The value at a place.
  func value(_ place: Int) -> StoredBytes {
    bytes.withUnsafeBytes { bytes in
      let entry = entry(place, bytes)
      return part(min(keyEnd(entry, bytes) + 1, entry.upperBound)..<entry.upperBound)
    }
  }

  /// A part of the table by the offsets in it.
  private func part(_ range: Range<Int>) -> StoredBytes {
    bytes[(bytes.startIndex + range.lowerBound)..<(bytes.startIndex + range.upperBound)]
  }

  /// The same table in memory: who looks through all of it needs no piece copied then.
  var inMemory: PackedTable {
    var table = self
    table.bytes = StoredBytes(bytes.copied)
    return table
  }

  /// The first place whose key does not come before this one.
  private func lowerBound(_ key: String) -> Int {
    var key = key
    return key.withUTF8 { wanted in
      bytes.withUnsafeBytes { bytes in
        var low = 0
        var high = count
        while low < high {
          let middle = (low + high) / 2
          if precedes(entry(middle, bytes), wanted, bytes) {
            low = middle + 1
          } else {
            high = middle
          }
        }
        return low
      }
    }
  }

  /// True where the key of an entry comes before another one.
  private func precedes(
    _ entry: Range<Int>, _ wanted: UnsafeBufferPointer<UInt8>, _ bytes: UnsafeRawBufferPointer
  ) -> Bool {
    var place = entry.lowerBound
    for byte in wanted {
      guard place < entry.upperBound, bytes[place] != 0 else { return true }
      if bytes[place] != byte { return bytes[place] < byte }
      place += 1
    }
    return false
  }

  // MARK: Bytes

  /// Where the key and the value of an entry are.
  private func entry(_ place: Int, _ bytes: UnsafeRawBufferPointer) -> Range<Int> {
    let end = offset(place + 1, bytes)
    let start = min(offset(place, bytes) + marks, bytes.count)
    return start..<max(start, end)
  }

  private func keyEnd(_ entry: Range<Int>, _ bytes: UnsafeRawBufferPointer) -> Int {
    var end = entry.lowerBound
    while end < entry.upperBound, bytes[end] != 0 { end += 1 }
    return end
  }

  private func offset(_ place: Int, _ bytes: UnsafeRawBufferPointer) -> Int {
    min((count + 2) * 4 + PackedTable.number(bytes, at: (place + 1) * 4), bytes.count)
  }

  private static func number(_ bytes: UnsafeRawBufferPointer, at place: Int) -> Int {
    Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self)))
  }

  // MARK: A table and what is told beside it

  /// The table's length, the table, and what is told beside it.
  func stored(before head: ByteWriter) -> [UInt8] {
    PackedTable.bytes(of: bytes.count) + bytes.copied + head.bytes
  }

  /// Takes apart what ``stored(before:)`` put together; the table is left where it is.
  static func beforeHead(
    _ stored: StoredBytes, what: String
  ) throws(StoredFormatError) -> (table: PackedTable, head: ByteReader) {
    let length = stored.count < 4 ? Int.max : stored.withUnsafeBytes { number($0, at: 0) }
    guard length <= stored.count - 4 else { throw StoredFormatError(what: what, offset: 0) }
    let begin = stored.startIndex + 4
    let end = begin + length
    return (
      try PackedTable(stored: stored[begin..<end], what: what),
      ByteReader(stored[end..<stored.endIndex].copied, what: what)
    )
  }

  private static func bytes(of number: Int) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }
}
