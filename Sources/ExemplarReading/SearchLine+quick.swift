internal import ExemplarPresentation

extension SearchLine {
  /// The names of the options that filter by a field.
  static let fieldNames: Set<String> = [
    "iste", "concept", "practice", "standard", "citizenship", "grade", "subject", "school",
    "program", "year", "language", "minutes", "prep", "devices", "internet", "tool", "keyword",
    "author", "has", "id", "title", "summary", "lesson", "process", "reflection", "materials",
  ]

  /// Reads a command line that is written as most are; nil for every other, which the parser then reads.
  ///
  /// The parser of options takes a third of a search's time to get ready. It stays the one who knows the rules: it
  /// gives help, completions and every error, and a test holds the two against each other.
  package init?(quick arguments: [String]) {
    self.init()
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      guard argument.hasPrefix("-"), argument.count > 1 else {
        words.append(argument)
        continue
      }
      guard argument.hasPrefix("--") else {
        if argument == "-h" { return nil }
        words.append(argument)
        continue
      }
      guard take(argument.dropFirst(2), &rest) else { return nil }
    }
  }

  private mutating func take(_ option: Substring, _ rest: inout ArraySlice<String>) -> Bool {
    if flag(option) { return true }
    let name: String
    let value: String
    if let sign = option.firstIndex(of: "=") {
      name = String(option[..<sign])
      value = String(option[option.index(after: sign)...])
    } else {
      guard let next = rest.popFirst(), !next.hasPrefix("-") else { return false }
      name = String(option)
      value = next
    }
    return set(name, value)
  }

  private mutating func flag(_ name: Substring) -> Bool {
    switch name {
    case "facets": facets = true
    case "all": all = true
    case "explain": explain = true
    case "jsonl": jsonl = true
    case "strict": strict = true
    case "include-unknown": includeUnknown = true
    case "words-only": wordsOnly = true
    case "json": common.json = true
    case "quiet": common.quiet = true
    default: return false
    }
    return true
  }

  private mutating func set(_ name: String, _ value: String) -> Bool {
    switch name {
    case "limit", "per-page":
      guard let number = Int(value) else { return false }
      limit = number
    case "page":
      guard let number = Int(value) else { return false }
      page = number
    case "sort": sort = value
    case "collapse": collapse = value
    case "not": not.append(value)
    case "lang": fields["language", default: []].append(value)
    case "repository": common.repository = value
    case "color":
      guard let choice = Terminal.ColorChoice(rawValue: value) else { return false }
      common.color = choice
    default:
      guard SearchLine.fieldNames.contains(name) else { return false }
      fields[name, default: []].append(value)
    }
    return true
  }
}
