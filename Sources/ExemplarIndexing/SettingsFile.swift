internal import ExemplarBundle
internal import Foundation

/// Reads the YAML files of `index/` through the same door as records, so that lines are known.
enum SettingsFile {
  /// The list under a key of a file; nil, and told, when there is none.
  ///
  /// With a milder severity, only a file that cannot be read at all is an error.
  static func list(
    under key: String, in file: URL, findings: inout [Diagnostic], isRequired: Bool = true,
    severity: Diagnostic.Severity = .error
  ) -> [RecordValue]? {
    let path = "index/" + file.lastPathComponent
    guard let root = root(of: file, severity, findings: &findings) else { return nil }
    guard case .mapping(let entries) = root.content else { return nil }
    guard let entry = entries.first(where: { $0.key == key }) else {
      if isRequired {
        findings.append(
          Diagnostic(
            "missing-key", severity, path: path, line: root.line, key: key, "“\(key)” is missing.",
            remedy: "Add “\(key):” with its list."))
      }
      return nil
    }
    guard case .list(let rows) = entry.value.content else {
      findings.append(
        Diagnostic(
          "not-a-list", severity, path: path, line: entry.line, key: key, "“\(key)” is not a list.",
          remedy: "Begin each of its rows with “- ”."))
      return nil
    }
    return rows
  }

  private static func root(
    of file: URL, _ severity: Diagnostic.Severity, findings: inout [Diagnostic]
  ) -> RecordValue? {
    let path = "index/" + file.lastPathComponent
    let data: Data
    do { data = try Data(contentsOf: file) } catch {
      findings.append(
        Diagnostic(
          "unreadable-file", .error, path: path, "The file cannot be read.",
          remedy:
            "Put it back from the repository's history, or copy it from a new one: exemplar init DIR"
        ))
      return nil
    }
    let (record, problems) = RecordValue.read(yaml: Array(data), path: path)
    findings += problems.map { problem in
      var problem = problem
      if record != nil, problem.severity == .error { problem.severity = severity }
      return problem
    }
    return record
  }
}

/// One row of a settings file; collects what is wrong with it.
struct SettingsRow {
  private let entries: [RecordEntry]
  private let line: Int
  private let path: String
  private let severity: Diagnostic.Severity
  private(set) var findings: [Diagnostic] = []

  init(
    _ row: RecordValue, path: String, keys: [String], severity: Diagnostic.Severity = .error
  ) {
    line = row.line
    self.path = path
    self.severity = severity
    if case .mapping(let entries) = row.content {
      self.entries = entries
      for entry in entries where !keys.contains(entry.key) {
        findings.append(
          Diagnostic(
            "unknown-key", .warning, path: path, line: entry.line, key: entry.key,
            "“\(entry.key)” is not a key of a row.",
            remedy: "Use one of: \(keys.joined(separator: ", "))."))
      }
    } else {
      entries = []
      complain(
        "not-a-mapping", "The row is not a mapping.",
        "Write it as {\(keys.prefix(2).map { $0 + ": …" }.joined(separator: ", "))}.")
    }
  }

  /// A text that must be there; empty, and told, when it is not.
  mutating func required(_ key: String) -> String {
    if let text = text(key), !text.isEmpty { return text }
    if !entries.isEmpty { complain("missing-key", "“\(key)” is missing.", "Add “\(key):”.") }
    return ""
  }

  func text(_ key: String) -> String? {
    guard case .text(let text)? = entries.first(where: { $0.key == key })?.value.content else {
      return nil
    }
    return text
  }

  mutating func number(_ key: String) -> Int? {
    guard let text = text(key) else { return nil }
    guard let number = Int(text), number >= 0 else {
      complain(
        "not-a-number", "“\(text)” of “\(key)” is not a whole number.", "Write it with digits.")
      return nil
    }
    return number
  }

  /// What stands under a key, one text or a list, each with its line.
  func values(_ key: String) -> [RecordValue] {
    guard let value = entries.first(where: { $0.key == key })?.value else { return [] }
    if case .list(let values) = value.content { return values }
    return [value]
  }

  func texts(_ key: String) -> [String] {
    switch entries.first(where: { $0.key == key })?.value.content {
    case .text(let text): return [text]
    case .list(let values):
      return values.compactMap { if case .text(let text) = $0.content { text } else { nil } }
    default: return []
    }
  }

  mutating func complain(_ code: String, _ summary: String, _ remedy: String) {
    findings.append(
      Diagnostic(code, severity, path: path, line: line, summary, remedy: remedy))
  }
}
