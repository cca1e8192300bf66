internal import ExemplarBundle
internal import ExemplarVocabulary

/// A new `exemplar.yaml`: every key explained, the required ones there, the others as remarks.
struct RecordSkeleton {
  /// What is known already, by key.
  var values: [RecordKey: RecordValue]
  var language: DraftLanguage
  var vocabularies: Vocabularies

  private static let required: [RecordKey] = [
    .title, .summary, .language, .school, .schoolYear, .grades, .subjects, .iste, .concepts,
    .authors, .license,
  ]
  private static let files: [RecordKey] = [.artifacts, .materials]
  private static var optional: [RecordKey] {
    RecordKey.allCases.filter { $0 != .schema && !required.contains($0) && !files.contains($0) }
  }

  /// The text of the file; the same values always give the same bytes.
  var text: String {
    let remarks = RecordRemarks(language: language)
    let blocks =
      [remarks.opening.map(Self.remark).joined(), "schema: 1\n", Self.heading(remarks.required)]
      + Self.required.map { block($0, remarks) } + [Self.heading(remarks.optional)]
      + Self.optional.map { block($0, remarks) } + [Self.heading(remarks.files)]
      + Self.files.map { block($0, remarks) }
    return blocks.joined(separator: "\n")
  }

  /// The remarks of a key, and the key: with its value, empty where it must be filled in, else as a remark.
  private func block(_ key: RecordKey, _ remarks: RecordRemarks) -> String {
    let above = remarks.lines(key).map(Self.remark).joined()
    if let value = values[key] { return above + Self.yaml(key, value) }
    let example = Self.yaml(key, self.example(of: key))
    guard Self.required.contains(key) else { return above + Self.remarks(example) }
    let shown = example.split(separator: "\n").map { "#   \($0)\n" }.joined()
    return above + Self.remark(remarks.example) + shown + "\(key.rawValue):\n"
  }

  private static func yaml(_ key: RecordKey, _ value: RecordValue) -> String {
    RecordValue(.mapping([RecordEntry(key.rawValue, value)])).yaml
  }

  private static func remark(_ line: String) -> String { "# \(line)\n" }

  private static func remarks(_ yaml: String) -> String {
    yaml.split(separator: "\n").map { remark(String($0)) }.joined()
  }

  private static func heading(_ title: String) -> String {
    let rule = String(repeating: "─", count: max(4, 88 - title.count))
    return "# ── \(title) \(rule)\n"
  }
}

// Examples, from the vocabularies where a key has one.
extension RecordSkeleton {
  private func example(of key: RecordKey) -> RecordValue {
    let isSpanish = language == .spanish
    switch key {
    case .id: return text("paper-circuits")
    case .title: return text(isSpanish ? "Circuitos de papel" : "Paper Circuits")
    case .summary:
      return text(
        isSpanish
          ? "El grupo hace una tarjeta que se enciende." : "Students build a card that lights up.")
    case .school: return text(vocabularies["schools"]?.entries.first?.label ?? "…")
    case .schoolYear: return text("2018-2019")
    case .language: return text(isSpanish ? "es" : "en")
    case .program, .devices: return text(known(key, 1).first ?? "…")
    case .grades: return list(known(key, among: ["K", "3-5"]))
    case .subjects: return list(known(key, among: ["science", "math"]))
    case .iste: return list(known(key, among: ["4a", "5c"]))
    case .concepts: return list(known(key, among: ["AP.control"]))
    case .practices, .standards, .citizenship: return list(known(key, 1))
    case .prerequisites, .related: return list(["paper-circuits"])
    case .keywords: return list(isSpanish ? ["luz", "electricidad"] : ["light", "electricity"])
    case .tools: return list(isSpanish ? ["cinta de cobre", "LED"] : ["copper tape", "LED"])
    case .vocabulary: return list(isSpanish ? ["circuito", "serie"] : ["circuit", "series"])
    case .authors: return list(entries: author)
    case .license: return text("CC-BY-4.0")
    case .artifacts: return list(entries: artifact)
    case .materials: return list(entries: material)
    default: return text(plain(key))
    }
  }

  private func plain(_ key: RecordKey) -> String {
    switch key {
    case .date: "2018-11-05"
    case .classMinutes: "50"
    case .prepMinutes: "20"
    case .internet: "false"
    case .sample: "true"
    case .problemOfPractice:
      language.choose(
        "Students follow steps and rarely ask why a circuit works.",
        "El grupo sigue pasos y pocas veces pregunta por qué funciona un circuito.")
    case .adaptedFrom: "paper-circuits v2"
    case .source: "https://example.org/lessons/paper-circuits"
    default: "paper-circuits"
    }
  }

  private var author: [(String, String)] {
    [
      ("name", language.choose("Grade 4 teacher", "Docente de cuarto grado")), ("role", "teacher"),
    ]
  }

  private var artifact: [(String, String)] {
    [
      ("path", "artifacts/card.jpg"),
      ("caption", language.choose("A card that lights up.", "Una tarjeta que se enciende.")),
      (
        "alt",
        language.choose(
          "A paper card with copper tape and one lit LED.",
          "Una tarjeta de papel con cinta de cobre y un LED encendido.")
      ),
      ("origin", "student"), ("consent", "on-file"), ("consent-expires", "2030-06-30"),
    ]
  }

  private var material: [(String, String)] {
    [
      ("path", "materials/rubric.pdf"), ("title", language.choose("Rubric", "Rúbrica")),
    ]
  }

  /// Ids of a key's vocabulary: those that are wanted and known, else the first ones.
  private func known(_ key: RecordKey, among wanted: [String]) -> [String] {
    let ids = entries(key).map(\.id)
    let both = wanted.filter(ids.contains)
    return both.isEmpty ? known(key, wanted.count) : both
  }

  /// The first ids of a key's vocabulary; parts before wholes, since they say more.
  private func known(_ key: RecordKey, _ count: Int) -> [String] {
    let parts = entries(key).filter { $0.parent != nil }
    return (parts.isEmpty ? entries(key) : parts).prefix(count).map(\.id)
  }

  private func entries(_ key: RecordKey) -> [VocabularyEntry] {
    key.vocabulary.flatMap { vocabularies[$0]?.entries } ?? []
  }

  private func text(_ text: String) -> RecordValue { RecordValue(.text(text)) }
  private func list(_ texts: [String]) -> RecordValue { RecordValue(.list(texts.map(text))) }
  private func list(entries: [(String, String)]) -> RecordValue {
    RecordValue(.list([RecordValue(.mapping(entries.map { RecordEntry($0.0, text($0.1)) }))]))
  }
}
