/// The directory of a zip file, held against the entries themselves (PKWARE APPNOTE 6.3.10, section 4.3).
///
/// Programs differ in what they believe, directory or entries: here both must say the same, entries must
/// not share bytes, and nothing may stand between or behind them. Names are looked at as bytes, because
/// libarchive gives C strings, which a zero byte would silently end, and turns backslashes into slashes.
struct ZipDirectory {
  /// One entry, as the directory has it.
  struct Entry {
    var name: ArraySlice<UInt8>
    var system = 0
    var flags = 0
    var method = 0
    var crc = 0
    var packedSize = 0
    var size = 0
    var mode = 0
    var hasExtras = false
    /// Where its own header begins, its content, and what comes behind.
    var offset = 0
    var start = 0
    var end: Int { start + packedSize }
    /// A data descriptor stands behind the content.
    var isDescribedAfter: Bool { flags & 8 != 0 }
  }

  private(set) var entries: [Entry] = []
  private(set) var findings: [Diagnostic] = []

  /// Reads a file that begins as a zip file does.
  init(_ file: borrowing ArchiveFile, limits: Limits) {
    guard let end = endRecord(file) else { return }
    guard end.count / 2 <= limits.files, end.size <= 64 << 20 else {
      refuse(
        "too-many-files", nil,
        "The archive has more than \(Diagnostic.count(limits.files)) files.",
        "Make the bag smaller, or split it.")
      return
    }
    guard end.offset >= 0, end.size >= 0, end.offset + end.size == end.place,
      readEntries(file.bytes(at: end.offset, count: end.size), count: end.count)
    else {
      damaged("its directory is not where its end says")
      return
    }
    checkNames()
    checkHeaders(file)
    if findings.isEmpty { checkPlaces(directory: end.offset) }
  }

  private mutating func refuse(
    _ code: String, _ path: String?, _ summary: String,
    _ remedy: String = "Make the archive again."
  ) {
    findings.append(Diagnostic(code, .error, path: path, summary, remedy: remedy))
  }

  private mutating func damaged(_ words: String) { findings.append(.damagedArchive(words)) }
}

// The end.
extension ZipDirectory {
  private struct End {
    var count: Int
    var size: Int
    var offset: Int
    /// Where the end record, or that of Zip64, begins.
    var place: Int
  }

  /// There must be one record at the very end of the file.
  private mutating func endRecord(_ file: borrowing ArchiveFile) -> End? {
    let length = min(file.size, 22 + 0xFFFF)
    let tail = file.bytes(at: file.size - length, count: length)
    let marks = stride(from: tail.count - 22, through: 0, by: -1)
      .filter { tail[$0] == 0x50 && tail[$0...].starts(with: [0x50, 0x4B, 0x05, 0x06]) }
    let ends = marks.filter { $0 + 22 + tail.number($0 + 20, 2) == tail.count }
    guard let last = marks.first else {
      damaged("it ends too early")
      return nil
    }
    guard ends.first == last else {
      refuse("archive-trailing", nil, "The archive does not end where it says that it ends.")
      return nil
    }
    guard ends.count == 1 else {
      refuse("archive-ambiguous", nil, "The archive has two ends, one in the comment of the other.")
      return nil
    }
    return end(tail, last, at: file.size - length + last, file)
  }

  private mutating func end(
    _ tail: [UInt8], _ mark: Int, at place: Int, _ file: borrowing ArchiveFile
  ) -> End? {
    guard tail.number(mark + 4, 4) == 0, tail.number(mark + 8, 2) == tail.number(mark + 10, 2)
    else {
      damaged("it is one part of several")
      return nil
    }
    let end = End(
      count: tail.number(mark + 10, 2), size: tail.number(mark + 12, 4),
      offset: tail.number(mark + 16, 4), place: place)
    let locator = file.bytes(at: max(place - 20, 0), count: 20)
    guard place >= 20, locator.starts(with: [0x50, 0x4B, 0x06, 0x07]) else { return end }
    let large = locator.number(8, 8)
    let record = large >= 0 && large <= place - 76 ? file.bytes(at: large, count: 56) : []
    guard record.count == 56, record.starts(with: [0x50, 0x4B, 0x06, 0x06]),
      record.number(32, 8) >= 0
    else {
      damaged("its Zip64 end is not where it says")
      return nil
    }
    return End(
      count: record.number(32, 8), size: record.number(40, 8), offset: record.number(48, 8),
      place: large)
  }
}

// The entries.
extension ZipDirectory {
  /// False when the bytes are not exactly so many entries.
  private mutating func readEntries(_ bytes: [UInt8], count: Int) -> Bool {
    var at = 0
    while at + 46 <= bytes.count, bytes[at...].starts(with: [0x50, 0x4B, 0x01, 0x02]) {
      let name = at + 46
      let extras = name + bytes.number(at + 28, 2)
      let comment = extras + bytes.number(at + 30, 2)
      let next = comment + bytes.number(at + 32, 2)
      guard next <= bytes.count else { return false }
      var entry = Entry(name: bytes[name..<extras])
      entry.system = bytes.number(at + 5, 1)
      entry.flags = bytes.number(at + 8, 2)
      entry.method = bytes.number(at + 10, 2)
      entry.crc = bytes.number(at + 16, 4)
      entry.mode = bytes.number(at + 40, 2)
      let extra = ZipExtra(
        bytes[extras..<comment], size: bytes.number(at + 24, 4),
        packedSize: bytes.number(at + 20, 4), offset: bytes.number(at + 42, 4))
      guard let extra else { return false }
      (entry.size, entry.packedSize, entry.offset) = (extra.size, extra.packedSize, extra.offset)
      entry.hasExtras = extra.hasOthers
      entries.append(entry)
      at = next
    }
    return at == bytes.count && entries.count == count
  }

