internal import ExemplarBundle

/// One file that came, went, changed or was renamed.
public struct FileChange: Hashable, Sendable, Codable {
  public var kind: ChangeKind
  /// Its path in the newer bag; the older one's where it was removed.
  public var path: String
  /// Its path before it was renamed.
  public var oldPath: String?
  /// In bytes; nil where there was none.
  public var oldSize: Int?
  public var newSize: Int?
  /// SHA-256 in lower-case hexadecimal.
  public var oldDigest: String?
  public var newDigest: String?

  private enum CodingKeys: String, CodingKey {
    case kind, path, oldPath, oldSize, newSize, oldDigest, newDigest
  }

  /// Writes absent members as null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(kind, forKey: .kind)
    try container.encode(path, forKey: .path)
    try container.encode(oldPath, forKey: .oldPath)
    try container.encode(oldSize, forKey: .oldSize)
    try container.encode(newSize, forKey: .newSize)
    try container.encode(oldDigest, forKey: .oldDigest)
    try container.encode(newDigest, forKey: .newDigest)
  }
}

extension FileChange {
  /// Every change between two lists of files, ordered by path.
  static func all(from old: [LessonBundle.File], to new: [LessonBundle.File]) -> [FileChange] {
    let before = Dictionary(old.map { ($0.path, $0) }) { first, _ in first }
    let after = Dictionary(new.map { ($0.path, $0) }) { first, _ in first }
    var changes = new.compactMap { file in
      before[file.path].flatMap { $0.digest == file.digest ? nil : FileChange(.changed, $0, file) }
    }
    var gone = Dictionary(grouping: old.filter { after[$0.path] == nil }, by: \.digest)
    for file in new where before[file.path] == nil {
      changes.append(renamed(file, &gone[file.digest, default: []]) ?? .init(.added, nil, file))
    }
    changes += gone.values.joined().map { FileChange(.removed, $0, nil) }
    return changes.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// The file as another one that is gone: the one of the same name, else the first.
  private static func renamed(
    _ file: LessonBundle.File, _ gone: inout [LessonBundle.File]
  ) -> FileChange? {
    let name = file.path.split(separator: "/").last
    guard
      let place = gone.firstIndex(where: { $0.path.split(separator: "/").last == name })
        ?? gone.indices.first
    else { return nil }
    return FileChange(.renamed, gone.remove(at: place), file)
  }

  private init(_ kind: ChangeKind, _ old: LessonBundle.File?, _ new: LessonBundle.File?) {
    self.kind = kind
    path = new?.path ?? old?.path ?? ""
    oldPath = kind == .renamed ? old?.path : nil
    (oldSize, newSize) = (old?.size, new?.size)
    (oldDigest, newDigest) = (old?.digest, new?.digest)
  }
}
