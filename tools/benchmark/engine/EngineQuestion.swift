import ExemplarSearch

/// A question as every engine is asked it: one line, four columns parted by tabs.
///
/// | column | for example |
/// |---|---|
/// | how much is wanted: `top`, `facets`, `snippets`, `teacher` | `facets` |
/// | what the words are: `all`, `any`, `phrase`, `prefix` | `any` |
/// | words, parted by spaces | `paper circuit` |
/// | filters, parted by spaces | `program=ps-3.0 year=2018-2019` |
struct EngineQuestion {
  /// The facets that every engine counts.
  static let facets = ["iste", "grade", "subject", "concept", "school"]

  /// What is asked of the product.
  var request: SearchRequest

  /// Reads a line; nil where it is none.
  init?(line: String) {
    let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
    guard columns.count == 4,
      let text = EngineQuestion.text(of: columns[2].split(separator: " "), being: columns[1])
    else { return nil }
    request = SearchRequest(text)
    request.options = columns[3].split(separator: " ").compactMap { filter in
      let sides = filter.split(separator: "=", maxSplits: 1)
      return sides.count == 2 ? .init(field: String(sides[0]), value: String(sides[1])) : nil
    }
    if columns[0] == "teacher" {
      request.facets = .all
    } else {
      request.facets = columns[0] == "top" ? .none : .named(EngineQuestion.facets)
      request.includesReasons = columns[0] == "snippets"
      // The others know words alone: neither what a name means nor what a word is in another language.
      request.recognizes = false
      request.ranking.usesGlossary = false
    }
  }

  private static func text(of words: [Substring], being kind: Substring) -> String? {
    switch kind {
    case "all": words.joined(separator: " ")
    case "any": words.joined(separator: " OR ")
    case "phrase": "\"\(words.joined(separator: " "))\""
    case "prefix": words.joined() + "*"
    default: nil
    }
  }
}
