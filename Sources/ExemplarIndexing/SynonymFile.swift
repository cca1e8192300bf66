internal import ExemplarBundle
internal import ExemplarLanguage
internal import Foundation

/// Reads `index/synonyms.yaml`: groups that mean the same, and one-way widenings.
///
/// Faults are told with their lines and the sound rest is used: one wrong row must not keep lessons from being found.
enum SynonymFile {
  /// The most groups, and the most one-way rules; more are left out.
  static let mostRows = 5_000

  static func read(
    _ file: URL, languages: [LanguageRules], findings: inout [Diagnostic]
  ) -> SynonymTable {
    guard FileManager.default.fileExists(atPath: file.path) else { return SynonymTable() }
    // Without the key nothing would be a synonym any longer, so that alone is an error.
    let groups = SettingsFile.list(under: "groups", in: file, findings: &findings) ?? []
    let rules =
      SettingsFile.list(
        under: "one-way", in: file, findings: &findings, isRequired: false, severity: .warning)
      ?? []
    var reading = TermReading(path: "index/synonyms.yaml", languages: languages)
    var used = UsedTerms()
    let sound = sounder(groups, &reading).compactMap { group($0, &reading, &used) }
    let oneWay = sounder(rules, &reading).compactMap { rule($0, &reading) }
    findings += reading.findings
    return SynonymTable(
      groups: sound.map { $0.map(\.text) },
      oneWay: oneWay.map { ($0.from.text, $0.to.map(\.text)) })
  }

  private static func sounder(
    _ rows: [RecordValue], _ reading: inout TermReading
  ) -> ArraySlice<RecordValue> {
    if rows.count > mostRows {
      reading.complain(
        "too-many-synonyms", rows[mostRows].line,
        "The list has \(rows.count) rows; only the first \(mostRows) are used.",
        "Take away the ones that nobody looks for.")
    }
    return rows.prefix(mostRows)
  }

  // MARK: Groups

  /// In which groups a term stands.
  private struct UsedTerms {
    var groups: [[String]: [Int]] = [:]
    var sizes: [[String]: Int] = [:]
  }

  private static func group(
    _ value: RecordValue, _ reading: inout TermReading, _ used: inout UsedTerms
  ) -> [TermReading.Term]? {
    guard case .list(let members) = value.content else {
      reading.complain(
        "not-a-list", value.line, "A group of synonyms is not a list.",
        "Write it as [one, other].")
      return nil
    }
    let terms = reading.terms(members)
    guard terms.count > 1 else {
      if let only = terms.first {
        reading.complain(
          "lonely-synonym", value.line, "“\(only.text)” stands alone in its group.",
          "Add what else it is called, or take the group away.")
      }
      return nil
    }
    let most = SynonymTable.most + 1
    if terms.count > most {
      reading.complain(
        "large-group", value.line,
        "The group has \(terms.count) terms; only the first \(most) are searched as one.",
        "Split it by meaning.")
    }
    let kept = Array(terms.prefix(most))
    tellRepeated(kept, value.line, &reading, &used)
    return kept
  }

  private static func tellRepeated(
    _ terms: [TermReading.Term], _ line: Int, _ reading: inout TermReading, _ used: inout UsedTerms
  ) {
    let known = terms.map { Set(used.groups[$0.words] ?? []) }
    if let together = known.dropFirst().reduce(known[0], { $0.intersection($1) }).min() {
      reading.complain(
        "repeated-group", line,
        "All of “\(terms[0].text)” and its group stand in line \(together) already.",
        "Take one of the groups away.")
    } else if let place = known.firstIndex(where: { !$0.isEmpty }), let other = known[place].min() {
      reading.complain(
        "shared-synonym", line,
        "“\(terms[place].text)” stands in the group of line \(other), too; the other words of the two groups do not find each other.",
        "Join the groups if all their words mean the same.", .note)
    }
    for term in terms {
      let size = (used.sizes[term.words] ?? 0) + terms.count - 1
      if size > SynonymTable.most, used.sizes[term.words] ?? 0 <= SynonymTable.most {
        reading.complain(
          "many-synonyms", term.line,
          "“\(term.text)” has more than \(SynonymTable.most) synonyms in all its groups; only the first \(SynonymTable.most) are used.",
          "Take away the ones that say little.")
      }
      used.sizes[term.words] = size
      used.groups[term.words, default: []].append(line)
    }
  }

  // MARK: One way

  private static func rule(
    _ value: RecordValue, _ reading: inout TermReading
  ) -> (from: TermReading.Term, to: [TermReading.Term])? {
    let row = SettingsRow(value, path: reading.path, keys: ["from", "to"], severity: .warning)
    reading.take(row.findings)
    guard case .mapping = value.content else { return nil }
    let from = reading.terms(row.values("from"))
    let to = reading.terms(row.values("to"))
    guard let first = from.first, !to.isEmpty else {
      reading.complain(
        "incomplete-rule", value.line, "A one-way rule has no sound “from” or no sound “to”.",
        "Write it as {from: LED, to: [light emitting diode]}.")
      return nil
    }
    if to.contains(where: { $0.words == first.words }) {
      reading.complain(
        "circular-rule", value.line, "“\(first.text)” points at itself.", "Take it out of “to”.")
    }
    if to.count > SynonymTable.most {
      reading.complain(
        "many-synonyms", value.line,
        "“\(first.text)” points at \(to.count) terms; only the first \(SynonymTable.most) are used.",
        "Take away the ones that say little.")
    }
    let others = to.filter { $0.words != first.words }
    return others.isEmpty ? nil : (first, others)
  }
}
