public import ExemplarBundle

/// What changed between two bags of one exemplar: the record key by key, the Markdown by words, files by digest.
///
/// ```swift
/// let difference = try Difference(from: "round-1/paper-circuits-v1", to: "round-2/paper-circuits-v1")
/// difference.keys.map(\.key)            // ["grades"]
/// difference.parts.first?.hunks.count   // 2
/// difference.touches("lesson.md")       // true
/// ```
/// The generated `ro-crate-metadata.json` is left out: it follows from the rest.
public struct Difference: Hashable, Sendable, Codable {
  /// True where there was nothing before: everything is new, and only counted.
  public var isFirst: Bool
  /// In the order of the record's table, unknown keys last.
  public var keys: [KeyChange]
  /// In the order lesson, process, reflection.
  public var parts: [PartChange]
  /// Every other file, ordered by path.
  public var files: [FileChange]
  /// What the newer bag holds in all.
  public var contents: Contents

  /// How much a bag holds.
  public struct Contents: Hashable, Sendable, Codable {
    /// Keys of the record.
    public var keys: Int
    /// Words of the Markdown parts.
    public var words: Int
    /// Files beside the record and the parts.
    public var files: Int
    /// Of those files.
    public var bytes: Int
  }

  /// Compares two folders of bags, neither of which is verified; with no older one everything is new.
  public init(
    from old: String?, to new: String, limits: Limits = .standard
  ) throws(BundleError) {
    let newer = try LessonBundle.outline(ofBag: new, limits: limits)
    if let old {
      self.init(from: try LessonBundle.outline(ofBag: old, limits: limits), to: newer)
    } else {
      self.init(from: nil, to: newer)
    }
  }

  /// Compares two bundles that were read.
  public init(from old: LessonBundle?, to new: LessonBundle) {
    isFirst = old == nil
    contents = Contents(new)
    keys = old.map { RecordComparison($0.record, new.record).changes } ?? []
    parts = old.map { PartChange.all(from: $0.parts, to: new.parts) } ?? []
    files = old.map { FileChange.all(from: $0.otherFiles, to: new.otherFiles) } ?? []
  }

  /// True where both say the same.
  public var isEmpty: Bool { !isFirst && keys.isEmpty && parts.isEmpty && files.isEmpty }
}

extension Difference.Contents {
  fileprivate init(_ bundle: LessonBundle) {
    if case .mapping(let entries) = bundle.record.content { keys = entries.count } else { keys = 0 }
    words = bundle.parts.reduce(0) { $0 + MarkdownBlocks.words(in: $1.markdown) }
    files = bundle.otherFiles.count
    bytes = bundle.otherFiles.reduce(0) { $0 + $1.size }
  }
}

extension LessonBundle {
  /// The files that are compared by digest: neither the record nor a part.
  fileprivate var otherFiles: [File] {
    let others = Set(["exemplar.yaml", "ro-crate-metadata.json"] + PartChange.paths)
    return files.filter { !others.contains($0.path) }
  }
}
