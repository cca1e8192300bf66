internal import ExemplarBundle
public import ExemplarCatalog
public import ExemplarLanguage
public import ExemplarVocabulary
public import Xapian

/// Decides under which terms an exemplar will be found. How a word becomes a term is decided by the language.
public final class DocumentMaker {
  /// The most text of materials that is kept for snippets, in characters.
  private static let longestMaterialText = 200_000
  /// Values of fields that need no vocabulary, in their order.
  static let fixedValues: [String: [VocabularyEntry]] = [
    "internet": [
      VocabularyEntry(id: "true", scheme: "", label: "Yes", labelEs: "Sí"),
      VocabularyEntry(id: "false", scheme: "", label: "No", labelEs: "No"),
    ],
    "has": Exemplar.possessions.map {
      VocabularyEntry(id: $0, scheme: "", label: $0.prefix(1).uppercased() + $0.dropFirst())
    },
  ]

  /// The fields that a record can fill, by name.
  static let fieldNames = [
    "title", "names", "summary", "lesson", "process", "reflection", "materials", "iste", "concept",
    "practice", "standard", "citizenship", "grade", "subject", "school", "program", "year",
    "language", "devices", "internet", "has", "minutes", "prep", "tool", "keyword", "author", "id",
  ]

  private let fields: [Field]
  private let vocabularies: [String: Vocabulary]
  private var learned: [String: LearnedWords] = [:]
  /// What the parents of an entry are called, by vocabulary and entry: gathered once for all exemplars.
  private var parentNames: [String: [String: [EntryNames]]] = [:]

  /// Makes documents by a field table, the vocabularies and the rules of the languages.
  public init(
    fields: [Field], vocabularies: [String: Vocabulary], languages: [LanguageRules]
  ) throws(XapianError) {
    self.fields = fields
    self.vocabularies = vocabularies
    for rules in languages { learned[rules.code] = LearnedWords(try Analyzer(rules)) }
  }

  /// Makes documents by the settings of a repository.
  public convenience init(_ settings: IndexSettings) throws(XapianError) {
    let vocabularies = settings.vocabularies.map { ($0.name, $0) }
    try self.init(
      fields: settings.fields,
      vocabularies: Dictionary(vocabularies, uniquingKeysWith: { first, _ in first }),
      languages: settings.languages)
  }

  /// What is indexed for an exemplar.
  public func document(
    for exemplar: Exemplar, versions: [VersionEntry]
  ) throws(XapianError) -> IndexDocument {
    let texts = Texts(
      names: names(of: exemplar), materials: exemplar.materialTexts.map(plain),
      parts: exemplar.parts.map { .init(name: $0.name, text: MarkdownText.plain($0.markdown)) })
    var document = IndexDocument(
      id: exemplar.id, detail: exemplar.detail(versions: versions), text: stored(texts))
    let words = try words(of: exemplar.language)
    var counting = WordCounting(words)
    for field in fields where field.kind == .text {
      let runs = runs(of: field, exemplar, texts)
      let weight = weight(of: field, runs, words.analyzer)
      counting.add(runs, of: field, weight: weight, to: &document.packed)
    }
    counting.finish(&document.packed)
    document.addFilter(TermLayout.identifier(exemplar.id))
    for field in fields where field.kind == .facet { addFacet(field, exemplar, to: &document) }
    for field in fields where field.kind == .filter { addFilter(field, exemplar, to: &document) }
    for field in fields where field.kind == .range { addNumber(field, exemplar, to: &document) }
    addSortKeys(exemplar, to: &document)
    return document
  }

  private func words(of language: String) throws(XapianError) -> LearnedWords {
    let code = LanguageRules.code(of: language)
    let known = learned[code]
    if let known, !known.isFull { return known }
    let words = LearnedWords(try Analyzer(known?.analyzer.rules ?? LanguageRules(code: code)))
    learned[code] = words
    return words
  }

  // MARK: Words

  /// The plain texts of an exemplar, each made once: they are indexed, and kept for snippets.
  private struct Texts {
    var names: [String]
    var materials: [String]
    var parts: [StoredText.Part]
  }

