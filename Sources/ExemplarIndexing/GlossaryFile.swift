internal import ExemplarBundle
internal import ExemplarLanguage
internal import Foundation

/// Reads `index/glossary.yaml`: under `entries`, rows such as `{en: [loop], es: [bucle, ciclo]}`.
///
/// Faults are told with their lines and the sound rest is used: one wrong row must not keep lessons from being found.
enum GlossaryFile {
  /// The most rows; more are left out.
  static let mostEntries = 5_000
  /// The most terms of one side.
  static let mostTerms = GlossaryTable.most

  static func read(
    _ file: URL, languages: [LanguageRules], findings: inout [Diagnostic]
  ) -> [GlossaryEntry] {
    guard FileManager.default.fileExists(atPath: file.path) else { return [] }
    let rows =
      SettingsFile.list(under: "entries", in: file, findings: &findings, severity: .warning) ?? []
    var reading = TermReading(path: "index/glossary.yaml", languages: languages)
    if rows.count > mostEntries {
      reading.complain(
        "too-many-entries", rows[mostEntries].line,
        "The glossary has \(rows.count) entries; only the first \(mostEntries) are used.",
        "Take away the ones that nobody looks for.")
    }
    var entries: [GlossaryEntry] = []
    var lines: [GlossaryEntry: Int] = [:]
    for row in rows.prefix(mostEntries) {
      guard let entry = entry(row, &reading) else { continue }
      if let line = lines[entry] {
        reading.complain(
          "repeated-entry", row.line, "The same entry stands in line \(line).",
          "Take one of them away.")
      } else {
        lines[entry] = row.line
        entries.append(entry)
      }
    }
    findings += reading.findings
    return entries
  }

  private static func entry(_ row: RecordValue, _ reading: inout TermReading) -> GlossaryEntry? {
    let codes = reading.languages.map(\.code)
    let keys = SettingsRow(
      row, path: reading.path, keys: codes + ["about"], severity: .warning)
    reading.take(keys.findings)
    guard case .mapping = row.content else { return nil }
    var entry = GlossaryEntry(sides: [:])
    for code in codes {
      let terms = reading.terms(keys.values(code), in: code)
      if terms.count > mostTerms {
        reading.complain(
          "too-many-terms", terms[mostTerms].line,
          "The side “\(code)” has \(terms.count) terms; only the first \(mostTerms) are used.",
          "Split the entry by meaning.")
      }
      if !terms.isEmpty { entry.sides[code] = terms.prefix(mostTerms).map(\.words) }
    }
    guard entry.sides.count > 1 else {
      let missing = codes.filter { entry.sides[$0] == nil }.map { "“\($0)”" }
      reading.complain(
        "one-sided-entry", row.line,
        "The entry has no sound term for \(missing.joined(separator: " and ")), so it is not used.",
        "Write both sides: {en: [loop], es: [bucle]}.")
      return nil
    }
    return entry
  }
}
