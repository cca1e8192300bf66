internal import Crypto
internal import Foundation

/// Several checksums in one reading.
struct Digester {
  private var md5: Insecure.MD5?
  private var sha1: Insecure.SHA1?
  private var sha256: SHA256?
  private var sha384: SHA384?
  private var sha512: SHA512?

  /// Starts the named checksums.
  init(_ algorithms: some Sequence<ChecksumAlgorithm>) {
    for algorithm in algorithms {
      switch algorithm {
      case .md5: md5 = Insecure.MD5()
      case .sha1: sha1 = Insecure.SHA1()
      case .sha256: sha256 = SHA256()
      case .sha384: sha384 = SHA384()
      case .sha512: sha512 = SHA512()
      }
    }
  }

  /// Takes the next bytes.
  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    md5?.update(bufferPointer: bytes)
    sha1?.update(bufferPointer: bytes)
    sha256?.update(bufferPointer: bytes)
    sha384?.update(bufferPointer: bytes)
    sha512?.update(bufferPointer: bytes)
  }

  /// The checksums in lower-case hexadecimal.
  func finish() -> [ChecksumAlgorithm: String] {
    var result: [ChecksumAlgorithm: String] = [:]
    result[.md5] = md5.map { Self.hex($0.finalize()) }
    result[.sha1] = sha1.map { Self.hex($0.finalize()) }
    result[.sha256] = sha256.map { Self.hex($0.finalize()) }
    result[.sha384] = sha384.map { Self.hex($0.finalize()) }
    result[.sha512] = sha512.map { Self.hex($0.finalize()) }
    return result
  }

  /// The SHA-256 of bytes in memory, in lower-case hexadecimal.
  static func sha256(_ bytes: [UInt8]) -> String { hex(SHA256.hash(data: bytes)) }

  /// The SHA-512 of bytes in memory, in lower-case hexadecimal.
  static func sha512(_ bytes: [UInt8]) -> String { hex(SHA512.hash(data: bytes)) }

  private static func hex(_ digest: some Digest) -> String {
    let digits: StaticString = "0123456789abcdef"
    return digest.withUnsafeBytes { bytes in
      String(unsafeUninitializedCapacity: bytes.count * 2) { text in
        for (index, byte) in bytes.enumerated() {
          text[index * 2] = digits.utf8Start[Int(byte >> 4)]
          text[index * 2 + 1] = digits.utf8Start[Int(byte & 15)]
        }
        return bytes.count * 2
      }
    }
  }
}
