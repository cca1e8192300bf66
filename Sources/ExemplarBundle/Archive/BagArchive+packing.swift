extension BagArchive {
  /// Packs a bag's folder as it is into a zip file, as `BagWriter.pack` does.
  ///
  /// ```swift
  /// try BagArchive.pack(folder: "exemplars/paper-circuits/v2", to: "pc.zip", name: "paper-circuits-v2")
  /// ```
  /// Every file keeps its bytes and its name; folders without files are left out. The name is the folder's
  /// unless given. The bag is not verified; a link, a device or an unsafe name in it is an error, and so is a
  /// file whose size changes while it is read. Nothing is left when there is an error.
  public static func pack(
    folder: String, to file: String, name: String? = nil, synced: Bool = true
  ) throws(BundleError) {
    let files = try BagFolder.files(of: folder)
    var names = BagFolder.names(files, in: folder)
    var order = Array(files.indices)
    // No folder has an entry of its own, but a bag without its payload's folder is none.
    if !files.contains(where: \.isPayload) {
      order.append(names.count)
      names.append("data/")
    }
    order.sort { Self.precedes(names[$0], names[$1]) }
    let top = try top(name ?? BagFolder.name(of: folder), file)
    var zip = try ZipFile(file)
    for index in order {
      _ = zip.reserve(top + names[index], size: index < files.count ? files[index].size : 0)
    }
    let crcs = try contents(order.map { $0 < files.count ? files[$0] : nil }, zip)
    for (entry, crc) in crcs.enumerated() { zip.note(crc, of: entry) }
    try zip.finish(synced: synced)
  }

  private static func contents(
    _ files: [FolderWalk.File?], _ zip: borrowing ZipFile
  ) throws(BundleError) -> [UInt32] {
    try Crew.map(files.map { $0?.size ?? 0 }) { index, buffer throws(BundleError) in
      guard let file = files[index] else { return try zip.content(of: index, []) }
      return try zip.content(of: index, from: file.place, buffer) { _ in }
    }
  }

  /// The declaration, then by bytes.
  private static func precedes(_ one: String, _ other: String) -> Bool {
    if one == BagDeclaration.fileName { return other != one }
    return other != BagDeclaration.fileName && one.utf8.lexicographicallyPrecedes(other.utf8)
  }

  /// The folder of all entries, with its slash; without a name that of the file.
  static func top(_ name: String?, _ file: String) throws(BundleError) -> String {
    let base = BagFolder.name(of: file)
    let name = name ?? (base.lowercased().hasSuffix(".zip") ? String(base.dropLast(4)) : base)
    if let fault = PathFault.first(in: name) {
      throw BundleError(.write, file, fault.finding(name).summary.withoutPeriod)
    }
    guard !name.contains("/") else {
      throw BundleError(.write, file, "“\(name)” is not the name of one folder")
    }
    return PortableName.composed(name) + "/"
  }
}
