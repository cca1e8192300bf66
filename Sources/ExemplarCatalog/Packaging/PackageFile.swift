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
  /// A file with other bytes stays unless it may be replaced. The file is on the disk when this returns, unless
  /// `synced` is false for a batch that is synced later.
  public func write(
    _ package: DraftPackage, replacing: Bool = false, synced: Bool = true
  ) throws(RepositoryError) -> Outcome {
    let new = temporaryPath
    do throws(RepositoryError) {
      let written = try Self.archive(package, at: new, synced: synced)
      try package.confirm(written)
      let outcome = try settle(new, digest: written.digest, replacing: replacing)
      if outcome != .occupied { try package.keepID() }
      return outcome
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

  private func settle(
    _ new: String, digest: String, replacing: Bool
  ) throws(RepositoryError) -> Outcome {
    var status = stat()
    guard stat(new, &status) == 0 else { throw failure(new) }
    let bytes = Int(status.st_size)
    if FileManager.default.fileExists(atPath: path) {
      if FileManager.default.contentsEqual(atPath: new, andPath: path) {
        unlink(new)
        return .unchanged(digest: digest, bytes: bytes)
      }
      if !replacing {
        unlink(new)
        return .occupied
      }
    }
    guard rename(new, path) == 0 else { throw failure(path) }
    return .written(digest: digest, bytes: bytes)
  }

  private func failure(_ path: String) -> RepositoryError {
    RepositoryError(.system, "Could not write “\(path)”: \(String(cString: strerror(errno))).")
  }
}
