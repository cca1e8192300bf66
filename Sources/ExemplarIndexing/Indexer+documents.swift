internal import ExemplarLanguage
internal import Foundation
internal import Xapian

extension Indexer {
  /// Makes an index of documents that are in no bag, part by part, as a rebuild does with those of bags.
  ///
  /// - Parameter next: the next document; nil when there are no more.
  /// - Returns: how many there were.
  package func build(
    _ loaded: LoadedSettings, of next: () throws -> IndexDocument?
  ) throws -> Int {
    let building = IndexFolder.building + "documents"
    try folder.make()
    try folder.remove { $0 == building }
    try folder.make(stamp: building)
    let parts = IndexParts(folder, building)
    var numbering = FacetNumbering(FacetDictionary(), loaded.settings, part)
    var (count, number) = (0, 0)
    while true {
      var documents: [ReadyDocument] = []
      while documents.count < partSize, let document = try next() {
        documents.append(try numbering.numbered(ReadyDocument(document, bag: "document")))
      }
      if documents.isEmpty { break }
      try parts.write(documents, facets: numbering.dictionary, as: number)
      (count, number) = (count + documents.count, number + 1)
    }
    try parts.join(into: folder.database(stamp: building))
    let writer = try IndexWriter(
      path: folder.database(stamp: building), settings: loaded.settings, durability: .unsynced,
      part: part, facets: numbering.dictionary)
    _ = try writer.finish()
    try parts.remove()
    try use(building, loaded.settings)
    return count
  }
}
