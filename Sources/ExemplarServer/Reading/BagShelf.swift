internal import ExemplarBundle
internal import ExemplarCatalog
internal import ExemplarIndexing
internal import ExemplarLanguage
internal import ExemplarVocabulary
internal import Foundation
internal import Synchronization

/// Published bags as they are sent and read: zipped once and kept for a while, and versions that the index does not
/// hold.
///
/// What is kept lies in a folder of this program alone, outside the collection, and goes with it.
final class BagShelf: Sendable {
  private let repository: Repository
  /// Room for zip files, in bytes; the one that was asked for last always stays.
  private let room: Int
  private let staging = Mutex<StagingFolder?>(nil)
  private let settings = Mutex<IndexSettings?>(nil)

  init(_ repository: Repository, room: Int = 1 << 30) {
    self.repository = repository
    self.room = room
  }

  // MARK: Zip files

  /// A version's bag as a zip file, packed when it was not asked for lately. The same bag gives the same bytes.
  func zip(of id: String, version: Int, digest: String) throws -> StoredFile {
    let folder = try folder()
    let name = "\(id)-v\(version)-\(digest.prefix(16)).zip"
    let path = folder + "/" + name
    if let file = opened(name, in: folder) {
      // Only the order in which files go depends on it.
      utimensat(AT_FDCWD, path, nil, 0)
      return file
    }
    try BagArchive.pack(
      folder: repository.bagFolder(of: id, version: version), to: path,
      name: "\(id)-v\(version)", synced: false)
    let file = try StoredFile(name, below: folder)
    try makeRoom(in: folder, keeping: name)
    return file
  }

  private func opened(_ name: String, in folder: String) -> StoredFile? {
    // Not there: it is packed, and whatever else is wrong is told then.
    try? StoredFile(name, below: folder)
  }

  /// Removes what was asked for longest ago. Whoever reads from one goes on.
  private func makeRoom(in folder: String, keeping newest: String) throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".zip") }.compactMap { name -> (name: String, size: Int, used: Int)? in
        guard let stamp = SourceStamp(path: name, repository: folder) else { return nil }
        return (name, stamp.size, name == newest ? .max : stamp.modified)
      }.sorted { $0.used > $1.used }
    var left = room
    for file in files {
      left -= file.size
      if left < 0, file.name != newest { unlink(folder + "/" + file.name) }
    }
  }

  private func folder() throws -> String {
    try staging.withLock { staging throws -> String in
      if let staging, FileManager.default.fileExists(atPath: staging.path) { return staging.path }
      let made = try StagingFolder.make(in: repository)
      staging = made
      return made.path
    }
  }

  // MARK: Versions

  /// Everything that is shown of a version.
  func detail(of id: String, version: Int) throws -> ExemplarDetail {
    try repository.detail(of: id, version: version, settings: currentSettings())
  }

  /// The settings of the repository, read again when one of their files changed.
  private func currentSettings() throws -> IndexSettings {
    let root = repository.root
    let known = settings.withLock { $0 }
    let isCurrent = known?.sources.allSatisfy { stamp in
      !stamp.path.hasPrefix("index/")
        || SourceStamp(path: stamp.path, repository: root) == stamp
    }
    if let known, isCurrent == true { return known }
    let read = try IndexSettings.load(repository: repository).settings
    settings.withLock { $0 = read }
    return read
  }
}
