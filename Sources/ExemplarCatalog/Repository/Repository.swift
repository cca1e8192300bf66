public import ExemplarBundle
internal import Foundation

/// A folder with the published exemplars and the words they are described in.
///
/// ```swift
/// let repository = try Repository(at: "/srv/exemplars")
/// try repository.ids()                                // ["paper-circuits", …]
/// try repository.versions(of: "paper-circuits")       // [1, 2]
/// repository.bagFolder(of: "paper-circuits", version: 2)   // "/srv/exemplars/exemplars/paper-circuits/v2"
/// ```
/// `exemplars/` is the truth, `index/` what a librarian may change, `.exemplar/` what is under way. Names
/// that are no ids and no versions are passed over. Nothing is cached: each call looks at the disk.
public struct Repository: Hashable, Sendable {
  /// The folder, absolute.
  public let root: String

  /// Opens a repository.
  public init(at folder: String) throws(RepositoryError) {
    root = URL(fileURLWithPath: folder).standardizedFileURL.path
    for name in ["exemplars", "index"] where !FolderNames.isFolder("\(root)/\(name)") {
      throw RepositoryError(
        .notRepository,
        "“\(folder)” is no repository: it has no folder “\(name)”. “exemplar init” makes a new one."
      )
    }
  }

  /// The nearest folder from here upward that is a repository, or nil.
  public static func nearest(to folder: String) -> String? {
    var place = URL(fileURLWithPath: folder).standardizedFileURL
    while true {
      let names = ["exemplars", "index"].map { place.appendingPathComponent($0).path }
      if names.allSatisfy(FolderNames.isFolder) { return place.path }
      if place.path == "/" { return nil }
      place.deleteLastPathComponent()
    }
  }

  /// The published bags.
  public var exemplarsFolder: String { root + "/exemplars" }
  /// Fields, vocabularies, synonyms, schemas; and the derived database.
  public var indexFolder: String { root + "/index" }
  /// What is not published yet, and temporary files.
  public var stateFolder: String { root + "/.exemplar" }

  /// What was searched; who withdraws for a person's sake removes it.
  public var searchLogFolder: String { stateFolder + "/searches" }

  /// The ids that have a version or a tombstone, in order.
  public func ids() throws(RepositoryError) -> [String] {
    try FolderNames.list(exemplarsFolder).filter { id in
      guard Slug.isValid(id) else { return false }
      let names = (try? FolderNames.list(folder(of: id))) ?? []  // A file, or gone meanwhile.
      return names.contains { Self.version($0) != nil || $0 == Self.tombstone }
    }
  }

  /// The published versions of an exemplar, rising; empty when there is none.
  public func versions(of id: String) throws(RepositoryError) -> [Int] {
    guard Slug.isValid(id), FolderNames.isFolder(folder(of: id)) else { return [] }
    return try FolderNames.list(folder(of: id)).compactMap(Self.version).sorted()
  }

  /// The newest version, nil when none is published or the exemplar was withdrawn.
  public func currentVersion(of id: String) throws(RepositoryError) -> Int? {
    isWithdrawn(id) ? nil : try versions(of: id).last
  }

  /// True when the exemplar has a tombstone.
  public func isWithdrawn(_ id: String) -> Bool {
    FileManager.default.fileExists(atPath: "\(folder(of: id))/\(Self.tombstone)")
  }

  /// The folder of an exemplar's versions.
  public func folder(of id: String) -> String { "\(exemplarsFolder)/\(id)" }

  /// The folder of one published bag.
  public func bagFolder(of id: String, version: Int) -> String { "\(folder(of: id))/v\(version)" }

  /// The bag's digest: the SHA-256 of its `manifest-sha256.txt`, in lower-case hexadecimal.
  public func digest(of id: String, version: Int) throws(BundleError) -> String {
    try Bag.digest(of: bagFolder(of: id, version: version))
  }

  static let tombstone = "withdrawn.yaml"

  /// `v12` is 12; `v0`, `v01` and `v1.tmp` are no versions.
  private static func version(_ name: String) -> Int? {
    guard name.first == "v", let number = Int(name.dropFirst()), number > 0, name == "v\(number)"
    else { return nil }
    return number
  }
}
