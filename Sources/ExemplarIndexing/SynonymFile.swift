internal import ExemplarBundle
internal import ExemplarLanguage
internal import Foundation

/// Reads `index/synonyms.yaml`: groups that mean the same, and one-way widenings.
enum SynonymFile {
  static func read(_ file: URL, findings: inout [Diagnostic]) -> SynonymTable {
    guard FileManager.default.fileExists(atPath: file.path) else { return SynonymTable() }
    let groups = SettingsFile.list(under: "groups", in: file, findings: &findings) ?? []
    let rules =
      SettingsFile.list(under: "one-way", in: file, findings: &findings, isRequired: false) ?? []
    return SynonymTable(
      groups: groups.map { group($0, &findings) },
      oneWay: rules.compactMap { rule in
        var row = SettingsRow(rule, path: "index/synonyms.yaml", keys: ["from", "to"])
        let from = row.required("from")
        let to = row.texts("to")
        findings += row.findings
        return from.isEmpty || to.isEmpty ? nil : (from, to)
      })
  }

  private static func group(_ value: RecordValue, _ findings: inout [Diagnostic]) -> [String] {
    guard case .list(let members) = value.content else {
      findings.append(
        Diagnostic(
          "not-a-list", .error, path: "index/synonyms.yaml", line: value.line,
          "A group of synonyms is not a list.", remedy: "Write it as [one, other]."))
      return []
    }
    return members.compactMap { if case .text(let text) = $0.content { text } else { nil } }
  }
}
