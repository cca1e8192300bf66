/// A checksum that manifests may use; md5 and sha1 only to read old bags (RFC 8493, section 2.4).
///
/// ```swift
/// ChecksumAlgorithm("sha256")?.hexLength   // 64
/// ```
public enum ChecksumAlgorithm: String, Hashable, Sendable, CaseIterable, Codable {
  case md5, sha1, sha256, sha384, sha512

  /// From the name inside `manifest-sha256.txt`.
  public init?(_ name: some StringProtocol) { self.init(rawValue: String(name)) }

  /// Hexadecimal digits of a checksum.
  public var hexLength: Int {
    switch self {
    case .md5: 32
    case .sha1: 40
    case .sha256: 64
    case .sha384: 96
    case .sha512: 128
    }
  }
}
