internal import Foundation

/// Writes payload files one after the other and keeps both manifests as it goes.
struct PayloadWriter {
  let folder: String
  private(set) var sha256Manifest = ""
  private(set) var sha512Manifest = ""
  private(set) var octets = 0
  private(set) var files: [LessonBundle.File] = []
  private var folders: Set<Substring> = []

  /// Prepares to write into `data/`, which must be there.
  init(_ folder: String) { self.folder = folder }

  /// Writes one file, after the folders above it.
  mutating func write(_ item: BagWriter.Item) throws(BundleError) {
    try makeFolders(above: item.path)
    let place = "\(folder)/\(item.path)"
    let written: (size: Int, sha256: String, sha512: String)
    switch item.content {
    case .bytes(let bytes):
      try Disk.write(bytes, to: place)
      written = (bytes.count, Digester.sha256(bytes), Digester.sha512(bytes))
    case .file(let source): written = try copy(source, to: place)
    case .linked(let source):
      if try !Disk.link(source, to: place) { try Disk.copy(source, to: place) }
      written = try digest(place)
    }
    let line = "  data/\(Self.encoded(item.path))\n"
    sha256Manifest += written.sha256 + line
    sha512Manifest += written.sha512 + line
    octets += written.size
    files.append(
      LessonBundle.File(
        path: item.path, size: written.size, mediaType: FileKind(path: item.path).mediaType,
        digest: written.sha256))
  }

  private mutating func makeFolders(above path: String) throws(BundleError) {
    var index = path.startIndex
    while let slash = path[index...].firstIndex(of: "/") {
      if folders.insert(path[..<slash]).inserted {
        try Disk.makeFolder("\(folder)/\(path[..<slash])")
      }
      index = path.index(after: slash)
    }
  }

  /// Copies while digesting: the checksums are of the bytes that were written.
  private func copy(
    _ source: String, to place: String
  ) throws(BundleError) -> (size: Int, sha256: String, sha512: String) {
    let file = try Disk.create(place)
    var digester = Digester([.sha256, .sha512])
    var trouble: BundleError?
    defer { close(file) }
    let size = try Disk.stream(source) { bytes in
      guard trouble == nil else { return }
      digester.update(bytes)
      trouble = Disk.write(bytes, to: file, place)
    }
    if let trouble { throw trouble }
    let digests = digester.finish()
    return (size, digests[.sha256] ?? "", digests[.sha512] ?? "")
  }

  /// Reads back what now stands there.
  private func digest(
    _ place: String
  ) throws(BundleError) -> (size: Int, sha256: String, sha512: String) {
    var digester = Digester([.sha256, .sha512])
    let size = try Disk.stream(place) { digester.update($0) }
    let digests = digester.finish()
    return (size, digests[.sha256] ?? "", digests[.sha512] ?? "")
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
