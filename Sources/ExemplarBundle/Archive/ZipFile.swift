internal import Foundation

/// A zip file being written: stored entries, of which nothing varies but names and bytes.
///
/// Sizes are told before the content, so every byte's place is known and entries may be written in any
/// order, by several cores at once (PKWARE APPNOTE 6.3.10, sections 4.3 and 4.5.3). The file stands under a
/// temporary name until `finish`, and is removed when that is not reached.
struct ZipFile: ~Copyable {
  private let file: Int32
  private let place: String
  private let temporary: String
  private var entries: [ZipRecord] = []
  private var isFinished = false

  /// Begins a file that will stand at `path`.
  init(_ path: String) throws(BundleError) {
    let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
    let temporary = "\(folder).packing-\(UUID().uuidString)"
    file = try Disk.create(temporary)
    place = path
    self.temporary = temporary
  }

  deinit {
    close(file)
    if !isFinished { unlink(temporary) }
  }

  /// Keeps room for an entry and gives its number.
  mutating func reserve(_ name: String, size: Int) -> Int {
    let offset = entries.last?.end ?? 0
    entries.append(ZipRecord(name: Array(name.utf8), size: size, offset: offset))
    return entries.count - 1
  }

  /// Writes a whole entry.
  mutating func write(_ name: String, _ bytes: [UInt8]) throws(BundleError) {
    let entry = reserve(name, size: bytes.count)
    entries[entry].crc = try content(of: entry, bytes)
  }

  /// Writes the content and the header of a reserved entry, and gives the checksum for `note`.
  func content(of entry: Int, _ bytes: [UInt8]) throws(BundleError) -> UInt32 {
    var record = entries[entry]
    record.crc = CRC32.of(bytes)
    try put(record.localHeader + bytes, at: record.offset)
    return record.crc
  }

  /// The same with a file's content, each piece of which `body` sees; its size must be the one reserved.
  func content(
    of entry: Int, from source: String, _ buffer: UnsafeMutableRawBufferPointer,
    _ body: (UnsafeRawBufferPointer) -> Void
  ) throws(BundleError) -> UInt32 {
    var record = entries[entry]
    var crc = CRC32()
    var at = record.start
    var trouble: BundleError?
    let size = try Disk.stream(source, upTo: record.size + 1, using: buffer) { bytes in
      guard trouble == nil, at + bytes.count <= record.end else { return }
      body(bytes)
      crc.update(bytes)
      trouble = Disk.write(bytes, to: file, at: at, place)
      at += bytes.count
    }
    if let trouble { throw trouble }
    guard size == record.size else {
      throw BundleError(.read, source, "It changed while it was read")
    }
    record.crc = crc.value
    try put(record.localHeader, at: record.offset)
    return record.crc
  }

  /// Notes the checksum of a reserved entry.
  mutating func note(_ crc: UInt32, of entry: Int) { entries[entry].crc = crc }

  /// Writes the directory and gives the file its name, synced before and after unless a batch is synced later.
  consuming func finish(synced: Bool) throws(BundleError) {
    let end = entries.last?.end ?? 0
    try put(ZipRecord.directory(entries, at: end), at: end)
    if synced {
      guard fsync(file) == 0 else { throw Disk.failure(.sync, place) }
    } else {
      Durability.beginWriting(file)
    }
    try Disk.rename(temporary, to: place)
    isFinished = true
    if synced {
      try Durability.syncFolder(place.lastIndex(of: "/").map { String(place[...$0]) } ?? ".")
    }
  }

  private func put(_ bytes: [UInt8], at offset: Int) throws(BundleError) {
    let trouble = bytes.withUnsafeBytes { Disk.write($0, to: file, at: offset, place) }
    if let trouble { throw trouble }
  }
}
