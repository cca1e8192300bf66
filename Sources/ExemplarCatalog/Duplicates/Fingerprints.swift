/// What the published exemplars are compared by: texts by their runs of words, files by their digests.
///
/// ```swift
/// let published = try Fingerprints.load(repository)
/// published.alike(exemplar).first?.overlap     // 0.93
/// published.equalFiles(exemplar)               // [.init(path: "materials/rubric.pdf", id: "paper-circuits", …)]
/// ```
/// A value: rules are given it and look at no disk. An exemplar is never compared with itself.
public struct Fingerprints: Hashable, Sendable {
  /// One an exemplar, by its id.
  var entries: [String: Fingerprint]

  init(_ entries: [Fingerprint] = []) {
    self.entries = Dictionary(entries.map { ($0.id, $0) }) { _, last in last }
  }

  /// None: of an empty collection.
  public init() { entries = [:] }

  /// How many exemplars are known.
  public var count: Int { entries.count }

  /// The same with an exemplar's newest version in the place of an older one.
  public func appending(_ exemplar: Exemplar) -> Fingerprints {
    var copy = self
    copy.entries[exemplar.id] = Fingerprint(exemplar)
    return copy
  }

  /// The same without an exemplar.
  public func removing(_ id: String) -> Fingerprints {
    var copy = self
    copy.entries[id] = nil
    return copy
  }

  /// From this Jaccard similarity of their runs on, two texts are near-duplicates.
  public static let threshold = 0.8
}

extension Fingerprints {
  /// A published exemplar that says nearly the same.
  public struct Alike: Hashable, Sendable {
    public var id: String
    public var title: String
    /// The estimated Jaccard similarity, from `threshold` to 1.
    public var overlap: Double
  }

  /// A file that a published exemplar holds too.
  public struct EqualFile: Hashable, Sendable {
    public var path: String
    public var id: String
    public var title: String
    /// Where it lies there.
    public var otherPath: String
    /// How many exemplars hold it beside this one.
    public var holders: Int
  }

  /// The exemplars whose text is nearly the same, the most alike first.
  public func alike(_ exemplar: Exemplar) -> [Alike] { alike(Fingerprint(exemplar)) }

  func alike(_ one: Fingerprint) -> [Alike] {
    guard one.isComparable else { return [] }
    let alike = entries.values.compactMap { other -> Alike? in
      guard other.id != one.id, other.isComparable else { return nil }
      let overlap = one.sketch.likeness(to: other.sketch)
      return overlap < Self.threshold
        ? nil : Alike(id: other.id, title: other.title, overlap: overlap)
    }
    return alike.sorted { ($1.overlap, $0.id) < ($0.overlap, $1.id) }
  }

  /// The files that other exemplars hold too, in the order of their paths, each with the first holder by id.
  public func equalFiles(_ exemplar: Exemplar) -> [EqualFile] { equalFiles(Fingerprint(exemplar)) }

  func equalFiles(_ one: Fingerprint) -> [EqualFile] {
    let digests = Set(one.files.map(\.digest))
    guard !digests.isEmpty else { return [] }
    var holders: [String: [String: String]] = [:]
    for other in entries.values where other.id != one.id {
      for file in other.files where digests.contains(file.digest) {
        holders[file.digest, default: [:]][other.id] = file.path
      }
    }
    return one.files.compactMap { file in
      guard let others = holders[file.digest], let first = others.min(by: { $0.key < $1.key })
      else {
        return nil
      }
      return EqualFile(
        path: file.path, id: first.key, title: entries[first.key]?.title ?? "",
        otherPath: first.value, holders: others.count)
    }
  }
}
