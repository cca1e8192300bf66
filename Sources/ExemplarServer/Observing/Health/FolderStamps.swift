internal import ExemplarCatalog
internal import ExemplarLanguage
internal import Foundation

/// The times of all folders of exemplars, as one number: a version that came in or went changes it.
///
/// The folder that holds them all does not say so: `exemplars/ID/v2` changes the time of `exemplars/ID` alone. Ten
/// thousand folders take some ten milliseconds.
struct FolderStamps: Hashable, Sendable {
  private let digest: Int

  /// Looks at the folders as they are now.
  init(of repository: Repository) {
    var sum = 0
    let folder = repository.exemplarsFolder
    // A folder that cannot be read has nothing in it; the index will say what is missing.
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
      var hasher = Hasher()
      hasher.combine(SourceStamp(path: "exemplars/\(name)", repository: repository.root))
      // In whatever order the folder lists them.
      sum &+= hasher.finalize()
    }
    digest = sum
  }
}
