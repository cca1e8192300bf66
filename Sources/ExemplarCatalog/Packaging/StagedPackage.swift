internal import Foundation

/// A package that is written whole, under a hidden name beside its place.
public struct StagedPackage: Sendable {
  let package: DraftPackage
  let digest: String
  /// The hidden name.
  let place: String
  /// Where it goes.
  let path: String

  /// Renames it into its place, then writes a new id into the draft.
  ///
  /// A file with other bytes stays unless it may be replaced. The hidden name is gone when this returns or throws.
  public func settle(replacing: Bool = false) throws(RepositoryError) -> PackageFile.Outcome {
    do throws(RepositoryError) {
      let outcome = try rename(replacing: replacing)
      if outcome != .occupied { try package.keepID() }
      return outcome
    } catch {
      discard()
      throw error
    }
  }

  /// Removes it.
  public func discard() { unlink(place) }

  private func rename(replacing: Bool) throws(RepositoryError) -> PackageFile.Outcome {
    var status = stat()
    guard stat(place, &status) == 0 else { throw failure(place) }
    let bytes = Int(status.st_size)
    if FileManager.default.fileExists(atPath: path) {
      if FileManager.default.contentsEqual(atPath: place, andPath: path) {
        discard()
        return .unchanged(digest: digest, bytes: bytes)
      }
      if !replacing {
        discard()
        return .occupied
      }
    }
    guard Foundation.rename(place, path) == 0 else { throw failure(path) }
    return .written(digest: digest, bytes: bytes)
  }

  private func failure(_ path: String) -> RepositoryError {
    RepositoryError(.system, "Could not write “\(path)”: \(String(cString: strerror(errno))).")
  }
}
