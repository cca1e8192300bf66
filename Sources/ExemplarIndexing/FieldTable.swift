internal import ExemplarBundle
internal import ExemplarVocabulary
internal import Foundation

/// Reads `index/fields.yaml`.
enum FieldTable {
  private static let keys = [
    "name", "key", "label", "label-es", "aliases", "kind", "prefix", "slot", "weight", "values",
    "order", "ranges",
  ]

  /// The rows in order; what is wrong is told with its line.
  static func read(
    _ file: URL, vocabularies: [String], findings: inout [Diagnostic]
  ) -> [Field] {
    guard let rows = SettingsFile.list(under: "fields", in: file, findings: &findings) else {
      return []
    }
    var fields: [Field] = []
    for row in rows {
      guard let field = field(row, vocabularies, file.lastPathComponent, &findings) else {
        continue
      }
      if fields.contains(where: { $0.name == field.name }) {
        findings.append(
          Diagnostic(
            "duplicate-field", .error, path: "index/fields.yaml", line: row.line,
            "The field “\(field.name)” stands there twice.", remedy: "Take one row away."))
      }
      fields.append(field)
    }
    for name in DocumentMaker.fieldNames where !fields.contains(where: { $0.name == name }) {
      findings.append(
        Diagnostic(
          "missing-field", .warning, path: "index/fields.yaml",
          "There is no row for the field “\(name)”, so nobody can ask for it.",
          remedy: "Put its row back."))
    }
    return fields
  }

  private static func field(
    _ row: RecordValue, _ vocabularies: [String], _ file: String, _ findings: inout [Diagnostic]
  ) -> Field? {
    var reader = SettingsRow(row, path: "index/fields.yaml", keys: keys)
    let name = reader.required("name")
    let label = reader.required("label")
    let kindName = reader.required("kind")
    let prefix = reader.text("prefix") ?? ""
    let kind = Field.Kind(rawValue: kindName)
    if kind == nil, !kindName.isEmpty {
      reader.complain(
        "unknown-kind", "“\(kindName)” is not a kind of field.",
        "Use one of: \(Field.Kind.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    let vocabulary = reader.text("values")
    if let vocabulary, !vocabularies.contains(vocabulary) {
      reader.complain(
        "unknown-vocabulary", "There is no vocabulary “\(vocabulary)”.",
        "Name a file of index/vocabularies: \(vocabularies.joined(separator: ", ")).")
    }
    let slot = reader.number("slot").flatMap { UInt32(exactly: $0) }
    let weight = reader.number("weight") ?? 1
    let aliases = reader.texts("aliases")
    let isNatural = reader.text("order") == "natural"
    let ranges = reader.text("ranges") == "true"
    let labelEs = reader.text("label-es")
    if !name.isEmpty, !DocumentMaker.fieldNames.contains(name) {
      reader.complain(
        "unknown-field", "“\(name)” is not a field that the program knows how to fill.",
        "Use one of: \(DocumentMaker.fieldNames.joined(separator: ", ")).")
    }
    findings += reader.findings
    guard let kind, !name.isEmpty, !label.isEmpty else { return nil }
    return Field(
      name: name, label: label, labelEs: labelEs, aliases: aliases, kind: kind, prefix: prefix,
      slot: slot, weight: weight, vocabulary: vocabulary, naturalOrder: isNatural, ranges: ranges)
  }
}
