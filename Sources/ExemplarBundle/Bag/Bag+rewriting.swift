extension Bag {
  /// Writes a bag of any form BagIt knows as we write bags: version 1.0, UTF-8, SHA-256 and SHA-512.
  ///
  /// ```swift
  /// try Bag.rewrite("incoming/old-bag", to: ".new/old-bag")
  /// try Bag.digest(of: ".new/old-bag")   // there is a manifest-sha256.txt now
  /// ```
  /// The payload keeps its bytes (hard links where the disk allows them, as `BagCopy.link`) and its names, in
  /// composed characters. The fields of `bag-info.txt` keep their order, `Payload-Oxum` and `Bag-Size` are
  /// counted again; give `info` to write others. Other tag files are copied; `fetch.txt` is left out. Verify
  /// the bag first: checksums are made of what is there. The same errors as `BagWriter.write`.
  @discardableResult
  public static func rewrite(
    _ folder: String, to target: String, info: BagInfo? = nil
  ) throws(BundleError) -> BagWriter.Written {
    let (bag, findings) = try open(folder)
    guard let bag else {
      throw BundleError(.read, folder, findings.first?.summary.withoutPeriod ?? "It is no bag")
    }
    let files = try BagFolder.files(of: folder)
    var writer = BagWriter(info: info ?? bag.info)
    for file in files where !file.isPayload && bag.isOther(file.path) {
      writer.otherTagFiles.append((file.path, try Disk.bytes(of: file.place)))
    }
    let items = files.filter(\.isPayload)
      .map { BagWriter.Item(String($0.path.dropFirst("data/".count)), .linked($0.place)) }
    return try writer.write(items, to: target)
  }

  /// True for a tag file that BagIt does not define.
  private func isOther(_ path: String) -> Bool {
    let defined = [BagDeclaration.fileName, FetchList.fileName] + infoNames
    return !defined.contains(path) && Manifest(fileName: path) == nil
  }

  private var infoNames: [String] { BagInfo.fileNames(version: version) }
}
