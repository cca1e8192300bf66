internal import Foundation

extension LessonBundle {
  /// Reads what a verified bag says of itself: the record, the Markdown, and its files as the manifest lists them.
  ///
  /// ```swift
  /// try LessonBundle.outline(ofBag: "paper-circuits-v1").files.map(\.path)   // ["exemplar.yaml", "lesson.md"]
  /// ```
  /// No other file is opened, so a bag of any size is read in no time; no texts of materials, and nothing is
  /// verified. Throws where the record, a part or `manifest-sha256.txt` cannot be read.
  public static func outline(
    ofBag folder: String, limits: Limits = .standard
  ) throws(BundleError) -> LessonBundle {
    let files = try listedFiles(of: folder, limits: limits)
    let payload = Disk.join(folder, "data")
    let place = Disk.join(payload, LessonReader.recordName)
    let bytes = try Disk.bytes(of: place, upTo: limits.recordBytes + 1)
    let (record, findings) = RecordValue.read(yaml: bytes, limits: limits)
    guard let record else {
      let reason = findings.first { $0.severity == .error }?.summary ?? "It is no record"
      throw BundleError(.read, place, reason)
    }
    var parts: [Part] = []
    for name in LessonReader.partNames where files.contains(where: { $0.path == "\(name).md" }) {
      let bytes = try Disk.bytes(
        of: Disk.join(payload, "\(name).md"), upTo: limits.markdownBytes)
      parts.append(Part(name: name, markdown: TextDecoding(bytes).text))
    }
    return LessonBundle(record: record, parts: parts, files: files)
  }

  /// By `manifest-sha256.txt`, with their sizes on disk, ordered by path.
  private static func listedFiles(
    of folder: String, limits: Limits
  ) throws(BundleError) -> [File] {
    guard var manifest = Manifest(fileName: "manifest-sha256.txt") else { return [] }
    var tags = TagFiles(FolderTags(folder: folder), limits: limits)
    guard let text = try tags.text(of: manifest.fileName, .utf8) else {
      throw BundleError(.read, Disk.join(folder, manifest.fileName), "It is no manifest in UTF-8")
    }
    _ = manifest.read(text, isStandard: true)
    var files: [File] = []
    for entry in manifest.entries.values where entry.path.hasPrefix("data/") {
      let path = String(entry.path.dropFirst("data/".count))
      guard path != LessonReader.generated else { continue }
      files.append(
        File(
          path: path, size: try size(of: Disk.join(folder, entry.path)),
          mediaType: FileKind(path: path).mediaType, digest: entry.checksum))
    }
    return files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  private static func size(of path: String) throws(BundleError) -> Int {
    var status = stat()
    guard lstat(path, &status) == 0 else { throw Disk.failure(.read, path) }
    return Int(status.st_size)
  }
}
