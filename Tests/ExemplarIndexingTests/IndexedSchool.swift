import ExemplarBundle
import ExemplarCatalog
import ExemplarIndexing
import ExemplarLanguage
import ExemplarSearch
import ExemplarTesting
import ExemplarVocabulary
import Foundation
import Testing

/// A small repository with two lessons in its index.
func indexedSchool() throws -> SmallRepository {
  let school = try SmallRepository()
  try school.publish("paper-circuits", title: "Paper circuits", lesson: "Tape the copper.")
  try school.publish("bean-diary", title: "Bean diary", lesson: "Water the bean.")
  let report = try Indexer(school.repository).bringUpToDate()
  #expect(report.indexed == 2 && report.rebuilt == .noIndex && report.findings == [])
  return school
}

extension SmallRepository {
  /// Brings the index up to date.
  @discardableResult
  func reindex() throws -> IndexReport { try Indexer(repository).bringUpToDate() }

  /// The ids that the index in use answers with, in order.
  func found(_ question: String = "") throws -> [String] {
    try IndexReader(index).search(SearchRequest(question)).hits.map(\.card.id).sorted()
  }

  /// The files of the database in use, all but the engine's lock: their times, sizes and bytes.
  func databaseFiles() throws -> [String: [String]] {
    let folder = try #require(index.currentDatabase())
    var files: [String: [String]] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder)
    where name != "flintlock" {
      let path = folder + "/" + name
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      let time = (attributes[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
      let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
      files[name] = ["\(time)", "\(bytes.count)", "\(bytes.hashValue)"]
    }
    return files
  }

  /// What lies in `index/db` beside the notes and locks.
  func stamps() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: index.path).filter {
      !$0.hasPrefix("current") && !$0.hasSuffix(".lock")
    }
  }
}