  private mutating func checkNames() {
    for name in entries.map(\.name) {
      if name.contains(0) {
        findings.append(PathFault.zeroByte.finding(Self.shown(name)))
      } else if name.contains(UInt8(ascii: "\\")) {
        findings.append(PathFault.backslash.finding(Self.shown(name)))
      }
    }
  }

  private static func shown(_ name: ArraySlice<UInt8>) -> String {
    String(decoding: name, as: UTF8.self).replacing("\0", with: "␀")
  }

  private mutating func checkHeaders(_ file: borrowing ArchiveFile) {
    for index in entries.indices {
      let entry = entries[index]
      let header = file.bytes(at: entry.offset, count: 30 + entry.name.count)
      guard header.count == 30 + entry.name.count, header.starts(with: [0x50, 0x4B, 3, 4]) else {
        refuse(
          "archive-mismatch", Self.shown(entry.name),
          "The directory of the archive names “\(Self.shown(entry.name))”, which is not where it says."
        )
        continue
      }
      let length = header.number(28, 2)
      entries[index].start = entry.offset + header.count + length
      let extras = length > 0 ? file.bytes(at: entry.offset + header.count, count: length) : []
      if !agrees(entry, header, extras) {
        refuse(
          "archive-mismatch", Self.shown(entry.name),
          "“\(Self.shown(entry.name))” is another entry than the directory of the archive says.")
      }
    }
  }

  private func agrees(_ entry: Entry, _ header: [UInt8], _ extras: [UInt8]) -> Bool {
    guard header.number(26, 2) == entry.name.count, header[30...].elementsEqual(entry.name),
      header.number(8, 2) == entry.method,
      // Encrypted, described after, name in UTF-8.
      (header.number(6, 2) ^ entry.flags) & 0x0809 == 0,
      let sizes = ZipExtra(
        extras[...], size: header.number(22, 4), packedSize: header.number(18, 4), offset: 0)
    else { return false }
    // What is described after its content may be left zero before it.
    return [
      (sizes.size, entry.size), (sizes.packedSize, entry.packedSize),
      (header.number(14, 4), entry.crc),
    ]
    .allSatisfy { $0 == $1 || entry.isDescribedAfter && $0 == 0 }
  }

  /// Entries stand one after the other up to the directory, with at most a descriptor behind each.
  private mutating func checkPlaces(directory: Int) {
    var end = 0
    var slack = 0
    for entry in entries.sorted(by: { ($0.offset, $0.end) < ($1.offset, $1.end) }) {
      guard isNext(entry.offset, after: end, slack) else { return }
      end = entry.end
      slack = entry.isDescribedAfter ? 24 : 0
    }
    _ = isNext(directory, after: end, slack)
  }

  private mutating func isNext(_ place: Int, after end: Int, _ slack: Int) -> Bool {
    if place < end {
      refuse("archive-overlap", nil, "Entries of the archive share the same bytes.")
    } else if place > end + slack {
      refuse("archive-hidden", nil, "The archive has bytes that belong to none of its entries.")
    }
    return place >= end && place <= end + slack
  }
}

/// The sizes and the place of an entry, from the Zip64 field where 32 bits do not hold them (section 4.5.3).
private struct ZipExtra {
  var size: Int
  var packedSize: Int
  var offset: Int
  /// True when there are fields that we do not know.
  var hasOthers = false

  /// Nil when a number is missing or impossible.
  init?(_ bytes: ArraySlice<UInt8>, size: Int, packedSize: Int, offset: Int) {
    (self.size, self.packedSize, self.offset) = (size, packedSize, offset)
    let bytes = Array(bytes)
    var at = 0
    while at + 4 <= bytes.count {
      let next = at + 4 + bytes.number(at + 2, 2)
      guard next <= bytes.count else { return nil }
      if bytes.number(at, 2) == 1 {
        guard take(Array(bytes[(at + 4)..<next])) else { return nil }
      } else {
        hasOthers = true
      }
      at = next
    }
    let numbers = [self.size, self.packedSize, self.offset]
    guard numbers.allSatisfy({ $0 >= 0 && $0 < 1 << 53 }) else { return nil }
  }

  private mutating func take(_ field: [UInt8]) -> Bool {
    var at = 0
    for number in [\ZipExtra.size, \.packedSize, \.offset]
    where self[keyPath: number] == ZipRecord.large {
      guard at + 8 <= field.count else { return false }
      self[keyPath: number] = field.number(at, 8)
      at += 8
    }
    return true
  }
}

extension [UInt8] {
  /// A little-endian number; the caller knows that it is there.
  fileprivate func number(_ at: Int, _ count: Int) -> Int {
    (0..<count).reduce(0) { $0 | Int(self[at + $1]) << (8 * $1) }
  }
}

extension Diagnostic {
  /// An archive that cannot be read to its end.
  static func damagedArchive(_ words: String) -> Diagnostic {
    Diagnostic(
      "archive-damaged", .error, "The archive cannot be read: \(words).",
      remedy: "Send a .zip, .tar, .tar.gz or .tar.zst, and check that it is complete.")
  }
}