  private func stored(_ texts: Texts) -> StoredText {
    var parts = [StoredText.Part(name: "names", text: texts.names.joined(separator: "\n"))]
    parts += texts.parts
    let materials = texts.materials.joined(separator: "\n")
    if !materials.isEmpty {
      parts.append(
        .init(name: "materials", text: String(materials.prefix(Self.longestMaterialText))))
    }
    return StoredText(parts: parts)
  }

  /// A handout without its marks, when it is Markdown.
  private func plain(_ material: LessonBundle.MaterialText) -> String {
    material.path.lowercased().hasSuffix(".md")
      ? MarkdownText.plain(material.text) : material.text
  }

  /// The texts of a part; a phrase never reaches from one into the next.
  private func runs(of field: Field, _ exemplar: Exemplar, _ texts: Texts) -> [String] {
    switch field.name {
    case "title": return [exemplar.title]
    case "summary": return [exemplar.summary]
    case "names": return texts.names
    case "materials": return exemplar.materials.compactMap(\.title) + texts.materials
    default: return texts.parts.filter { $0.name == field.name }.map(\.text)
    }
  }

  /// Keywords, tools, and everything it is aligned to as people call it: codes, names in both languages, the names of
  /// what those are part of, grades in words, the school's nicknames.
  private func names(of exemplar: Exemplar) -> [String] {
    var runs = exemplar.keywords + exemplar.tools + exemplar.vocabulary
    runs += exemplar.iste.map { "ISTE " + $0.id }
    runs += (exemplar.concepts + exemplar.practices + exemplar.standards).map(\.id)
    for (entries, name) in [
      (exemplar.iste, "iste"), (exemplar.concepts, "concepts"), (exemplar.practices, "practices"),
      (exemplar.standards, "standards"), (exemplar.citizenship, "citizenship"),
      (exemplar.subjects, "subjects"), ([exemplar.school], "schools"),
      (exemplar.program.map { [$0] } ?? [], "programs"),
    ] {
      addNames(ofThoseAndParents: entries, in: name, to: &runs)
    }
    for grade in exemplar.grades.compactMap({ vocabularies["grades"]?[$0] }) {
      runs += EntryNames(grade).labels + grade.aliases.filter { $0.contains(" ") }
    }
    return runs + exemplar.school.aliases + [exemplar.problemOfPractice].compactMap { $0 }
  }

  /// What an entry is called, in each language.
  private struct EntryNames {
    var id: String
    var labels: [String]

    init(_ entry: VocabularyEntry) {
      id = entry.id
      labels = [entry.label] + (entry.labelEs.map { [$0] } ?? [])
    }
  }

  /// Adds the names of the entries, then of what they are part of, each once.
  private func addNames(
    ofThoseAndParents entries: [VocabularyEntry], in vocabulary: String, to runs: inout [String]
  ) {
    var seen: Set<String> = []
    for entry in entries where seen.insert(entry.id).inserted { runs += EntryNames(entry).labels }
    for entry in entries {
      for parent in names(ofParentsOf: entry.id, in: vocabulary)
      where seen.insert(parent.id).inserted { runs += parent.labels }
    }
  }

  private func names(ofParentsOf id: String, in vocabulary: String) -> [EntryNames] {
    if let known = parentNames[vocabulary]?[id] { return known }
    let names = (vocabularies[vocabulary]?.ancestors(of: id) ?? []).map(EntryNames.init)
    parentNames[vocabulary, default: [:]][id] = names
    return names
  }

  /// How many telling words a title has whose words count as the field table says.
  private static let usualTitle = 8.0

  /// What one word of a part counts; a word of a short title says more of the lesson than one of many.
  private func weight(of field: Field, _ runs: [String], _ analyzer: Analyzer) -> Int {
    guard field.name == "title" else { return field.weight }
    var words = 0
    for run in runs {
      Tokenizer.forEachToken(of: run) { if !analyzer.isStopword($0.text) { words += 1 } }
    }
    let weight = Double(field.weight) * (Self.usualTitle / Double(max(words, 1))).squareRoot()
    return max(1, min(2 * field.weight, Int(weight.rounded())))
  }

