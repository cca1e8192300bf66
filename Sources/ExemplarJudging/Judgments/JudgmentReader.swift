internal import ExemplarBundle
internal import ExemplarSearch
internal import ExemplarVocabulary

/// Reads the questions of one file and gathers what is wrong with them.
struct JudgmentReader {
  static let keys = ["q", "like", "kind", "language", "why", "grades", "filters", "nothing"]

  let path: String
  private let exemplars: [String]
  private let known: Set<String>
  private let fields: [Field]
  private(set) var findings: [Diagnostic] = []

  init(path: String, _ exemplars: [String], _ fields: [Field]) {
    self.path = path
    self.exemplars = exemplars
    self.fields = fields
    known = Set(exemplars)
  }

  /// The sound questions, each with its line.
  mutating func queries(_ root: RecordValue) -> [(query: JudgedQuery, line: Int)] {
    guard case .list(let rows)? = root["queries"]?.content else {
      tell("missing-key", root.line, "“queries:” with a list of questions is missing.", "Add it.")
      return []
    }
    return rows.compactMap { row in query(row).map { ($0, row.line) } }
  }

  private mutating func query(_ row: RecordValue) -> JudgedQuery? {
    guard case .mapping(let entries) = row.content else {
      tell(
        "not-a-mapping", row.line, "A question is not a mapping.", "Write it as {q: …, grades: …}.")
      return nil
    }
    for entry in entries where !Self.keys.contains(entry.key) { unknown(entry) }
    guard var query = asked(row) else { return nil }
    query.kind = text(row, "kind") ?? kind
    query.language = text(row, "language")
    query.why = text(row, "why")
    if query.why == nil {
      tell(
        "missing-key", row.line, "“\(query.id)” has no “why”.",
        "Add a line that says what is wanted and what only looks like it.")
    }
    query.isBait = isBait(row, query)
    query.grades = grades(row, query)
    guard query.isBait || query.isJudged else {
      tell(
        "no-grades", row.line, "“\(query.id)” gives no exemplar here a grade of 1 to 3.",
        "Add “grades:”, or “nothing: true” where nothing should be found.")
      return nil
    }
    return query
  }

  /// The file's name without its ending.
  private var kind: String {
    String(path.split(separator: "/").last?.dropLast(".yaml".count) ?? "")
  }

  // MARK: What is asked

  private mutating func asked(_ row: RecordValue) -> JudgedQuery? {
    let (words, like) = (text(row, "q"), text(row, "like"))
    guard (words == nil) != (like == nil) else {
      tell(
        "missing-key", row.line, "A question has neither “q” nor “like”, or both.",
        "Write “q:” with the words, or “like:” with an exemplar's id.")
      return nil
    }
    let options = options(row)
    let filters = options.map { ($0.excluded ? "-" : "") + $0.field + ":" + $0.value }
    let name = ([words ?? like.map { "like " + $0 } ?? ""] + filters).joined(separator: " · ")
    var query = JudgedQuery(id: name, text: words ?? "")
    query.options = options
    if let like {
      guard isExemplar(like, line: row["like"]?.line ?? row.line) else { return nil }
      query.like = like
    }
    return query
  }

  private mutating func options(_ row: RecordValue) -> [SearchRequest.Option] {
    guard let filters = row["filters"] else { return [] }
    guard case .mapping(let entries) = filters.content else {
      tell(
        "not-a-mapping", filters.line, "“filters” is not a mapping.", "Write it as {grade: 3}.")
      return []
    }
    return entries.flatMap { entry in option(entry) }
  }

  private mutating func option(_ entry: RecordEntry) -> [SearchRequest.Option] {
    let isExcluded = entry.key.hasPrefix("not.")
    let name = String(entry.key.dropFirst(isExcluded ? 4 : 0))
    let names = fields.flatMap { [$0.name] + $0.aliases }
    guard names.contains(name) else {
      tell(
        "unknown-field", entry.line, "“\(name)” is not a field.",
        meant(name, among: names) ?? "Use one of: \(fields.map(\.name).joined(separator: ", ")).")
      return []
    }
    let values: [String]
    switch entry.value.content {
    case .text(let value): values = [value]
    case .list(let list):
      values = list.compactMap { if case .text(let value) = $0.content { value } else { nil } }
    case .mapping: values = []
    }
    return values.map { .init(field: name, value: $0, excluded: isExcluded) }
  }

  // MARK: What it should find

  private mutating func isBait(_ row: RecordValue, _ query: JudgedQuery) -> Bool {
    guard let written = text(row, "nothing") else { return false }
    let line = row["nothing"]?.line ?? row.line
    guard ["true", "yes"].contains(written.lowercased()) else {
      tell(
        "not-true", line, "“\(written)” is no value of “nothing”.",
        "Write “nothing: true”, or leave it out.")
      return false
    }
    if row["grades"] != nil {
      tell(
        "bait-with-grades", line, "“\(query.id)” should find nothing and has grades.",
        "Take one of both away.")
    }
    return true
  }

  private mutating func grades(_ row: RecordValue, _ query: JudgedQuery) -> [String: Int] {
    guard let written = row["grades"], !query.isBait else { return [:] }
    guard case .mapping(let entries) = written.content else {
      tell(
        "not-a-mapping", written.line, "“grades” is not a mapping.", "Write it as {exemplar-id: 3}."
      )
      return [:]
    }
    var grades: [String: Int] = [:]
    for entry in entries where isExemplar(entry.key, line: entry.line) {
      guard case .text(let text) = entry.value.content, let grade = Int(text),
        (0...3).contains(grade)
      else {
        let shown = if case .text(let text) = entry.value.content { "“\(text)”" } else { "This" }
        tell(
          "not-a-grade", entry.line, "\(shown) is not a grade.",
          "Write 3 for what is wanted, 2 for what is of use, 1 for what is related, 0 for the rest."
        )
        continue
      }
      grades[entry.key] = grade
    }
    return grades
  }

  private mutating func isExemplar(_ id: String, line: Int) -> Bool {
    if known.contains(id) { return true }
    tell(
      "unknown-exemplar", line, "There is no exemplar “\(id)”.",
      meant(id, among: exemplars) ?? "Write the id of a published one.")
    return false
  }

  // MARK: Words

  /// Nil where nothing is said.
  private func text(_ row: RecordValue, _ key: String) -> String? {
    guard case .text(let text)? = row[key]?.content, !text.isEmpty else { return nil }
    return text
  }

  private func meant(_ word: String, among words: [String]) -> String? {
    nearestWords(to: word, among: words).first.map { "Did you mean “\($0)”?" }
  }

  private mutating func unknown(_ entry: RecordEntry) {
    findings.append(
      Diagnostic(
        "unknown-key", .warning, path: path, line: entry.line, key: entry.key,
        "“\(entry.key)” is not a key of a question.",
        remedy: meant(entry.key, among: Self.keys)
          ?? "Use one of: \(Self.keys.joined(separator: ", "))."))
  }

  private mutating func tell(_ code: String, _ line: Int, _ summary: String, _ remedy: String) {
    findings.append(Diagnostic(code, .error, path: path, line: line, summary, remedy: remedy))
  }
}
