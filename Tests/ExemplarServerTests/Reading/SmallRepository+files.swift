import ExemplarBundle
import ExemplarCatalog
import ExemplarTesting
import Foundation

extension SmallRepository {
  /// Publishes a version with files beside the record and the lesson.
  func publish(
    _ id: String, version: Int = 1, title: String, files: [(path: String, content: String)]
  ) throws {
    let folder = repository.bagFolder(of: id, version: version)
    let other = "\(id)-other"
    try publish(other, version: version, title: title)
    let made = repository.bagFolder(of: other, version: version)
    var items: [BagWriter.Item] = []
    for name in ["exemplar.yaml", "lesson.md"] {
      let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(made)/data/\(name)")))
      let text = String(decoding: bytes, as: UTF8.self).replacingOccurrences(of: other, with: id)
      items.append(.init(name, .bytes(Array(text.utf8))))
    }
    items += files.map { .init($0.path, .bytes(Array($0.content.utf8))) }
    try FileManager.default.createDirectory(
      atPath: repository.folder(of: id), withIntermediateDirectories: true)
    _ = try BagWriter(info: [("Exemplar-Published", "2026-01-0\(version)")]).write(
      items, to: folder)
    try remove(other)
  }
}
