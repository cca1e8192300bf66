internal import ExemplarLanguage
internal import Foundation

/// Where an index lies that is made for judging: kept under a name, or gone when nobody uses it any longer.
final class JudgingFolder: Sendable {
  let path: String
  private let isKept: Bool
  var index: IndexFolder { IndexFolder(repository: path) }

  /// Opens the folder of a name in a folder of kept ones, or makes one of its own.
  init(name: String, keptIn keep: String?) throws(JudgingError) {
    isKept = keep != nil
    path =
      keep.map { URL(fileURLWithPath: $0).appendingPathComponent(name).path }
      ?? FileManager.default.temporaryDirectory
      .appendingPathComponent("exemplar-judge-\(UUID().uuidString)").path
    do {
      try FileManager.default.createDirectory(
        atPath: index.path, withIntermediateDirectories: true)
    } catch { throw .cannotWrite(path, reason: error.localizedDescription) }
  }

  deinit {
    guard !isKept else { return }
    // What the system's own folder keeps a while longer disturbs nobody.
    try? FileManager.default.removeItem(atPath: path)
  }
}
