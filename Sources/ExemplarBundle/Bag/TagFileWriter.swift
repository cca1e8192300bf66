/// Writes what stands beside `data/`: declaration, information, manifests and the manifests of those.
struct TagFileWriter {
  /// A tag file that is still in memory.
  typealias File = (path: String, bytes: [UInt8])

  var info: BagInfo
  var payload: PayloadManifests
  /// Those that BagIt does not define.
  var others: [File] = []

  static let declaration = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

  /// All tag files, ordered by path, the tag manifests last.
  var files: [File] {
    let listed = Self.ordered(
      [
        (BagInfo.fileName, Array(info.text.utf8)),
        (BagDeclaration.fileName, Array(Self.declaration.utf8)),
        ("manifest-sha256.txt", Array(payload.sha256.utf8)),
        ("manifest-sha512.txt", Array(payload.sha512.utf8)),
      ] + others)
    return listed + Self.manifests(of: listed)
  }

  /// Writes new files.
  func write(to folder: String) throws(BundleError) {
    for (path, bytes) in files {
      if let slash = path.lastIndex(of: "/") {
        try Disk.makeFolders("\(folder)/\(path[..<slash])")
      }
      try Disk.write(bytes, to: "\(folder)/\(path)")
    }
  }

  static func ordered(_ files: [File]) -> [File] {
    files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// Both tag manifests over files given with their bytes.
  private static func manifests(of files: [File]) -> [File] {
    var lines256 = ""
    var lines512 = ""
    for (name, bytes) in files {
      let path = PayloadManifests.encoded(name)
      lines256 += "\(Digester.sha256(bytes))  \(path)\n"
      lines512 += "\(Digester.sha512(bytes))  \(path)\n"
    }
    return [
      ("tagmanifest-sha256.txt", Array(lines256.utf8)),
      ("tagmanifest-sha512.txt", Array(lines512.utf8)),
    ]
  }
}

// Another information file.
extension TagFileWriter {
  private static let unfinished = ".new-"

  /// Another `bag-info.txt`, and the tag manifests anew over all tag files that are there.
  ///
  /// Tag manifests are optional: the old ones go first and the new ones come last, so that every moment in
  /// between shows a valid bag.
  static func replaceInfo(_ info: BagInfo, in folder: String) throws(BundleError) {
    let there = try FolderWalk(folder, .bag, limits: .unbounded).files.filter { !$0.isPayload }
    for file in there where file.path.hasPrefix(unfinished) { try Disk.removeTree(file.place) }
    let new = (BagInfo.fileName, Array(info.text.utf8))
    let manifests = try manifests(of: ordered([new] + kept(there)))
    for (name, bytes) in [new] + manifests {
      try Disk.writeSynced(bytes, to: "\(folder)/\(unfinished)\(name)")
    }
    for file in there where Manifest(fileName: file.path)?.isForTags == true {
      try Disk.removeTree(file.place)
    }
    for (name, _) in [new] + manifests {
      try Disk.rename("\(folder)/\(unfinished)\(name)", to: "\(folder)/\(name)")
    }
    try Durability.syncFolder(folder)
  }

  /// The tag files that stay, with their bytes.
  private static func kept(_ files: [FolderWalk.File]) throws(BundleError) -> [File] {
    var kept: [File] = []
    for file in files {
      let isReplaced =
        file.path == BagInfo.fileName || file.path.hasPrefix(unfinished)
        || Manifest(fileName: file.path)?.isForTags == true
      if !isReplaced { kept.append((file.path, try Disk.bytes(of: file.place))) }
    }
    return kept
  }
}
