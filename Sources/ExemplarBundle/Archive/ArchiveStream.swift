internal import CArchive
internal import Foundation

/// An archive read from front to back through libarchive: zip and tar, plain, gzip or Zstandard.
struct ArchiveStream: ~Copyable {
  /// Why reading ended early.
  enum Fault: Error {
    /// In libarchive's words.
    case damaged(String)
    /// Our own disk refused.
    case disk(BundleError)
  }

  /// What stands next.
  struct Entry {
    enum Kind {
      case file, folder, symbolicLink, hardLink, special
    }

    /// Nil when it is not UTF-8.
    var path: String?
    var kind: Kind
    /// As the archive claims, 0 when it does not say.
    var size: Int
    var isEncrypted: Bool
  }

  private let archive: OpaquePointer
  private let characters: NamesInUTF8

  /// Opens an archive of a known kind, from its first byte; nothing else is tried.
  init(_ file: borrowing ArchiveFile, _ kind: ArchiveKind) throws(Fault) {
    guard let archive = archive_read_new() else { throw .damaged("libarchive has no memory") }
    if kind == .zip {
      archive_read_support_format_zip(archive)
    } else {
      archive_read_support_format_tar(archive)
      // What stands behind the end of a tar file would be hidden from us and not from others.
      archive_read_set_format_option(archive, "tar", "read_concatenated_archives", "1")
    }
    if kind == .gzip { archive_read_support_filter_gzip(archive) }
    if kind == .zstd { archive_read_support_filter_zstd(archive) }
    guard lseek(file.handle, 0, SEEK_SET) == 0,
      archive_read_open_fd(archive, file.handle, 64 << 10) == ARCHIVE_OK
    else {
      let words = Self.words(archive)
      archive_read_free(archive)
      throw .damaged(words)
    }
    self.archive = archive
    characters = NamesInUTF8()
  }

  deinit { archive_read_free(archive) }

  /// The next entry; nil at the end.
  func next() throws(Fault) -> Entry? {
    var pointer: OpaquePointer?
    let status = archive_read_next_header(archive, &pointer)
    if status == ARCHIVE_EOF { return nil }
    // A warning is a name that does not fit the locale; the name itself is looked at next.
    guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let entry = pointer else {
      throw .damaged(Self.words(archive))
    }
    return Entry(
      path: Self.name(entry), kind: Self.kind(entry),
      size: Int(clamping: archive_entry_size(entry)),
      isEncrypted: archive_entry_is_encrypted(entry) != 0)
  }

  /// Writes the entry's content to a new file; nil when there is more than `limit`.
  func copy(to place: String, upTo limit: Int) throws(Fault) -> Int? {
    let file: Int32
    do throws(BundleError) { file = try Disk.create(place) } catch { throw .disk(error) }
    defer { close(file) }
    var trouble: BundleError?
    let size = try read(upTo: limit) { piece in
      if trouble == nil { trouble = Disk.write(piece, to: file, place) }
    }
    if let trouble { throw .disk(trouble) }
    return size
  }

  /// Gives the entry's content piece by piece; nil when there is more than `limit`.
  func read(upTo limit: Int, _ body: (UnsafeRawBufferPointer) -> Void) throws(Fault) -> Int? {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Disk.chunk, alignment: 16)
    defer { buffer.deallocate() }
    var total = 0
    while true {
      let count = archive_read_data(archive, buffer.baseAddress, buffer.count)
      if count == 0 { return total }
      guard count > 0 else { throw .damaged(Self.words(archive)) }
      total += count
      guard total <= limit else { return nil }
      body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
  }

  private static func name(_ entry: OpaquePointer) -> String? {
    if let name = archive_entry_pathname_utf8(entry) { return String(validatingCString: name) }
    return archive_entry_pathname(entry).flatMap { String(validatingCString: $0) }
  }

  private static func kind(_ entry: OpaquePointer) -> Entry.Kind {
    if archive_entry_hardlink(entry) != nil { return .hardLink }
    switch archive_entry_filetype(entry) & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    case S_IFLNK: return .symbolicLink
    default: return .special
    }
  }

  private static func words(_ archive: OpaquePointer) -> String {
    archive_error_string(archive).map { String(cString: $0) } ?? "it ends too early"
  }
}

/// While it lives, this thread's character set is UTF-8: libarchive converts names through the locale.
private struct NamesInUTF8: ~Copyable {
  private let locale: locale_t?
  private let previous: locale_t?

  init() {
    locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nil)
    previous = locale.flatMap { uselocale($0) }
  }

  deinit {
    if let previous { uselocale(previous) }
    if let locale { freelocale(locale) }
  }
}
