/// The directories of a TIFF structure, in which Exif keeps what a camera knew (TIFF 6.0, section 2; Exif 2.32, 4.6).
struct ExifDirectory {
  /// One row of a directory.
  private struct Entry {
    var tag: Int
    var type: Int
    var count: Int
    /// Where the value stands, or a number that says where.
    var place: Int
  }

  /// Directories in a row; cameras write two.
  private static let mostDirectories = 16
  /// Rows in a directory; cameras write less than a hundred.
  private static let mostRows = 1_000
  private static let (location, packet) = (0x8825, 0x02BC)
  /// Latitude and longitude of the camera, and of what it looked at.
  private static let coordinates: Set<Int> = [2, 4, 20, 22]

  private let source: ByteSource
  private let bigEndian: Bool

  /// Opens a structure; nil when it is none.
  init?(_ source: ByteSource) {
    switch source.read(at: 0, 4) {
    case [0x49, 0x49, 0x2A, 0x00]: bigEndian = false
    case [0x4D, 0x4D, 0x00, 0x2A]: bigEndian = true
    default: return nil
    }
    self.source = source
  }

  /// True when a coordinate stands in it; the empty directory that cameras without a receiver write is no place.
  var hasLocation: Bool {
    entries(Self.location).prefix(Self.mostDirectories).contains { pointer in
      guard let start = number(at: pointer.place, 4) else { return false }
      return directory(at: start).entries.contains { entry in
        Self.coordinates.contains(entry.tag) && holdsNumber(entry)
      }
    }
  }

  /// The XMP packet that TIFF files carry in a row of their own; nil without one.
  var packet: [UInt8]? {
    guard let entry = entries(Self.packet).first, let start = number(at: entry.place, 4) else {
      return nil
    }
    return source.read(at: start, min(entry.count, PictureLocations.longestBlock))
  }

  /// A coordinate is three fractions; where nothing was known, all of them are written as 0/0.
  private func holdsNumber(_ entry: Entry) -> Bool {
    guard entry.type == 5 || entry.type == 10 else { return entry.count > 0 }
    guard let start = number(at: entry.place, 4) else { return false }
    return (0..<min(entry.count, 3)).contains { index in
      (number(at: start + index * 8 + 4, 4) ?? 0) != 0
    }
  }

  /// The rows with a tag, in all directories.
  private func entries(_ tag: Int) -> [Entry] {
    var result: [Entry] = []
    var next = number(at: 4, 4)
    for _ in 0..<Self.mostDirectories {
      guard let start = next, start > 0 else { break }
      let (entries, following) = directory(at: start)
      result += entries.filter { $0.tag == tag }
      next = following
    }
    return result
  }

  private func directory(at start: Int) -> (entries: [Entry], next: Int?) {
    guard let count = number(at: start, 2) else { return ([], nil) }
    let bytes = ByteSource(source.read(at: start + 2, min(count, Self.mostRows) * 12))
    let entries = (0..<(bytes.size / 12)).compactMap { index -> Entry? in
      let row = index * 12
      guard let tag = bytes.number(at: row, 2, bigEndian: bigEndian),
        let type = bytes.number(at: row + 2, 2, bigEndian: bigEndian),
        let count = bytes.number(at: row + 4, 4, bigEndian: bigEndian)
      else { return nil }
      return Entry(tag: tag, type: type, count: count, place: start + 2 + row + 8)
    }
    return (entries, number(at: start + 2 + count * 12, 4))
  }

  private func number(at: Int, _ count: Int) -> Int? {
    source.number(at: at, count, bigEndian: bigEndian)
  }
}
