internal import ExemplarCatalog
internal import ExemplarLanguage
internal import Foundation

/// The files under `index/` that the workflow was opened with: vocabularies, rules, `repository.yaml`.
///
/// Where one has another size or time, the workflow is opened anew before the next move.
struct OfficeEdition: Hashable {
  private let stamps: [SourceStamp]

  /// Looks at the files as they are now.
  init(of repository: Repository) {
    let root = repository.root
    let folders = ["index", "index/vocabularies"]
    let files = folders.flatMap { folder in
      // A folder that is not there has no files; opening the workflow says so better.
      ((try? FileManager.default.contentsOfDirectory(atPath: root + "/" + folder)) ?? [])
        .filter { $0.hasSuffix(".yaml") }.map { folder + "/" + $0 }
    }
    stamps = files.sorted().compactMap { SourceStamp(path: $0, repository: root) }
  }
}
