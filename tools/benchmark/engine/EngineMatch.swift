import ExemplarLanguage
import ExemplarSearch
import ExemplarVocabulary
import Xapian

/// Our matcher alone, asked what the other engines are asked: a question that has been read already.
struct EngineMatch {
  private let reader: IndexReader
  /// Exemplars by document: like the other engines', they are looked up in a list.
  private var ids: [String] = []
  /// How all engines call the facets' values, by number; empty for the mark of lessons that say nothing.
  private let values: [String]

  /// Opens an index.
  init(_ folder: IndexFolder) throws {
    reader = try IndexReader(folder)
    let database = try Database(path: folder.currentDatabase() ?? folder.path)
    values = try FacetDictionary(stored: database.metadata(IndexKey.facets)).entries.map { entry in
      entry.value.map { "\(entry.field):\($0.id.lowercased())" } ?? ""
    }
    for id in try reader.ids(beginning: "", limit: nil) {
      let document = Int(try database.documentID(forTerm: TermLayout.identifier(id)) ?? 0)
      while ids.count <= document { ids.append("") }
      ids[document] = id
    }
  }

  /// Asks.
  func answer(_ question: EngineQuestion) throws -> EngineAnswer {
    let request = try reader.engineRequest(question.request)
    let ((matches, found), nanoseconds) = try EngineAnswer.timed {
      let matches = try reader.match(request)
      return (matches, matches.items.map { ids[Int($0.document)] })
    }
    return EngineAnswer(
      total: matches.estimate, nanoseconds: nanoseconds, ids: found,
      counts: matches.counts.flatMap(\.numbers).compactMap { counted in
        values[counted.number].isEmpty ? nil : "\(values[counted.number])=\(counted.documents)"
      })
  }
}
