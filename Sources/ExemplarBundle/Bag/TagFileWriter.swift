/// Writes what stands beside `data/`: declaration, information, manifests and the manifests of those.
struct TagFileWriter {
  var info: BagInfo
  var sha256: String
  var sha512: String

  static let declaration = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

  /// Writes six new files.
  func write(to folder: String) throws(BundleError) {
    let files = [
      (BagInfo.fileName, Array(info.text.utf8)),
      (BagDeclaration.fileName, Array(Self.declaration.utf8)),
      ("manifest-sha256.txt", Array(sha256.utf8)),
      ("manifest-sha512.txt", Array(sha512.utf8)),
    ]
    for (name, bytes) in files { try Disk.write(bytes, to: "\(folder)/\(name)") }
    try Self.writeManifests(of: files, to: folder)
  }

  /// Both tag manifests over files given with their bytes, ordered by path.
  private static func writeManifests(
    of files: [(String, [UInt8])], to folder: String
  ) throws(BundleError) {
    var lines256 = ""
    var lines512 = ""
    for (name, bytes) in files {
      let path = PayloadWriter.encoded(name)
      lines256 += "\(Digester.sha256(bytes))  \(path)\n"
      lines512 += "\(Digester.sha512(bytes))  \(path)\n"
    }
    try Disk.write(Array(lines256.utf8), to: "\(folder)/tagmanifest-sha256.txt")
    try Disk.write(Array(lines512.utf8), to: "\(folder)/tagmanifest-sha512.txt")
  }

  /// Another `bag-info.txt`, and the tag manifests anew over all tag files that are there.
  static func replaceInfo(_ info: BagInfo, in folder: String) throws(BundleError) {
    try Disk.removeTree("\(folder)/\(BagInfo.fileName)")
    try Disk.write(Array(info.text.utf8), to: "\(folder)/\(BagInfo.fileName)")
    let names = try FolderWalk(folder, .bag, limits: .unbounded).files
      .filter { !$0.path.hasPrefix("data/") }
    var files: [(String, [UInt8])] = []
    for file in names {
      if Manifest(fileName: file.path)?.isForTags == true {
        try Disk.removeTree(file.place)
      } else {
        files.append((file.path, try Disk.bytes(of: file.place)))
      }
    }
    files.sort { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
    try writeManifests(of: files, to: folder)
  }
}
