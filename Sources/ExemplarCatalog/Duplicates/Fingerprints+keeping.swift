internal import ExemplarBundle
internal import Foundation

extension Fingerprints {
  /// The fingerprints of all that is published, as `.exemplar/fingerprints` keeps them, brought up to date.
  ///
  /// An exemplar whose folder changed since its line was written is looked at again; a missing or damaged file, or
  /// one of an older form, is built anew. What had to be made is kept, unless this folder may not be written or
  /// somebody else is writing just now. `progress` is called from several threads.
  public static func load(
    _ repository: Repository,
    progress: @Sendable (_ done: Int, _ all: Int) -> Void = { _, _ in }
  ) throws(RepositoryError) -> Fingerprints {
    let kept = FingerprintFile(repository).read()
    let fresh = try kept.updated(from: repository, progress: progress)
    if fresh != kept { fresh.keep(in: repository) }
    return fresh
  }

  /// Keeps what an exemplar's newest version is compared by; called when it has become public.
  ///
  /// Nothing is kept of an exemplar without a published version, or of a withdrawn one.
  public static func record(
    _ exemplar: Exemplar, in repository: Repository
  ) throws(RepositoryError) {
    let file = FingerprintFile(repository)
    let lock = try file.lock()
    defer { withExtendedLifetime(lock) {} }
    guard let version = try repository.currentVersion(of: exemplar.id) else { return }
    var entry = Fingerprint(exemplar)
    entry.version = version
    entry.stamp = repository.stamp(of: exemplar.id) ?? 0
    do throws(BundleError) {
      entry.bag = try repository.digest(of: exemplar.id, version: version)
    } catch {
      throw RepositoryError(.unreadable, error.description)
    }
    try file.append(entry)
  }

  /// Forgets an exemplar: its title and the digests of its files are in no line of the file any longer.
  public static func erase(_ id: String, in repository: Repository) throws(RepositoryError) {
    let file = FingerprintFile(repository)
    guard file.isAnything else { return }
    let lock = try file.lock()
    defer { withExtendedLifetime(lock) {} }
    try file.write(file.read().removing(id))
  }

  /// Writes what was made, with what others added meanwhile; a withdrawn exemplar is not written again.
  private func keep(in repository: Repository) {
    let file = FingerprintFile(repository)
    guard let lock = file.lockIfFree() else { return }
    defer { withExtendedLifetime(lock) {} }
    var all = file.read()
    all.entries.merge(entries) { $0.version > $1.version ? $0 : $1 }
    // The file is derived: where the disk is full, the next reader makes it.
    guard let fresh = try? all.updated(from: repository) else { return }
    try? file.write(fresh)
  }

  /// The same, with every exemplar looked at whose folder has another time.
  private func updated(
    from repository: Repository,
    progress: @Sendable (_ done: Int, _ all: Int) -> Void = { _, _ in }
  ) throws(RepositoryError) -> Fingerprints {
    let stamps = try FolderNames.list(repository.exemplarsFolder).compactMap { id in
      Slug.isValid(id) ? repository.stamp(of: id).map { (id: id, stamp: $0) } : nil
    }
    let changed = stamps.filter { entries[$0.id]?.stamp != $0.stamp }
    let done = CheckCounter()
    let made = changed.concurrentMap { id, stamp in
      defer { progress(done.next(), changed.count) }
      return looked(at: id, stamp, in: repository)
    }
    var fresh = Fingerprints()
    for (id, _) in stamps { fresh.entries[id] = entries[id] }
    for ((id, _), entry) in zip(changed, made) { fresh.entries[id] = entry }
    return fresh
  }

  /// The newest version of one exemplar; the line that is there where only the folder's time changed.
  private func looked(
    at id: String, _ stamp: Int, in repository: Repository
  ) -> Fingerprint? {
    // An exemplar that cannot be read is told by the check of the collection; here it is compared with nothing.
    guard let version = try? repository.currentVersion(of: id) else { return nil }
    if var entry = entries[id], entry.version == version,
      entry.bag == (try? repository.digest(of: id, version: version))
    {
      entry.stamp = stamp
      return entry
    }
    let folder = repository.bagFolder(of: id, version: version)
    var entry = Fingerprint(ofBag: folder, id: id, version: version)
    entry?.stamp = stamp
    return entry
  }
}

extension Repository {
  /// When an exemplar's folder was changed last, in nanoseconds; nil when there is none.
  fileprivate func stamp(of id: String) -> Int? {
    var status = stat()
    guard stat(folder(of: id), &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return nil }
    return Int(status.st_mtim.tv_sec) * 1_000_000_000 + Int(status.st_mtim.tv_nsec)
  }
}
