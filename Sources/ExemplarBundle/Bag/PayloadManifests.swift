/// Both payload manifests, written line by line as the payload goes into its bag.
struct PayloadManifests {
  /// What a file turned out to be while it was copied.
  struct Stored {
    var size: Int
    var sha256: String
    var sha512: String

    /// From what was read before.
    init(_ fixity: Fixity) {
      (size, sha256, sha512) = (fixity.size, fixity.sha256, fixity.sha512)
    }

    /// From the checksums of so many bytes.
    init(size: Int, _ digester: Digester) {
      let digests = digester.finish()
      self.size = size
      sha256 = digests[.sha256] ?? ""
      sha512 = digests[.sha512] ?? ""
    }
  }

  private(set) var sha256 = ""
  private(set) var sha512 = ""
  private(set) var octets = 0
  private(set) var files: [LessonBundle.File] = []

  /// The bag's digest.
  var digest: String { Digester.sha256(Array(sha256.utf8)) }

  /// Lists files in the order of their paths.
  init(_ items: [BagWriter.Item], _ stored: [Stored]) {
    for (item, file) in zip(items, stored) {
      let line = "  data/\(Self.encoded(item.path))\n"
      sha256 += file.sha256 + line
      sha512 += file.sha512 + line
      octets += file.size
      files.append(
        LessonBundle.File(
          path: item.path, size: file.size, mediaType: FileKind(path: item.path).mediaType,
          digest: file.sha256))
    }
  }

  /// Percent, CR and LF encoded; everything else is itself (RFC 8493, section 2.1.3).
  static func encoded(_ path: String) -> String {
    guard path.utf8.contains(where: { $0 == 0x25 || $0 == 0x0A || $0 == 0x0D }) else { return path }
    var result: [UInt8] = []
    for byte in path.utf8 {
      switch byte {
      case 0x25: result += Array("%25".utf8)
      case 0x0A: result += Array("%0A".utf8)
      case 0x0D: result += Array("%0D".utf8)
      default: result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
