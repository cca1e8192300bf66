internal import ExemplarBundle
internal import ExemplarLanguage
internal import Foundation

extension IndexFolder {
  /// What the names of folders begin with that are not an index yet.
  static let building = "building."
  private static let notes = [
    "current", "current.new", "writer.lock", "rebuild.lock", stubName, stubName + ".new",
  ]

  /// Makes the folder of all indexes.
  func make() throws(IndexError) { try make(path) }

  /// Makes the folder of one.
  func make(stamp: String) throws(IndexError) { try make(folder(stamp: stamp)) }

  private func make(_ path: String) throws(IndexError) {
    try writing(path) {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
  }

  /// Removes the folders of some stamps.
  func remove(where isWanted: (String) -> Bool) throws(IndexError) {
    try writing(path) {
      for name in try FileManager.default.contentsOfDirectory(atPath: path)
      where !Self.notes.contains(name) && isWanted(name) {
        try FileManager.default.removeItem(atPath: folder(stamp: name))
      }
    }
  }

  /// Gives a finished index its stamp and makes it the one in use; the disk has it before anybody is sent there.
  func use(_ finished: String, as stamp: String) throws(IndexError) {
    try writing(path) {
      try moved(folder(stamp: finished), to: folder(stamp: stamp))
      try Durability.syncFileSystem(of: path)
      try replace(currentPath, with: Data((stamp + "\n").utf8))
      if isShard { try pointStub(to: stamp) }
      try Durability.syncFileSystem(of: path)
    }
  }

  /// True for the folder of a shard.
  private var isShard: Bool { self != IndexFolder(repository: repository) }

  /// Puts a file in the place of another by one rename.
  func replace(_ file: String, with data: Data) throws(IndexError) {
    try writing(file) {
      try data.write(to: URL(fileURLWithPath: file + ".new"))
      try moved(file + ".new", to: file)
    }
  }

  /// Gives a file or folder another name, in the place of what had it.
  func move(_ from: String, to: String) throws(IndexError) {
    try writing(to) { try moved(from, to: to) }
  }

  /// Removes a file or folder, if it is there.
  func remove(file: String) throws(IndexError) {
    try writing(file) {
      guard FileManager.default.fileExists(atPath: file) else { return }
      try FileManager.default.removeItem(atPath: file)
    }
  }

  private func moved(_ from: String, to: String) throws {
    guard rename(from, to) == 0 else {
      throw IndexError.cannotWrite(path: to, reason: String(cString: strerror(errno)))
    }
  }

  /// Gives every failure of the disk its meaning.
  private func writing(_ path: String, _ work: () throws -> Void) throws(IndexError) {
    do { try work() } catch let error as IndexError {
      throw error
    } catch let error as BundleError {
      throw .cannotWrite(path: error.path, reason: error.reason)
    } catch {
      throw .cannotWrite(path: path, reason: IndexFolder.words(of: error))
    }
  }

  /// The system's words, without a final period: `No space left on device`.
  private static func words(of error: any Error) -> String {
    let number: Int32? =
      switch (error as? CocoaError)?.code {
      case .fileWriteVolumeReadOnly: EROFS
      case .fileWriteOutOfSpace: ENOSPC
      case .fileWriteNoPermission: EACCES
      default: nil
      }
    if let number { return String(cString: strerror(number)) }
    let words = error.localizedDescription
    return words.hasSuffix(".") ? String(words.dropLast()) : words
  }
}
