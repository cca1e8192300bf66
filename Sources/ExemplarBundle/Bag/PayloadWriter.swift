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
    switch item.content {
    case .bytes(let bytes):
      try Disk.write(bytes, to: place)
      bytes.withUnsafeBytes { digester.update($0) }
      return .init(size: bytes.count, digester)
    case .linked(let source) where try Disk.link(source, to: place):
      let size = try Disk.stream(place, using: buffer) { digester.update($0) }
      return .init(size: size, digester)
    case .file(let source), .linked(let source):
      return try copy(source, to: place, digester, buffer)
    }
  }

  /// Copies while digesting: the checksums are of the bytes that were written.
  private func copy(
    _ source: String, to place: String, _ digester: Digester,
    _ buffer: UnsafeMutableRawBufferPointer
  ) throws(BundleError) -> PayloadManifests.Stored {
    let file = try Disk.create(place)
    var digester = digester
    var trouble: BundleError?
    defer { close(file) }
    let size = try Disk.stream(source, using: buffer) { bytes in
      guard trouble == nil else { return }
      digester.update(bytes)
      trouble = Disk.write(bytes, to: file, place)
    }
    if let trouble { throw trouble }
    return .init(size: size, digester)
  }
}

extension BagWriter.Item {
  /// How many bytes it will have.
  func size() throws(BundleError) -> Int {
    switch content {
    case .bytes(let bytes): return bytes.count
    case .file(let source), .linked(let source): return try Disk.size(of: source)
    }
  }
}
