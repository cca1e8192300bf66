internal import Foundation

/// Writes payload files into a folder, digesting them on the way.
struct PayloadWriter {
  /// `data/`, which must be there.
  let folder: String

  /// Writes all files, after the folders above them.
  func write(_ items: [BagWriter.Item]) throws(BundleError) -> [PayloadManifests.Stored] {
    try makeFolders(above: items)
    var sizes: [Int] = []
    for item in items { sizes.append(try item.size()) }
    return try Crew.map(sizes) { index, buffer throws(BundleError) in
      try write(items[index], buffer)
    }
  }

  private func makeFolders(above items: [BagWriter.Item]) throws(BundleError) {
    var made: Set<Substring> = []
    for path in items.map(\.path) {
      var index = path.startIndex
      while let slash = path[index...].firstIndex(of: "/") {
        if made.insert(path[..<slash]).inserted {
          try Disk.makeFolder("\(folder)/\(path[..<slash])")
        }
        index = path.index(after: slash)
      }
    }
  }

  private func write(
    _ item: BagWriter.Item, _ buffer: UnsafeMutableRawBufferPointer
  ) throws(BundleError) -> PayloadManifests.Stored {
    let place = "\(folder)/\(item.path)"
    var digester = Digester([.sha256, .sha512])
    let size: Int
    switch item.content {
    case .bytes(let bytes):
      try Disk.write(bytes, to: place)
      bytes.withUnsafeBytes { digester.update($0) }
      size = bytes.count
    case .known(let source, let fixity):
      var crc = CRC32()
      let copied = try copy(source, to: place, buffer) { crc.update($0) }
      if copied == fixity.size && crc.value == fixity.crc { return .init(fixity) }
      size = try Disk.stream(place, using: buffer) { digester.update($0) }
    case .linked(let source) where try Disk.link(source, to: place):
      size = try Disk.stream(place, using: buffer) { digester.update($0) }
    case .file(let source), .linked(let source):
      size = try copy(source, to: place, buffer) { digester.update($0) }
    }
    return .init(size: size, digester)
  }

  /// Copies, and shows the bytes that were written.
  private func copy(
    _ source: String, to place: String, _ buffer: UnsafeMutableRawBufferPointer,
    _ body: (UnsafeRawBufferPointer) -> Void
  ) throws(BundleError) -> Int {
    let file = try Disk.create(place)
    var trouble: BundleError?
    defer { close(file) }
    let size = try Disk.stream(source, using: buffer) { bytes in
      guard trouble == nil else { return }
      body(bytes)
      trouble = Disk.write(bytes, to: file, place)
    }
    if let trouble { throw trouble }
    return size
  }
}

extension BagWriter.Item {
  /// How many bytes it will have.
  func size() throws(BundleError) -> Int {
    switch content {
    case .bytes(let bytes): return bytes.count
    case .file(let source), .known(let source, _), .linked(let source):
      return try Disk.size(of: source)
    }
  }
}
