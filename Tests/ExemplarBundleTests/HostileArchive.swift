import CArchive
import Foundation

/// An archive made entry by entry, with whatever names and kinds a test wants.
final class HostileArchive {
  let path: String
  private let archive: OpaquePointer
  private let utf8: locale_t?

  /// Begins a `zip`, `tar`, `tar.gz` or `tar.zst`.
  init(_ path: String, _ kind: String) {
    self.path = path
    archive = archive_write_new()
    utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", nil)
    if kind == "zip" {
      archive_write_set_format_zip(archive)
    } else {
      archive_write_set_format_pax_restricted(archive)
      if kind == "tar.gz" { archive_write_add_filter_gzip(archive) }
      if kind == "tar.zst" { archive_write_add_filter_zstd(archive) }
    }
    archive_write_open_filename(archive, path)
  }

  /// Packs a folder as it lies on disk.
  convenience init(_ path: String, _ kind: String, adding root: String, _ name: String) throws {
    self.init(path, kind)
    for below in try FileManager.default.subpathsOfDirectory(atPath: "\(root)/\(name)").sorted() {
      guard let data = FileManager.default.contents(atPath: "\(root)/\(name)/\(below)") else {
        add("\(name)/\(below)/", type: S_IFDIR) { _ in }
        continue
      }
      add("\(name)/\(below)", data)
    }
    finish()
  }

  deinit { if let utf8 { freelocale(utf8) } }

  /// Adds a file.
  func add(_ name: String, _ text: String) { add(name, Data(text.utf8)) }

  /// Adds a file; without a declared size, zip writes it after the content.
  func add(_ name: String, _ data: Data, declaresSize: Bool = true) {
    add(name, type: S_IFREG, size: declaresSize ? data.count : nil, data) { _ in }
  }

  /// Adds a file of a start and a piece again and again, so that a bomb needs no memory of its size.
  func add(_ name: String, _ start: String, then piece: Data, times count: Int) {
    add(name, type: S_IFREG, size: start.utf8.count + piece.count * count, Data(start.utf8)) { _ in
    }
    for _ in 0..<count {
      _ = piece.withUnsafeBytes { archive_write_data(archive, $0.baseAddress, $0.count) }
    }
  }

  /// Adds an entry of any kind.
  func add(
    _ name: String, type: mode_t, size: Int? = 0, _ data: Data = Data(),
    _ prepare: (OpaquePointer?) -> Void
  ) {
    let before = uselocale(utf8)
    defer { uselocale(before) }
    let entry = archive_entry_new()
    defer { archive_entry_free(entry) }
    archive_entry_set_pathname(entry, name)
    archive_entry_set_mode(entry, type | 0o644)
    if let size { archive_entry_set_size(entry, la_int64_t(size)) }
    prepare(entry)
    archive_write_header(archive, entry)
    _ = data.withUnsafeBytes { archive_write_data(archive, $0.baseAddress, $0.count) }
  }

  /// Ends the archive.
  func finish() { archive_write_free(archive) }
}
