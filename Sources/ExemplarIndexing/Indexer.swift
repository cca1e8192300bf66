public import ExemplarBundle
public import ExemplarCatalog
internal import ExemplarLanguage
internal import ExemplarVocabulary
public import Foundation
internal import Glibc
internal import Xapian

/// Brings the index of a repository up to the collection.
///
/// ```swift
/// let report = try Indexer(repository).bringUpToDate()
/// report.indexed   // 2: the two bags whose digests are new
/// ```
///
/// A kill at any moment leaves the index in use as it was; the next run goes on where the last commit ended.
public struct Indexer {
  private let repository: Repository
  private let folder: IndexFolder
  /// How long to wait for another writer, in seconds.
  public var patience: TimeInterval = 10
  /// Called now and then, on the caller's thread.
  public var progress: (IndexProgress) -> Void = { _ in }
  /// Called once when another writer is waited for, with its process number.
  public var waiting: (_ holder: String) -> Void = { _ in }

  /// Works on a repository's index.
  public init(_ repository: Repository) {
    self.repository = repository
    folder = IndexFolder(repository: repository.root)
  }

  /// Indexes what is new, takes out what is gone; a damaged index, or one built with other settings, is rebuilt.
  public func bringUpToDate() throws -> IndexReport {
    let settings = try settings()
    guard try isUsable(settings.settings) else { return try rebuild(settings) }
    try makeFolder()
    let lock = try FileLock(
      path: folder.writerLockPath, patience: patience, waiting: waiting)
    defer { withExtendedLifetime(lock) {} }
    guard let stamp = folder.currentStamp() else { return try rebuild(settings) }
    let path = folder.database(stamp: stamp)
    let writer = try IndexWriter(path: path, settings: settings.settings, durability: .synced)
    var report = IndexReport()
    report.findings = settings.findings
    try update(writer, settings.settings, &report)
    if report.indexed + report.removed > 0 {
      report.revision = try writer.finish(settings.settings)
    } else {
      report.revision = try writer.revision()
      try writer.touch(settings.settings)
    }
    return report
  }

  /// Builds a new database beside the one in use and swaps it in by one rename; readers are never disturbed.
  public func rebuild() throws -> IndexReport { try rebuild(try settings()) }

  // MARK: Rebuilding

  private func rebuild(
    _ loaded: (settings: IndexSettings, findings: [Diagnostic])
  ) throws -> IndexReport {
    let settings = loaded.settings
    try makeFolder()
    let rebuildLock = try FileLock(
      path: folder.rebuildLockPath, patience: patience, waiting: waiting)
    defer { withExtendedLifetime(rebuildLock) {} }
    let building = "building.\(settings.digest.prefix(16))"
    try removeFolders { $0.hasPrefix("building.") && $0 != building }
    try makeFolder(folder.folder(stamp: building))
    let path = folder.database(stamp: building)
    var report = IndexReport()
    report.findings = loaded.findings
    report.rebuilt = true
    let writer = try resumed(path, settings)
    try update(writer, settings, &report)
    let writerLock = try FileLock(
      path: folder.writerLockPath, patience: patience, waiting: waiting)
    defer { withExtendedLifetime(writerLock) {} }
    var late = IndexReport()
    try update(writer, settings, &late)
    report.indexed += late.indexed
    report.removed += late.removed
    report.revision = try writer.finish(settings)
    try swapIn(building)
    return report
  }

  /// Goes on with what an earlier run committed; what is damaged is begun anew.
  private func resumed(_ path: String, _ settings: IndexSettings) throws -> IndexWriter {
    do throws(IndexError) {
      return try IndexWriter(path: path, settings: settings, durability: .unsynced)
    } catch {
      guard case .engine = error else { throw error }
      try FileManager.default.removeItem(atPath: path)
      return try IndexWriter(path: path, settings: settings, durability: .unsynced)
    }
  }

  private func swapIn(_ building: String) throws {
    let stamp = Indexer.newStamp()
    let temporary = folder.folder(stamp: "building.compacted")
    try removeFolders { $0 == "building.compacted" }
    try makeFolder(temporary)
    do {
      try Database.compact(from: folder.database(stamp: building), to: temporary + "/glass")
    } catch { throw IndexError(error, path: folder.path) }
    try rename(temporary, to: folder.folder(stamp: stamp))
    try syncFileSystem()
    let note = folder.currentPath + ".new"
    try Data((stamp + "\n").utf8).write(to: URL(fileURLWithPath: note))
    try rename(note, to: folder.currentPath)
    try syncFileSystem()
    try removeFolders { $0 != stamp }
  }

