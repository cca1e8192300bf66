/// What a file's bytes were when it was read: so it goes into a bag without being digested again.
public struct Fixity: Hashable, Sendable {
  var size = 0
  /// In lower-case hexadecimal, as `sha512`.
  var sha256 = ""
  var sha512 = ""
  /// Tells in a copy whether the bytes are still those.
  var crc: UInt32 = 0
}

/// Takes a file's bytes piece by piece; what only packing needs is made only for it.
struct FixityMaker {
  private var size = 0
  private var digester: Digester
  private var crc: CRC32?

  /// `withAll` adds what a bag and an archive hold beside the SHA-256.
  init(withAll: Bool) {
    digester = Digester(withAll ? [.sha256, .sha512] : [.sha256])
    crc = withAll ? CRC32() : nil
  }

  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    size += bytes.count
    digester.update(bytes)
    crc?.update(bytes)
  }

  func finish() -> Fixity {
    let digests = digester.finish()
    return Fixity(
      size: size, sha256: digests[.sha256] ?? "", sha512: digests[.sha512] ?? "",
      crc: crc?.value ?? 0)
  }
}
