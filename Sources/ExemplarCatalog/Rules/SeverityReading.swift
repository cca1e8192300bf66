internal import ExemplarBundle

/// Reads `rules.yaml` code by code: groups of lines `code: severity`.
struct SeverityReading {
  let path: String
  private(set) var changed: [String: Diagnostic.Severity] = [:]
  private(set) var findings: [Diagnostic] = []

  init(path: String) { self.path = path }

  /// Reads the whole table; a group may stand under any name, a code also by itself.
  mutating func read(_ table: RecordValue) {
    guard case .mapping(let entries) = table.content else { return }
    for entry in entries {
      if case .mapping(let rows) = entry.value.content {
        for row in rows { read(row) }
      } else if !entry.value.isEmpty {
        read(entry)
      }
    }
  }

  private mutating func read(_ row: RecordEntry) {
    guard let known = KnownRule.all[row.key] else { return tellUnknown(row) }
    guard case .text(let text) = row.value.content,
      let severity = Diagnostic.Severity(rawValue: text)
    else { return tellSeverity(row) }
    if let lock = known.lock, severity.rank < known.severity.rank {
      return tellLowered(row, known, lock)
    }
    if severity != known.severity { changed[row.key] = severity }
  }

  private mutating func tellUnknown(_ row: RecordEntry) {
    let codes = KnownRule.all.keys.sorted()
    tell(
      .unknownRule, row, "“\(row.key)” is not the code of a rule.",
      Words.didYouMean(Words.nearest(to: row.key, among: codes)) ?? "Remove the line.")
  }

  private mutating func tellSeverity(_ row: RecordEntry) {
    let written =
      if case .text(let text) = row.value.content { "“\(text)”" } else { "A \(row.value.shape)" }
    tell(
      .badSeverity, row, "\(written) is not a severity.", "Write error, warning or note.")
  }

  private mutating func tellLowered(
    _ row: RecordEntry, _ known: KnownRule, _ lock: KnownRule.Lock
  ) {
    tell(
      .loweredRule, row, "“\(row.key)” cannot be lowered: \(lock.reason).",
      "Write “\(row.key): \(known.severity.rawValue)”, or remove the line.")
  }

  private mutating func tell(
    _ code: RuleCode, _ row: RecordEntry, _ summary: String, _ remedy: String
  ) {
    findings.append(
      Diagnostic(code, path: path, line: row.line, key: row.key, summary, remedy: remedy))
  }
}