  // MARK: The collection's changes

  private func update(
    _ writer: IndexWriter, _ settings: IndexSettings, _ report: inout IndexReport
  ) throws {
    let vocabularies = Dictionary(
      uniqueKeysWithValues: settings.vocabularies.map { ($0.name, $0) })
    let maker = try DocumentMaker(
      fields: settings.fields, vocabularies: vocabularies, languages: settings.languages)
    var known = try writer.bags()
    let ids = try repository.ids()
    var changed: [(id: String, version: Int, bag: String)] = []
    for id in ids {
      guard let version = try repository.currentVersion(of: id) else { continue }
      if repository.isWithdrawn(id) { continue }
      let bag = try "\(version) \(repository.digest(of: id, version: version))"
      if known.removeValue(forKey: id) == bag {
        report.unchanged += 1
      } else {
        changed.append((id, version, bag))
      }
    }
    for (id, _) in known {
      try writer.remove(id)
      report.removed += 1
    }
    for (place, change) in changed.enumerated() {
      progress(IndexProgress(done: place, total: changed.count, step: "Indexing"))
      try index(change, maker, writer, settings, &report)
    }
    if !changed.isEmpty {
      progress(IndexProgress(done: changed.count, total: changed.count, step: "Indexing"))
    }
  }

  private func index(
    _ change: (id: String, version: Int, bag: String), _ maker: DocumentMaker,
    _ writer: IndexWriter, _ settings: IndexSettings, _ report: inout IndexReport
  ) throws {
    let (exemplar, findings) = try repository.exemplar(
      change.id, version: change.version,
      with: RuleContext(vocabularies: Vocabularies(all: settings.vocabularies)))
    guard let exemplar else {
      report.findings += findings.filter { $0.severity == .error }.map { finding in
        var finding = finding
        finding.bundle = change.id
        return finding
      }
      return
    }
    let versions = try repository.versions(of: change.id).map { version in
      VersionEntry(
        version: version,
        published: version == change.version
          ? exemplar.published : try repository.published(change.id, version: version))
    }
    try writer.write(try maker.document(for: exemplar, versions: versions), bag: change.bag)
    report.indexed += 1
  }

  // MARK: Settings

  private func settings() throws -> (settings: IndexSettings, findings: [Diagnostic]) {
    let loaded = try IndexSettings.load(repository: repository)
    let errors = loaded.findings.filter { $0.severity == .error }
    guard errors.isEmpty else { throw SettingsProblem(findings: loaded.findings) }
    return loaded
  }

  /// True where there is an index of today's form, built with these settings, that opens.
  private func isUsable(_ settings: IndexSettings) throws -> Bool {
    guard let stamp = folder.currentStamp() else { return false }
    do {
      let database = try Database(path: folder.database(stamp: stamp))
      let format = String(decoding: try database.metadata(IndexKey.format), as: UTF8.self)
      let digest = String(decoding: try database.metadata(IndexKey.configuration), as: UTF8.self)
      return format == IndexKey.currentFormat && digest == settings.digest
    } catch {
      switch error.status {
      case .corrupt, .version, .notFound: return false
      default: throw IndexError(error, path: folder.path)
      }
    }
  }

  // MARK: Files

  private func makeFolder(_ path: String? = nil) throws {
    let path = path ?? folder.path
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw IndexError.cannotWrite(path: path, reason: error.localizedDescription)
    }
  }

  private func removeFolders(where isWanted: (String) -> Bool) throws {
    let kept = ["current", "current.new", "writer.lock", "rebuild.lock"]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
    where !kept.contains(name) && isWanted(name) {
      try FileManager.default.removeItem(atPath: folder.path + "/" + name)
    }
  }

  private func rename(_ from: String, to: String) throws {
    guard Glibc.rename(from, to) == 0 else {
      throw IndexError.cannotWrite(path: to, reason: String(cString: strerror(errno)))
    }
  }

  private func syncFileSystem() throws {
    do { try Durability.syncFileSystem(of: folder.path) } catch {
      throw IndexError.cannotWrite(path: folder.path, reason: error.description)
    }
  }

  private static func newStamp() -> String {
    let seconds = Int(Date().timeIntervalSince1970)
    return "\(seconds)-\(getpid())-\(UInt32.random(in: 0...0xFFFF))"
  }
}

/// The files of `index/` have errors: all of them, so that they can be told.
public struct SettingsProblem: Error, Sendable {
  public var findings: [Diagnostic]

  /// Makes a problem of its findings.
  public init(findings: [Diagnostic]) { self.findings = findings }
}
