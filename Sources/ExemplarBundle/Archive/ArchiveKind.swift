/// What an archive is by its first bytes, whatever its name says.
enum ArchiveKind: Equatable {
  case zip, gzip, zstd, tar
  /// Something else, in words: `a RAR archive`.
  case other(String)

  /// How many bytes are enough to tell.
  static let headLength = 512

  /// Looks at the head of a file.
  init(_ file: borrowing ArchiveFile) {
    self.init(head: file.bytes(at: 0, count: Self.headLength))
  }

  /// Looks at the first ``headLength`` bytes; fewer where there are no more.
  init(head: [UInt8]) {
    if let known = Self.prefixes.first(where: { head.starts(with: $0.0) }) {
      self = known.1
    } else if Self.isTar(head) {
      self = .tar
    } else if head.isEmpty {
      self = .other("empty")
    } else if let kind = FileSignature(head[...]) {
      self = .other("a file of another kind (\(kind.rawValue))")
    } else {
      self = .other(Self.isText(head) ? "text" : "nothing that we know")
    }
  }

  private static let prefixes: [([UInt8], ArchiveKind)] = [
    ([0x50, 0x4B, 0x03, 0x04], .zip), ([0x50, 0x4B, 0x05, 0x06], .zip),
    ([0x1F, 0x8B], .gzip), ([0x28, 0xB5, 0x2F, 0xFD], .zstd),
    (Array("Rar!\u{1A}\u{07}".utf8), .other("a RAR archive")),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .other("a 7-Zip archive")),
    (Array("BZh".utf8), .other("compressed with bzip2")),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], .other("compressed with xz")),
    ([0x50, 0x4B, 0x07, 0x08], .other("one part of a split zip file")),
    (Array("MSCF".utf8), .other("a cabinet archive")),
    (Array("!<arch>".utf8), .other("an ar archive")),
    (Array("xar!".utf8), .other("a xar archive")),
  ]

  /// A header block whose sum is right (POSIX.1-2017, pax, “ustar Interchange Format”); of an empty archive
  /// there are only zeros.
  private static func isTar(_ head: [UInt8]) -> Bool {
    guard head.count == 512 else { return false }
    if head.allSatisfy({ $0 == 0 }) { return true }
    let digits = head[148..<156].drop { $0 == 0x20 }.prefix { (0x30...0x37).contains($0) }
    let stated = digits.reduce(0) { $0 * 8 + Int($1 - 0x30) }
    let sum = head.indices.reduce(0) { $0 + ((148..<156).contains($1) ? 0x20 : Int(head[$1])) }
    return !digits.isEmpty && stated == sum
  }

  private static func isText(_ head: [UInt8]) -> Bool {
    head.allSatisfy { $0 >= 0x20 && $0 != 0x7F || (0x09...0x0D).contains($0) }
  }

  /// The finding for what we do not read.
  var finding: Diagnostic? {
    guard case .other(let what) = self else { return nil }
    return Diagnostic(
      "archive-kind", .error, "The file is \(what), not a .zip, .tar, .tar.gz or .tar.zst.",
      remedy: "Pack the bag again as a .zip.")
  }
}