  // MARK: Values

  private func addFacet(_ field: Field, _ exemplar: Exemplar, to document: inout IndexDocument) {
    let entries = entries(of: field, exemplar)
    for entry in entries {
      document.addFilter(TermLayout.value(entry.id, field: field))
      if let parent = entry.parent {
        document.addFilter(TermLayout.value(parent, field: field))
      }
      document.facets.append(
        .init(field: field.name, value: LabeledValue(entry), parent: entry.parent))
    }
    if entries.isEmpty {
      document.facets.append(.init(field: field.name, value: nil, parent: nil))
      document.addFilter(TermLayout.unknown(field))
    }
    if field.slot != nil, let first = entries.first, let slot = field.slot {
      document.values[slot] = Array(first.id.utf8)
    }
  }

  private func entries(of field: Field, _ exemplar: Exemplar) -> [VocabularyEntry] {
    switch field.name {
    case "iste": return exemplar.iste
    case "concept": return exemplar.concepts
    case "practice": return exemplar.practices
    case "standard": return exemplar.standards
    case "citizenship": return exemplar.citizenship
    case "subject": return exemplar.subjects
    case "school": return [exemplar.school]
    case "program": return exemplar.program.map { [$0] } ?? []
    case "grade":
      return exemplar.grades.map { vocabularies["grades"]?[$0] ?? plain($0) }
    case "year": return [plain(exemplar.schoolYear)]
    case "language":
      let code = LanguageRules.code(of: exemplar.language)
      return [vocabularies["languages"]?[code] ?? plain(code)]
    case "devices":
      return exemplar.devices.map { [vocabularies["devices"]?[$0] ?? plain($0)] } ?? []
    case "internet":
      let id = exemplar.internet.map { $0 ? "true" : "false" }
      return DocumentMaker.fixedValues["internet", default: []].filter { $0.id == id }
    case "has":
      let has = exemplar.has
      return DocumentMaker.fixedValues["has", default: []].filter { has.contains($0.id) }
    default: return []
    }
  }

  private func plain(_ id: String) -> VocabularyEntry {
    VocabularyEntry(id: id, scheme: "", label: id)
  }

  private func addFilter(_ field: Field, _ exemplar: Exemplar, to document: inout IndexDocument) {
    let values: [String]
    switch field.name {
    case "tool": values = exemplar.tools
    case "keyword": values = exemplar.keywords
    case "author": values = exemplar.authors.map(\.name)
    default: values = []
    }
    for value in values { document.addFilter(TermLayout.value(value, field: field)) }
  }

  private func addNumber(_ field: Field, _ exemplar: Exemplar, to document: inout IndexDocument) {
    let number = field.name == "minutes" ? exemplar.classMinutes : exemplar.prepMinutes
    guard let number, let slot = field.slot else {
      document.addFilter(TermLayout.unknown(field))
      return
    }
    document.values[slot] = sortableSerialise(Double(number))
  }

  // MARK: Order

  private func addSortKeys(_ exemplar: Exemplar, to document: inout IndexDocument) {
    let id = Array(exemplar.id.utf8)
    let title = Array(folded(exemplar.title).utf8.prefix(80))
    document.values[TermLayout.Slot.identifier] = id
    let newest = exemplar.published.utf8.filter { $0 != UInt8(ascii: "-") }.map { digit in
      UInt8(ascii: "9") - digit + UInt8(ascii: "0")
    }
    document.values[TermLayout.Slot.newest] = newest + [0x20] + id
    document.values[TermLayout.Slot.title] = title + [0x20] + id
    let order = exemplar.grades.compactMap { grade in
      vocabularies["grades"]?.entries.firstIndex { $0.id == grade }
    }
    let ends = [order.min() ?? 200, order.max() ?? 200].map { UInt8(clamping: $0 + 0x21) }
    document.values[TermLayout.Slot.grade] = ends + title + [0x20] + id
  }
}
