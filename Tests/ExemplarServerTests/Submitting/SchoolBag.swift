import ExemplarBundle
import ExemplarTesting
import Foundation

/// A zipped bag as a facilitator sends it.
struct SchoolBag {
  var id = "paper-circuits"
  var lesson = "Fold the card."
  var school = "20th-street-es"
  var grades = "[\"4\"]"
  var files: [String: [UInt8]] = [:]
  /// The language of the record; nil leaves its line out, which is an error.
  var title: String?

  /// Its bytes.
  func zip() throws -> [UInt8] {
    let folder = try TemporaryFolder(inMemory: true)
    let bag = folder.url(id).path
    var items: [BagWriter.Item] = [
      .init("exemplar.yaml", .bytes(Array(record.utf8))),
      .init("lesson.md", .bytes(Array("# A lesson\n\n\(lesson)\n".utf8))),
    ]
    for (path, bytes) in files.sorted(by: { $0.key < $1.key }) {
      items.append(.init(path, .bytes(bytes)))
    }
    _ = try BagWriter(info: [("Bagging-Date", "2026-01-01")]).write(items, to: bag)
    let archive = folder.url("\(id).zip").path
    try BagArchive.pack(folder: bag, to: archive)
    return Array(try Data(contentsOf: URL(fileURLWithPath: archive)))
  }

  private var record: String {
    """
    schema: 1
    id: \(id)
    title: \(title ?? "A lesson called \(id)")
    summary: A lesson of one afternoon.
    language: en
    school: \(school)
    school-year: 2018-2019
    grades: \(grades)
    subjects: [science]
    iste: [4a]
    authors: [{name: Grade 4 teacher, role: teacher}]
    license: CC-BY-4.0

    """
  }
}
