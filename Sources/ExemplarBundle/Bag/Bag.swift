/// A bag on disk: a folder as BagIt describes it (RFC 8493), opened but not yet verified.
///
/// ```swift
/// let findings = try Bag.verify(folder: "paper-circuits-v1")
/// findings.contains { $0.severity == .error }   // false: complete and valid
/// ```
public struct Bag: Sendable {
  /// What a bag with a `fetch.txt`, which is never followed, is worth.
  public enum FetchRule: Sendable, Hashable {
    /// Valid when every file is there.
    case allowWhenComplete
    /// Refused, whatever is there: for submission and import.
    case refuse
  }

  /// The bag's folder, as the caller named it.
  public let folder: String
  /// `1.0`, or an old version from `0.93`.
  public let version: String
  /// `bag-info.txt`, empty when there is none.
  public let info: BagInfo

  /// Where the payload lies.
  public var payloadFolder: String { Disk.join(folder, "data") }

  /// Opens a bag without reading its payload; nil when `bagit.txt` is missing or not understood.
  public static func open(
    _ folder: String, limits: Limits = .unbounded
  ) throws(BundleError) -> (bag: Bag?, findings: [Diagnostic]) {
    var files = TagFiles(folder: folder, limits: limits)
    guard let declaration = try files.declaration() else { return (nil, files.findings) }
    let info = try files.info(declaration)
    return (Bag(folder: folder, version: declaration.version, info: info), files.findings)
  }

  /// Checks a bag to the last byte, each file read once, and tells everything that is wrong.
  ///
  /// No error among the findings means complete and valid (RFC 8493, section 3). Nothing outside the folder
  /// is read, nothing is fetched, and no link is followed.
  public static func verify(
    folder: String, fetch: FetchRule = .allowWhenComplete, limits: Limits = .unbounded
  ) throws(BundleError) -> [Diagnostic] {
    guard Disk.isFolder(folder) else {
      throw BundleError(.read, folder, "It is not a folder")
    }
    return try BagVerifier.verify(FolderTags(folder: folder), fetch: fetch, limits: limits) {
      () throws(BundleError) in try FolderContents(folder, limits: limits)
    }
  }

  /// The bag's digest: the SHA-256 of `manifest-sha256.txt`, in lower-case hexadecimal.
  ///
  /// It stands for the whole payload and is read in no time; it verifies nothing.
  public static func digest(of folder: String) throws(BundleError) -> String {
    Digester.sha256(try Disk.bytes(of: Disk.join(folder, "manifest-sha256.txt")))
  }

  /// The bag's digest, as `Bag.digest(of:)`.
  public func digest() throws(BundleError) -> String { try Self.digest(of: folder) }
}
