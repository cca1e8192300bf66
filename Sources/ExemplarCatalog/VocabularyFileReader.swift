internal import ExemplarBundle
internal import ExemplarVocabulary

/// Reads the content of one vocabulary's file and gathers what is wrong with it.
struct VocabularyFileReader {
  static let headerKeys = [
    "name", "title", "title-es", "singular", "scheme", "publisher", "year", "url", "text-license",
    "about", "entries", "ambiguous", "ordinary",
  ]
  static let entryKeys = [
    "id", "code", "scheme", "label", "label-es", "aliases", "parent", "covers", "note", "url",
    "related", "search-terms",
  ]

  let path: String
  private(set) var findings: [Diagnostic] = []

  /// Prepares to read a file.
  init(path: String) { self.path = path }

  /// The file, or nil where it has no name, title or scheme.
  mutating func read(_ content: RecordValue) -> VocabularyFile? {
    let owner = "The vocabulary"
    var header = VocabularyMapping(content, owner, known: Self.headerKeys, path: path)
    let stem = String(path.split(separator: "/").last?.dropLast(".yaml".count) ?? "")
    let name = header.text("name", needed: owner, example: stem)
    let title = header.text("title", needed: owner, example: "…")
    let scheme = header.text("scheme", needed: owner, example: "\(stem)-2026")
    defer { findings += header.findings }
    guard let name, let title, let scheme else { return nil }
    if name != stem { tell(.otherName(name, file: path), content["name"]?.line) }
    if content["entries"] == nil {
      tell(.missingKey("entries", of: owner, example: "[…]"), content.line)
    }
    var vocabulary = Vocabulary(
      name: name, title: title, titleEs: header.text("title-es"),
      singular: header.text("singular"), entries: [],
      ambiguous: ambiguous(header.list("ambiguous")),
      ordinary: header.texts("ordinary").map(\.text))
    let written = header.list("entries").compactMap { entry($0, scheme: scheme) }
    let lines = settle(written, in: &vocabulary)
    return VocabularyFile(
      vocabulary: vocabulary, scheme: scheme, publisher: header.text("publisher"),
      year: header.text("year"), url: header.text("url"), textLicense: header.text("text-license"),
      about: header.text("about"), path: path, lines: lines)
  }

  /// Puts the sound entries into the vocabulary and gives their lines.
  private mutating func settle(
    _ written: [PlacedEntry], in vocabulary: inout Vocabulary
  ) -> [String: Int] {
    var rules = VocabularyEntryRules(path: path)
    let placed = rules.linked(rules.distinct(written))
    vocabulary.entries = placed.map(\.entry)
    rules.checkNames(placed, in: vocabulary)
    findings += rules.findings
    return Dictionary(uniqueKeysWithValues: placed.map { ($0.entry.id, $0.line) })
  }

  private mutating func entry(_ value: RecordValue, scheme: String) -> PlacedEntry? {
    var mapping = VocabularyMapping(value, "An entry", known: Self.entryKeys, path: path)
    defer { findings += mapping.findings }
    guard mapping.isMapping else { return nil }
    let code = mapping.text("code")
    let id = mapping.text("id", needed: "An entry", example: "…", unless: code)
    let owner = id.map { "The entry “\($0)”" } ?? "An entry"
    let label = mapping.text("label", needed: owner, example: "…")
    let aliases = mapping.texts("aliases")
    guard let id, let label else { return nil }
    let entry = VocabularyEntry(
      id: id, code: code, scheme: mapping.text("scheme") ?? scheme, label: label,
      labelEs: mapping.text("label-es"), aliases: aliases.map(\.text),
      parent: mapping.text("parent"), covers: mapping.texts("covers").map(\.text),
      note: mapping.text("note"), url: mapping.text("url"),
      related: mapping.texts("related").map(\.text),
      searchTerms: mapping.texts("search-terms").map(\.text))
    return PlacedEntry(entry: entry, line: mapping.line, aliasLines: aliases.map(\.line))
  }

  private mutating func ambiguous(_ values: [RecordValue]) -> [String: String] {
    let owner = "An ambiguous word"
    var reasons: [String: String] = [:]
    for value in values {
      var mapping = VocabularyMapping(value, owner, known: ["text", "reason"], path: path)
      if mapping.isMapping {
        let text = mapping.text("text", needed: owner, example: "…")
        let reason = mapping.text("reason", needed: owner, example: "it can mean …")
        if let text, let reason { reasons[text] = reason }
      }
      findings += mapping.findings
    }
    return reasons
  }

  private mutating func tell(_ finding: VocabularyFinding, _ line: Int?) {
    findings.append(finding.at(line, of: path))
  }
}
