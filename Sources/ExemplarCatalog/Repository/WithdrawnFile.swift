internal import ExemplarBundle
public import Foundation

/// `withdrawn.yaml`: says that an exemplar was public and is no more, and nothing of what it held.
///
/// ```swift
/// try repository.tombstone(of: "paper-circuits")?.reason   // "privacy"
/// ```
public struct WithdrawnFile: Hashable, Sendable {
  /// When it was withdrawn; nil in a tombstone that does not say.
  public var withdrawn: Date?
  /// Who withdrew it: a role, never a name.
  public var role: String?
  /// A reason's code: `consent`, `privacy`, `quality`; nil in a tombstone that does not say.
  public var reason: String?
  /// The versions that were public.
  public var versions: [Int]

  /// Makes a tombstone.
  public init(withdrawn: Date?, role: String?, reason: String?, versions: [Int] = []) {
    self.withdrawn = withdrawn
    self.role = role
    self.reason = reason
    self.versions = versions
  }

  /// The file's text.
  var yaml: String {
    var entries: [RecordEntry] = []
    if let withdrawn { entries.append(RecordEntry("withdrawn", text(withdrawn.ISO8601Format()))) }
    if let role { entries.append(RecordEntry("role", text(role))) }
    if let reason { entries.append(RecordEntry("reason", text(reason))) }
    let numbers = versions.map { text(String($0)) }
    entries.append(RecordEntry("versions", .init(.list(numbers))))
    return "# This exemplar was public and was withdrawn; an administrator can lift this.\n"
      + RecordValue(.mapping(entries)).yaml
  }

  private func text(_ text: String) -> RecordValue { .init(.text(text)) }

  /// What a file says; what it does not say, or not so that we understand it, is left open.
  init(yaml: [UInt8]) {
    let record = RecordValue.read(yaml: yaml, path: Repository.tombstone).record
    func word(_ value: RecordValue?) -> String? {
      if case .text(let text) = value?.content, !text.isEmpty { text } else { nil }
    }
    let numbers =
      if case .list(let values) = record?["versions"]?.content { values } else { [RecordValue]() }
    self.init(
      withdrawn: word(record?["withdrawn"]).flatMap { try? Date($0, strategy: .iso8601) },
      role: word(record?["role"]), reason: word(record?["reason"]),
      versions: numbers.compactMap { word($0).flatMap { Int($0) } })
  }
}

extension Repository {
  /// The tombstone of an exemplar; nil when it has none.
  public func tombstone(of id: String) throws(RepositoryError) -> WithdrawnFile? {
    guard Slug.isValid(id), isWithdrawn(id) else { return nil }
    let path = "\(folder(of: id))/\(Self.tombstone)"
    guard let data = FileManager.default.contents(atPath: path) else {
      throw RepositoryError(.system, "Could not read “\(path)”.")
    }
    return WithdrawnFile(yaml: [UInt8](data))
  }

  /// Puts up a tombstone by one rename: from then on no reader is shown a version.
  package func write(_ tombstone: WithdrawnFile, of id: String) throws(RepositoryError) {
    let path = "\(folder(of: id))/\(Self.tombstone)"
    let temporary = "\(folder(of: id))/.\(Self.tombstone).new"
    do {
      try FileManager.default.createDirectory(
        atPath: folder(of: id), withIntermediateDirectories: true)
      try Data(tombstone.yaml.utf8).write(to: URL(fileURLWithPath: temporary))
    } catch {
      throw RepositoryError(.system, "Could not write “\(path)”: \(error.localizedDescription)")
    }
    guard let handle = FileHandle(forReadingAtPath: temporary),
      fsync(handle.fileDescriptor) == 0, rename(temporary, path) == 0
    else {
      throw RepositoryError(
        .system, "Could not write “\(path)”: \(String(cString: strerror(errno))).")
    }
    try syncNames(of: id)
  }

  /// Takes a tombstone away; nothing there is no trouble.
  package func removeTombstone(of id: String) throws(RepositoryError) {
    let path = "\(folder(of: id))/\(Self.tombstone)"
    if unlink(path) != 0, errno != ENOENT {
      throw RepositoryError(
        .system, "Could not remove “\(path)”: \(String(cString: strerror(errno))).")
    }
    // A folder that holds nothing else goes with it; one that does cannot be removed so.
    rmdir(folder(of: id))
    try syncNames(of: id)
  }

  /// Makes the names in an exemplar's folder durable, and gives the collection's folder the time of the change,
  /// by which a search tells that the index is older.
  private func syncNames(of id: String) throws(RepositoryError) {
    do throws(BundleError) {
      if FolderNames.isFolder(folder(of: id)) { try Durability.syncFolder(folder(of: id)) }
      try Durability.syncFolder(exemplarsFolder)
    } catch {
      throw RepositoryError(.system, error.description)
    }
    try markChange()
  }

  /// Gives the collection's folder the time of a change, since a search looks at no other to tell that the index
  /// is older: a new version alone changes only its exemplar's folder.
  package func markChange() throws(RepositoryError) {
    if utimensat(AT_FDCWD, exemplarsFolder, nil, 0) != 0 {
      throw RepositoryError(
        .system, "Could not mark “\(exemplarsFolder)”: \(String(cString: strerror(errno))).")
    }
  }
}
