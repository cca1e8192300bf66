extension BagWriter {
  /// Writes a bag straight into a zip file, `<name>/…`, without a folder in between.
  ///
  /// ```swift
  /// let written = try writer.pack(items, to: "paper-circuits-v1.zip")   // paper-circuits-v1/bagit.txt, …
  /// ```
  /// The entries are stored, `bagit.txt` first and the others by the bytes of their paths, with one fixed time
  /// and mode: the same items and information always give the same bytes, and each file in it has the bytes
  /// that `write` gives it. Each source is read once, or twice if it is not what is known of it. The name is the file's, without `.zip`, unless given.
  /// The zip appears at its place, replacing what was there, only when it is whole; before that it has a
  /// hidden name beside it, which an error removes. It is on the disk when this returns, unless `synced` is
  /// false for a batch that is synced later (see `Durability`). The same errors as `write`, and one when a
  /// source changes its size while it is read.
  @discardableResult
  public func pack(
    _ items: [Item], to file: String, name: String? = nil, synced: Bool = true
  ) throws(BundleError) -> Written {
    if let fault = info.labelFault { throw BundleError(.write, file, fault) }
    let items = try ordered(items)
    var sizes: [Int] = []
    for item in items { sizes.append(try item.size()) }
    let top = try BagArchive.top(name, file)
    var zip = try ZipFile(file)
    let tags = TagFileWriter(
      info: info.counted(octets: sizes.reduce(0, +), files: items.count),
      payload: PayloadManifests([], []), others: otherTagFiles)
    for tag in tags.beforePayload { try zip.write(top + tag.path, tag.bytes) }
    let payload = PayloadManifests(items, try write(items, sizes, top, &zip))
    for tag in TagFileWriter(info: tags.info, payload: payload, others: otherTagFiles).afterPayload
    {
      try zip.write(top + tag.path, tag.bytes)
    }
    try zip.finish(synced: synced)
    return Written(digest: payload.digest, files: payload.files)
  }

  private func write(
    _ items: [Item], _ sizes: [Int], _ top: String, _ zip: inout ZipFile
  ) throws(BundleError) -> [PayloadManifests.Stored] {
    // No folder has an entry of its own, but a bag without its payload's folder is none.
    if items.isEmpty { try zip.write(top + "data/", []) }
    var first = 0
    for (item, size) in Swift.zip(items, sizes) {
      first = zip.reserve(top + "data/" + item.path, size: size) + 1
    }
    first -= items.count
    let stored = try Self.contents(items, sizes, first, zip)
    for (index, file) in stored.enumerated() { zip.note(file.crc, of: first + index) }
    return stored.map(\.file)
  }

  private static func contents(
    _ items: [Item], _ sizes: [Int], _ first: Int, _ zip: borrowing ZipFile
  ) throws(BundleError) -> [(file: PayloadManifests.Stored, crc: UInt32)] {
    try Crew.map(sizes) { index, buffer throws(BundleError) in
      try Self.content(items[index], sizes[index], of: first + index, zip, buffer)
    }
  }

  private static func content(
    _ item: Item, _ size: Int, of entry: Int, _ zip: borrowing ZipFile,
    _ buffer: UnsafeMutableRawBufferPointer
  ) throws(BundleError) -> (file: PayloadManifests.Stored, crc: UInt32) {
    if case .known(let source, let fixity) = item.content, fixity.size == size {
      let crc = try zip.content(of: entry, from: source, buffer) { _ in }
      if crc == fixity.crc { return (.init(fixity), crc) }
    }
    var digester = Digester([.sha256, .sha512])
    let crc: UInt32
    switch item.content {
    case .bytes(let bytes):
      bytes.withUnsafeBytes { digester.update($0) }
      crc = try zip.content(of: entry, bytes)
    case .file(let source), .known(let source, _), .linked(let source):
      crc = try zip.content(of: entry, from: source, buffer) { digester.update($0) }
    }
    return (.init(size: size, digester), crc)
  }
}

extension TagFileWriter {
  /// As they stand in an archive: the declaration, then those whose paths come before `data/`.
  fileprivate var beforePayload: [File] {
    let first = files.filter { $0.path == BagDeclaration.fileName }
    return first + files.filter { $0.path != BagDeclaration.fileName && Self.isBefore($0) }
  }

  /// The others, the tag manifests in their order among them.
  fileprivate var afterPayload: [File] {
    Self.ordered(files.filter { $0.path != BagDeclaration.fileName && !Self.isBefore($0) })
  }

  private static func isBefore(_ file: File) -> Bool {
    file.path.utf8.lexicographicallyPrecedes("data/".utf8)
  }
}
