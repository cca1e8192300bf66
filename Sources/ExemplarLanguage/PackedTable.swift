/// Values by their keys, in bytes of which nothing is read before it is looked up: a search asks for a few keys of
/// many, and starts anew each time.
///
/// | bytes | what |
/// |---|---|
/// | 4 | how many entries there are |
/// | 4 for each entry, and 4 more | where it begins among the entries, and where the last one ends |
/// | the rest | entries in order of their keys: the key, a zero, the value |
struct PackedTable: Hashable, Sendable {
  /// The table as the index keeps it.
  let bytes: [UInt8]
  private let count: Int

  /// Packs some values; of equal keys the first counts, and no key holds a zero.
  init(_ values: [String: [UInt8]] = [:]) {
    let sorted = values.map { (key: Array($0.key.utf8), value: $0.value) }
      .sorted { $0.key.lexicographicallyPrecedes($1.key) }
    var places: [Int] = []
    var entries: [UInt8] = []
    for (key, value) in sorted {
      places.append(entries.count)
      entries += key + [0] + value
    }
    let numbers = [sorted.count] + places + [entries.count]
    bytes =
      numbers.flatMap { number in (0..<4).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) } }
      + entries
    count = sorted.count
  }

  /// Takes stored bytes as they are, once their length is what they say.
  init(stored: [UInt8], what: String) throws(StoredFormatError) {
    let failure = StoredFormatError(what: what, offset: 0)
    guard stored.count >= 8 else { throw failure }
    bytes = stored
    count = PackedTable.number(stored, at: 0)
    let start = (count + 2) * 4
    guard start <= stored.count,
      start + PackedTable.number(stored, at: (count + 1) * 4) == stored.count
    else { throw failure }
  }

  /// The value of a key.
  func value(of key: String) -> [UInt8]? {
    var wanted = Array(key.utf8)
    wanted.append(0)
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      let entry = entry(middle)
      if entry.starts(with: wanted) { return Array(entry.dropFirst(wanted.count)) }
      if entry.lexicographicallyPrecedes(wanted) { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  private func entry(_ place: Int) -> ArraySlice<UInt8> {
    let start = offset(place)
    return bytes[start..<max(start, offset(place + 1))]
  }

  private func offset(_ place: Int) -> Int {
    min((count + 2) * 4 + PackedTable.number(bytes, at: (place + 1) * 4), bytes.count)
  }

  private static func number(_ bytes: [UInt8], at place: Int) -> Int {
    (0..<4).reduce(0) { $0 | Int(bytes[place + $1]) << ($1 * 8) }
  }
}
