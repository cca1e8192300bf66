internal import ExemplarBundle
internal import Foundation

/// Reads the YAML files of `index/` through the same door as records, so that lines are known.
enum SettingsFile {
  /// The list under a key of a file; nil, and told, when there is none.
  static func list(
    under key: String, in file: URL, findings: inout [Diagnostic], isRequired: Bool = true
  ) -> [RecordValue]? {
    let path = "index/" + file.lastPathComponent
    guard let root = root(of: file, findings: &findings) else { return nil }
    guard case .mapping(let entries) = root.content else { return nil }
    guard let entry = entries.first(where: { $0.key == key }) else {
      if isRequired {
        findings.append(
          Diagnostic(
            "missing-key", .error, path: path, key: key, "“\(key)” is missing.",
            remedy: "Add “\(key):” with its list."))
      }
      return nil
    }
    guard case .list(let rows) = entry.value.content else {
      findings.append(
        Diagnostic(
          "not-a-list", .error, path: path, line: entry.line, key: key, "“\(key)” is not a list.",
          remedy: "Begin each of its rows with “- ”."))
      return nil
    }
    return rows
  }

  private static func root(of file: URL, findings: inout [Diagnostic]) -> RecordValue? {
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
    findings += problems
    return record
  }
}

/// One row of a settings file; collects what is wrong with it.
struct SettingsRow {
  private let entries: [RecordEntry]
  private let line: Int
  private let path: String
  private(set) var findings: [Diagnostic] = []

  init(_ row: RecordValue, path: String, keys: [String]) {
    line = row.line
    self.path = path
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
      complain("not-a-mapping", "The row is not a mapping.", "Write it as {name: …, kind: …}.")
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
      Diagnostic(code, .error, path: path, line: line, summary, remedy: remedy))
  }
}
