internal import CArchive

/// Takes apart what zlib put together (RFC 1950), through libarchive, which reads the same in a gzip file's clothes.
enum Inflation {
  /// The content, at most `limit` bytes of it; what could be read where it is damaged.
  static func inflate(_ bytes: ArraySlice<UInt8>, limit: Int) -> [UInt8] {
    guard bytes.count > 2, let archive = archive_read_new() else { return [] }
    defer { archive_read_free(archive) }
    archive_read_support_filter_gzip(archive)
    archive_read_support_format_raw(archive)
    // RFC 1952, 2.3: a header that says nothing; and room for a checksum, which libarchive does not compare.
    let gzip: [UInt8] =
      [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + bytes.dropFirst(2) + [0, 0, 0, 0, 0, 0, 0, 0]
    return gzip.withUnsafeBytes { source in
      var entry: OpaquePointer?
      guard archive_read_open_memory(archive, source.baseAddress, source.count) == ARCHIVE_OK,
        archive_read_next_header(archive, &entry) == ARCHIVE_OK
      else { return [] }
      return read(archive, limit: limit)
    }
  }

  private static func read(_ archive: OpaquePointer, limit: Int) -> [UInt8] {
    var result: [UInt8] = []
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
    defer { buffer.deallocate() }
    while result.count < limit {
      let count = archive_read_data(archive, buffer.baseAddress, buffer.count)
      guard count > 0 else { break }
      result.append(contentsOf: buffer[..<min(count, limit - result.count)])
    }
    return result
  }
}
