public import ExemplarBundle
internal import Foundation
internal import Synchronization

/// Some hundred bags that become public together: written, synced once, then renamed into place.
///
/// ```swift
/// let batch = try PublishingBatch(in: repository)
/// try batch.stage(publication)
/// let outcomes = try batch.commit()   // [.published(digest: "9f2…")]
/// ```
/// A kill at any moment leaves a version wholly in `exemplars/` or not at all, and nothing that `commit`
/// returned is lost by it, nor by a power failure. Bags may be staged from several threads.
public final class PublishingBatch: Sendable {
  /// What became of one publication.
  public enum Outcome: Hashable, Sendable {
    /// Public now; the digest of its payload manifest.
    case published(digest: String)
    /// Somebody else published this version meanwhile.
    case exists
    /// The exemplar was withdrawn.
    case withdrawn
  }

  /// A bag that waits to be renamed into place.
  package struct Staged: Hashable, Sendable {
    package var id: String
    package var version: Int
    package var digest: String
  }

  private let repository: Repository
  private let folder: StagingFolder
  private let staged = Mutex<[Staged]>([])

  /// Begins a batch, after removing what programs that ended early left behind.
  public init(in repository: Repository) throws(RepositoryError) {
    self.repository = repository
    folder = try StagingFolder.make(in: repository)
  }

  /// Writes a bag beside the collection; nobody sees it there.
  public func stage(_ publication: Publication) throws(BundleError) {
    try stage(publication.id, version: publication.version) { folder throws(BundleError) in
      try BagWriter(info: publication.info).write(publication.items, to: folder).digest
    }
  }

  /// Lets a bag be made beside the collection in a folder that is not there yet; `make` gives its digest.
  package func stage(
    _ id: String, version: Int, _ make: (_ folder: String) throws(BundleError) -> String
  ) throws(BundleError) {
    let parent = "\(folder.path)/\(id)"
    if mkdir(parent, 0o755) != 0, errno != EEXIST {
      throw BundleError(.create, parent, String(cString: strerror(errno)), code: errno)
    }
    let digest = try make("\(parent)/v\(version)")
    staged.withLock { $0.append(Staged(id: id, version: version, digest: digest)) }
  }

  /// Makes everything staged public, in the order of ids, and empties the batch.
  ///
  /// When this returns, the disk holds all that it reports.
  public func commit() throws(RepositoryError) -> [String: Outcome] {
    let bags = try synced()
    if bags.isEmpty { return [:] }
    let lock = try RepositoryLock(repository.writerLockPath, waiting: 60)
    return try publish(bags, under: lock)
  }

  /// Empties the batch and gives what was staged, in the order of ids; its bytes are on the disk.
  package func synced() throws(RepositoryError) -> [Staged] {
    let bags = staged.withLock { bags in
      defer { bags = [] }
      return bags.sorted { ($0.id, $0.version) < ($1.id, $1.version) }
    }
    try sync(bags, in: folder.path)
    return bags
  }

  /// Makes synced bags public for somebody who holds the writer's lock, perhaps since before they were staged.
  package func publish(
    _ bags: [Staged], under lock: RepositoryLock
  ) throws(RepositoryError) -> [String: Outcome] {
    defer { withExtendedLifetime(lock) {} }
    var outcomes: [String: Outcome] = [:]
    for bag in bags { outcomes[bag.id] = try publish(bag) }
    try repository.markChange()
    try syncNames(of: bags)
    return outcomes
  }

  /// From so many bags on, syncing the whole file system is cheaper than syncing file by file.
  private static let many = 20

  /// Makes the bags' bytes durable; a few bags do not wait for what other programs have written.
  private func sync(_ bags: [Staged], in folder: String) throws(RepositoryError) {
    do throws(BundleError) {
      if bags.count >= Self.many { return try Durability.syncFileSystem(of: folder) }
      for bag in bags { try Durability.syncTree("\(folder)/\(bag.id)/v\(bag.version)") }
    } catch {
      throw RepositoryError(.system, error.description)
    }
  }

  /// Makes the names durable under which the bags are public.
  private func syncNames(of bags: [Staged]) throws(RepositoryError) {
    let exemplars = repository.exemplarsFolder
    do throws(BundleError) {
      if bags.count >= Self.many { return try Durability.syncFileSystem(of: exemplars) }
      for bag in bags { try Durability.syncFolder(repository.folder(of: bag.id)) }
      try Durability.syncFolder(exemplars)
    } catch {
      throw RepositoryError(.system, error.description)
    }
  }

  /// One rename; a version that is there is never replaced, because it is a folder that is not empty.
  private func publish(_ bag: Staged) throws(RepositoryError) -> Outcome {
    if repository.isWithdrawn(bag.id) { return .withdrawn }
    let target = repository.bagFolder(of: bag.id, version: bag.version)
    if mkdir(repository.folder(of: bag.id), 0o755) != 0, errno != EEXIST {
      throw failure("make", repository.folder(of: bag.id))
    }
    if rename("\(folder.path)/\(bag.id)/v\(bag.version)", target) == 0 {
      return .published(digest: bag.digest)
    }
    if errno == EEXIST || errno == ENOTEMPTY { return .exists }
    throw failure("publish", target)
  }

  private func failure(_ verb: String, _ path: String) -> RepositoryError {
    RepositoryError(.system, "Could not \(verb) “\(path)”: \(String(cString: strerror(errno))).")
  }
}
