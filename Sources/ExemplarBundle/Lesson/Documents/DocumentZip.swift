internal import CArchive
internal import Foundation

/// The zip file in which an office document travels, read part by part from front to back.
struct DocumentZip: ~Copyable {
  private let archive: OpaquePointer
  private let file: Int32
  private let bounds: DocumentBounds
  private var parts = 0
  private var inflated = 0

  /// Opens a document; links and pipes are not opened.
  init(_ place: String, _ bounds: DocumentBounds) throws(DocumentFault) {
    let file = try Self.open(place)
    guard Self.hasDirectory(file) else {
      close(file)
      throw .damaged("its end is missing")
    }
    guard let archive = archive_read_new() else {
      close(file)
      throw .system("libarchive has no memory")
    }
    archive_read_support_format_zip(archive)
    guard archive_read_open_fd(archive, file, 64 << 10) == ARCHIVE_OK else {
      let words = Self.words(archive)
      archive_read_free(archive)
      close(file)
      throw .damaged(words)
    }
    self.archive = archive
    self.file = file
    self.bounds = bounds
  }

  deinit {
    archive_read_free(archive)
    close(file)
  }

  /// The name of the next part; nil at the end. Names that are not ASCII are nobody's part, and empty here.
  mutating func next() throws(DocumentFault) -> String? {
    var entry: OpaquePointer?
    let status = archive_read_next_header(archive, &entry)
    if status == ARCHIVE_EOF { return nil }
    guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let entry else {
      throw .damaged(Self.words(archive))
    }
    parts += 1
    guard parts <= bounds.parts else { throw .tooManyParts(bounds.parts) }
    guard archive_entry_is_encrypted(entry) == 0 else { throw .encrypted }
    return archive_entry_pathname(entry).flatMap { String(validatingCString: $0) } ?? ""
  }

  /// Gives the content of the part that `next` named, piece by piece.
  mutating func read(
    _ body: (UnsafeRawBufferPointer) throws(DocumentFault) -> Void
  ) throws(DocumentFault) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = archive_read_data(archive, buffer.baseAddress, buffer.count)
      if count == 0 { return }
      guard count > 0 else { throw .damaged(Self.words(archive)) }
      inflated += count
      guard inflated <= bounds.inflatedBytes else { throw .inflates(bounds.inflatedBytes) }
      try bounds.deadline.check()
      try body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
  }

  /// Reads the part that `next` named as XML.
  mutating func read<Handler: XMLHandler>(
    _ part: String, into handler: Handler
  ) throws(DocumentFault) -> Handler {
    var stream = XMLStream(handler, deepest: bounds.depth)
    try read { (piece) throws(DocumentFault) in
      do throws(XMLFault) { try stream.feed(piece) } catch { throw Self.fault(error, part) }
    }
    do throws(XMLFault) { return try stream.finish() } catch { throw Self.fault(error, part) }
  }

  private static func fault(_ fault: XMLFault, _ part: String) -> DocumentFault {
    switch fault {
    case .notWellFormed(let why): .damaged("in “\(part)”, \(why)")
    case .declaresEntities: .declaresEntities(part)
    case .tooDeep(let limit): .tooDeep(limit)
    }
  }

  private static func open(_ place: String) throws(DocumentFault) -> Int32 {
    do throws(BundleError) {
      return try Disk.openForReading(place)
    } catch {
      throw .system(error.reason)
    }
  }

  /// True when the end record stands where a whole file has it (PKWARE APPNOTE, section 4.3.16): without it
  /// libarchive would read on from the front and call a half file whole.
  private static func hasDirectory(_ file: Int32) -> Bool {
    let size = Int(lseek(file, 0, SEEK_END))
    let count = min(max(size, 0), 22 + 0xFFFF)
    let tail = [UInt8](unsafeUninitializedCapacity: count) { buffer, done in
      done = max(pread(file, buffer.baseAddress, count, off_t(size - count)), 0)
    }
    lseek(file, 0, SEEK_SET)
    guard tail.count >= 22 else { return false }
    return stride(from: tail.count - 22, through: 0, by: -1).contains { start in
      tail[start...].starts(with: [0x50, 0x4B, 0x05, 0x06])
    }
  }

  private static func words(_ archive: OpaquePointer) -> String {
    let words = archive_error_string(archive).map { String(cString: $0) } ?? ""
    return words.isEmpty ? "it ends too early" : words.prefix(1).lowercased() + words.dropFirst()
  }
}
