/// The postings of one document as one row of bytes, for programs that make very many of them.
///
/// ```swift
/// var postings = PackedPostings()
/// postings.add(Array("S".utf8), Array("robot".utf8)[...], frequency: 2, positions: [4, 19])
/// postings.all   // [Posting(term: "Srobot", frequency: 2, positions: [4, 19])]
/// ```
/// A term may be added twice; the engine adds up its occurrences.
public struct PackedPostings: Hashable, Sendable {
  /// The postings as the bridge takes them.
  private(set) var packet = PacketWriter()
  /// How many were added.
  public private(set) var count = 0
  /// The first term that the engine could not hold.
  private var refused: String?

  public init() {}

  /// Adds a term that is made of a prefix, a word, and perhaps a second word.
  public mutating func add(
    _ prefix: [UInt8], _ word: ArraySlice<UInt8>, _ second: ArraySlice<UInt8> = [],
    frequency: Int, positions: ArraySlice<UInt32> = []
  ) {
    let length = prefix.count + word.count + second.count
    if 2 * length > TermLimit.bytes || length == 0 { examine(Array(prefix + word + second)) }
    packet.append(byteCount: 12 + length + 4 * positions.count) { room in
      room.u32(UInt32(length))
      prefix.withUnsafeBytes { room.put($0) }
      word.withUnsafeBytes { room.put($0) }
      second.withUnsafeBytes { room.put($0) }
      room.u32(UInt32(clamping: frequency))
      room.u32(UInt32(positions.count))
      for position in positions { room.u32(position) }
    }
    count += 1
  }

  /// Adds a term that only filters.
  public mutating func add(filter term: String) { add([], term.bytes[...], frequency: 0) }

  private mutating func examine(_ term: [UInt8]) {
    let text = String(decoding: term, as: UTF8.self)
    let isGood = !term.isEmpty && TermLimit.length(of: text) <= TermLimit.bytes
    if !isGood, refused == nil { refused = text }
  }

  /// - Throws: `.invalidArgument` where a term was empty or too long.
  func check(operation: String) throws(XapianError) {
    if let refused { try TermLimit.check(refused, operation: operation) }
  }

  /// All postings, in the order in which they were added.
  public var all: [Posting] {
    packet.bytes.withUnsafeBytes { bytes in
      var reader = PacketReader(bytes)
      return (0..<count).map { _ in
        Posting(term: reader.text(), frequency: reader.u32(), positions: reader.numbers())
      }
    }
  }

  /// True where a term was added.
  public func contains(_ term: String) -> Bool {
    let sought = term.bytes
    return packet.bytes.withUnsafeBytes { bytes in
      var reader = PacketReader(bytes)
      for _ in 0..<count {
        let (name, _) = (reader.take(), reader.u32())
        reader.skipNumbers()
        if name.elementsEqual(sought) { return true }
      }
      return false
    }
  }
}
