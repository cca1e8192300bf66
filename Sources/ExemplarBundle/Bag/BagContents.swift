/// Where the tag files of a bag are read from.
protocol TagFileSource {
  /// A tag file's bytes, at most `limit` of them; nil when there is no such file.
  func tagFile(_ path: String, upTo limit: Int) throws(BundleError) -> [UInt8]?
}

/// What is in a bag, wherever it lies: in a folder or in an archive.
protocol BagContents: TagFileSource {
  /// The size of every file, by path.
  var sizes: [String: Int] { get }
  /// True when `data` is a folder.
  var hasPayloadFolder: Bool { get }
  /// What must not be in a bag, and was left out of `sizes`.
  var findings: [Diagnostic] { get }

  /// The checksums of files that are there; a file that cannot be read fails alone.
  func digests(of wanted: [WantedDigests]) throws(BundleError) -> [Result<Digests, BundleError>]
}

/// Checksums by algorithm, in lower-case hexadecimal.
typealias Digests = [ChecksumAlgorithm: String]

/// A file, and the checksums that somebody stated of it.
struct WantedDigests {
  var path: String
  var algorithms: Set<ChecksumAlgorithm>
}

/// The tag files of a folder that nobody walked through yet.
struct FolderTags: TagFileSource {
  let folder: String

  func tagFile(_ path: String, upTo limit: Int) throws(BundleError) -> [UInt8]? {
    let place = Disk.join(folder, path)
    return Disk.kind(of: place) == .file ? try Disk.bytes(of: place, upTo: limit) : nil
  }
}

/// A bag as a folder.
struct FolderContents: BagContents {
  private let folder: String
  private var files: [String: FolderWalk.File] = [:]
  let findings: [Diagnostic]

  /// Walks through the folder; nothing is read yet.
  init(_ folder: String, limits: Limits) throws(BundleError) {
    let walk = try FolderWalk(folder, .bag, limits: limits)
    self.folder = folder
    findings = walk.findings
    for file in walk.files { files[file.path] = file }
  }

  var sizes: [String: Int] { files.mapValues(\.size) }
  var hasPayloadFolder: Bool { Disk.kind(of: Disk.join(folder, "data")) == .folder }

  func tagFile(_ path: String, upTo limit: Int) throws(BundleError) -> [UInt8]? {
    try FolderTags(folder: folder).tagFile(path, upTo: limit)
  }

  func digests(
    of wanted: [WantedDigests]
  ) throws(BundleError) -> [Result<Digests, BundleError>] {
    let found = wanted.map { files[$0.path] }
    return try Crew.map(found.map { $0?.size ?? 0 }) { index, buffer throws(BundleError) in
      guard let file = found[index] else { return .success([:]) }
      var digester = Digester(wanted[index].algorithms)
      return Result { () throws(BundleError) in
        try Disk.stream(file.place, using: buffer) { digester.update($0) }
        return digester.finish()
      }
    }
  }
}
