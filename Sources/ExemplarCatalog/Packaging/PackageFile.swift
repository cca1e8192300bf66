internal import ExemplarBundle
internal import Foundation

/// A packed draft as the file that travels: `paper-circuits-v1.zip`, there whole or not at all.
///
/// ```swift
/// let outcome = try PackageFile("paper-circuits-v1.zip").write(package)
/// outcome   // .written(digest: "9f2…", bytes: 51_200)
/// ```
public struct PackageFile: Hashable, Sendable {
  /// What became of it.
  public enum Outcome: Hashable, Sendable {
    /// There now; the bag's digest and the size of the file.
    case written(digest: String, bytes: Int)
    /// It was there already, byte for byte.
    case unchanged(digest: String, bytes: Int)
    /// Another file is there, and stays.
    case occupied
  }

  /// Where it goes.
  public let path: String

  /// A file at a place; its folder must be there.
  public init(_ path: String) { self.path = path }

  /// Writes a package that has no errors beside its place and renames it, then writes a new id into the draft.
  ///
  /// A file with other bytes stays unless it may be replaced. The file is on the disk when this returns.
  public func write(
    _ package: DraftPackage, replacing: Bool = false
  ) throws(RepositoryError) -> Outcome {
    try stage(package, synced: true).settle(replacing: replacing)
  }

  /// Writes a package beside its place under a hidden name, where it waits for `settle` or `discard`.
  ///
  /// It is on the disk when this returns, unless `synced` is false: then the caller syncs a whole batch before
  /// any of it is settled (`Durability.syncFileSystem`), which costs little more than syncing one.
  public func stage(
    _ package: DraftPackage, synced: Bool
  ) throws(RepositoryError) -> StagedPackage {
    let new = temporaryPath
    do throws(RepositoryError) {
      let written = try Self.archive(package, at: new, synced: synced)
      try package.confirm(written)
      return StagedPackage(package: package, digest: written.digest, place: new, path: path)
    } catch {
      unlink(new)
      throw error
    }
  }

  /// A hidden name in the same folder, so that it can be renamed into its place.
  private var temporaryPath: String {
    let name = (path as NSString).lastPathComponent
    let folder = (path as NSString).deletingLastPathComponent
    let hidden = ".\(name.prefix(100)).new-\(UUID().uuidString.lowercased())"
    return folder.isEmpty ? hidden : "\(folder)/\(hidden)"
  }

  private static func archive(
    _ package: DraftPackage, at path: String, synced: Bool
  ) throws(RepositoryError) -> BagWriter.Written {
    do throws(BundleError) {
      return try BagWriter(info: package.info).pack(
        package.items, to: path, name: package.name, synced: synced)
    } catch {
      throw RepositoryError(.system, error.description)
    }
  }
}
