/// A second bag with the same bytes, made without reading the payload where the disk allows it.
public enum BagCopy {
  /// Copies a bag into a new folder: the payload by hard links, the tag files byte by byte.
  ///
  /// ```swift
  /// try BagCopy.link("received/paper-circuits", to: "exemplars/.new/v2")
  /// try BagWriter.rewriteInfo(info, ofBag: "exemplars/.new/v2")   // leaves the first bag as it was
  /// ```
  /// Where two places cannot share a file, it is copied. Both folders then hold the same payload files: never
  /// write into one of them, replace it. The bag is not verified; a link, a device or an unsafe name in it is
  /// an error. Folders without files are left out, as BagIt leaves them out. What was made before an error is
  /// removed again. Nothing is synced: see `Durability`.
  public static func link(_ bag: String, to folder: String) throws(BundleError) {
    try make(bag, folder, sharing: true)
  }

  /// Copies a bag into a new folder that shares no file with it, for a bag that somebody may still write to.
  public static func copy(_ bag: String, to folder: String) throws(BundleError) {
    try make(bag, folder, sharing: false)
  }

  private static func make(
    _ bag: String, _ folder: String, sharing: Bool
  ) throws(BundleError) {
    let files = try BagFolder.files(of: bag)
    try Disk.makeFolder(folder)
    do throws(BundleError) {
      try Disk.makeFolder(Disk.join(folder, "data"))
      for (file, name) in zip(files, BagFolder.names(files, in: bag)) {
        try copy(file, to: Disk.join(folder, name), sharing: sharing)
      }
    } catch {
      try Disk.removeTree(folder)
      throw error
    }
  }

  private static func copy(
    _ file: FolderWalk.File, to place: String, sharing: Bool
  ) throws(BundleError) {
    if let slash = place.lastIndex(of: "/") { try Disk.makeFolders(String(place[..<slash])) }
    if sharing, file.isPayload, try Disk.link(file.place, to: place) { return }
    try Disk.copy(file.place, to: place)
  }
}

/// The files of a bag that is taken as it is.
enum BagFolder {
  /// All files; what must not be in a bag is an error here, because nobody asked for findings.
  static func files(of bag: String) throws(BundleError) -> [FolderWalk.File] {
    let walk = try FolderWalk(bag, .bag, limits: .unbounded)
    if let fault = walk.findings.first(where: { $0.severity == .error }) {
      throw BundleError(.read, Disk.join(bag, fault.path ?? ""), fault.summary.withoutPeriod)
    }
    return walk.files
  }

  /// Their paths in the bag, to the byte as the disk has them.
  static func names(_ files: [FolderWalk.File], in bag: String) -> [String] {
    let start = Disk.join(bag, "x").utf8.count - 1
    return files.map { String(decoding: $0.place.utf8.dropFirst(start), as: UTF8.self) }
  }

  /// The last name of a path, without a slash.
  static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}

extension FolderWalk.File {
  /// True below `data/`.
  var isPayload: Bool { path.utf8.starts(with: "data/".utf8) }
}

extension String {
  /// A sentence as the reason of an error.
  var withoutPeriod: String { hasSuffix(".") ? String(dropLast()) : self }
}
