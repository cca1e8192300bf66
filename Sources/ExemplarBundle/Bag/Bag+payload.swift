extension Bag {
  /// A file of the payload, as the bag's manifest lists it.
  public struct PayloadFile: Hashable, Sendable {
    /// Below `data/`, as it lies on disk.
    public let path: String
    /// What the name's extension promises: `text/markdown`.
    public let mediaType: String
    /// Lower-case hexadecimal SHA-256, as the manifest says; nothing is compared here.
    public let digest: String
  }

  /// A file that the payload manifest of a bag lists; nil for everything else, whatever lies in the folder.
  ///
  /// ```swift
  /// try Bag.payloadFile("lesson.md", of: "exemplars/paper-circuits/v2")?.mediaType   // "text/markdown"
  /// try Bag.payloadFile("../bag-info.txt", of: "exemplars/paper-circuits/v2")        // nil
  /// ```
  public static func payloadFile(
    _ path: String, of folder: String
  ) throws(BundleError) -> PayloadFile? {
    let name = "manifest-sha256.txt"
    var files = TagFiles(folder: folder, limits: .unbounded)
    guard var manifest = Manifest(fileName: name), let declaration = try files.declaration(),
      let text = try files.text(of: name, declaration.encoding)
    else { throw BundleError(.read, folder, files.findings.first?.summary ?? "It is no bag") }
    _ = manifest.read(text, isStandard: declaration.isStandard)
    guard let entry = manifest.entries["data/" + path] else { return nil }
    let own = String(entry.path.dropFirst("data/".count))
    return PayloadFile(
      path: own, mediaType: FileKind(path: own).mediaType, digest: entry.checksum)
  }
}
