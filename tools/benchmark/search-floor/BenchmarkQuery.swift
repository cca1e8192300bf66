import ExemplarSearch
import FoundationEssentials

/// A question of `queries.json`, as the words after `exemplar search`.
struct BenchmarkQuery: Decodable {
  var name: String
  var exemplar: [String]

  /// The questions of a file, in its order.
  static func list(path: String) throws -> [BenchmarkQuery] {
    try JSONDecoder().decode(
      [BenchmarkQuery].self, from: Data(contentsOf: URL(filePath: path)))
  }

  /// The question with all facets and ten hits, as a server is asked.
  var request: SearchRequest {
    var typed: [String] = []
    var options: [SearchRequest.Option] = []
    var rest = exemplar[...]
    while let word = rest.popFirst() {
      if word.hasPrefix("--"), let value = rest.popFirst() {
        options.append(.init(field: String(word.dropFirst(2)), value: value))
      } else {
        typed.append(word)
      }
    }
    var request = SearchRequest(typed.joined(separator: " "))
    request.options = options
    request.facets = .all
    return request
  }
}
