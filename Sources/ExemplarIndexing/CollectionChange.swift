public import ExemplarCatalog
internal import ExemplarLanguage
internal import Foundation

/// A change of some exemplars under the writer's lock, seen by the folder that holds them all, before and after.
///
/// ```swift
/// var change = CollectionChange(of: ["paper-circuits"], in: repository)   // just before the rename
/// … the rename …
/// try change.end()                                                         // just after
/// try indexer.update(change)
/// ```
/// With both, the index knows whether it answers for all of the collection again, or whether something else came in
/// meanwhile (a `git pull`), which only `exemplar index` finds.
public struct CollectionChange: Sendable {
  /// The exemplars that are changed.
  public let ids: [String]
  private let repository: Repository
  let before: SourceStamp?
  /// Nil until it has ended, and where something else came in meanwhile.
  private(set) var after: SourceStamp?
  private let folders: Int?
  private let known: Int

  /// Looks at the collection before the change.
  public init(of ids: [String], in repository: Repository) {
    self.ids = Array(Set(ids)).sorted()
    self.repository = repository
    before = CollectionChange.stamp(of: repository)
    folders = CollectionChange.folders(in: repository)
    known = CollectionChange.present(self.ids, in: repository)
  }

  /// Gives the collection the time of this change, since a search looks at no other, and looks at it again.
  public mutating func end() throws(IndexError) {
    let added = CollectionChange.present(ids, in: repository) - known
    let isAlone = CollectionChange.folders(in: repository) == folders.map { $0 + added }
    let path = repository.exemplarsFolder
    // Not the system's own time, which stands still for some milliseconds: what comes in next has another one.
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    guard utimensat(AT_FDCWD, path, [now, now], 0) == 0 else {
      throw .cannotWrite(path: path, reason: String(cString: strerror(errno)))
    }
    after = isAlone ? CollectionChange.stamp(of: repository) : nil
  }

  private static func stamp(of repository: Repository) -> SourceStamp? {
    SourceStamp(path: IndexSettings.collection, repository: repository.root)
  }

  /// How many folders are in the collection's; nil where the file system does not count them (`st_nlink` is 1).
  private static func folders(in repository: Repository) -> Int? {
    var status = stat()
    guard stat(repository.exemplarsFolder, &status) == 0, status.st_nlink > 1 else { return nil }
    return Int(status.st_nlink)
  }

  private static func present(_ ids: [String], in repository: Repository) -> Int {
    ids.count { access(repository.folder(of: $0), F_OK) == 0 }
  }
}
