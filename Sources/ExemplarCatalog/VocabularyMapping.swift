internal import ExemplarBundle
internal import ExemplarVocabulary

/// One mapping of a vocabulary's file, read key by key; what is wrong with a key is gathered.
struct VocabularyMapping {
  let line: Int
  private let value: RecordValue
  private let path: String
  private(set) var findings: [Diagnostic] = []

  /// Opens a mapping, told as `what` where it is none, and tells the keys that nobody knows.
  init(_ value: RecordValue, _ what: String, known: [String], path: String) {
    self.value = value
    self.path = path
    line = value.line
    guard case .mapping(let entries) = value.content else {
      findings = [VocabularyFinding.notMapping(what).at(line, of: path)]
      return
    }
    findings = entries.filter { !known.contains($0.key) }.map { entry in
      let nearest = nearestWords(to: entry.key, among: known).first
      return VocabularyFinding.unknownKey(entry.key, nearest: nearest)
        .at(entry.line, of: path, key: entry.key)
    }
  }

  /// True where it is a mapping.
  var isMapping: Bool { if case .mapping = value.content { true } else { false } }

  /// The text of a key, nil where it is absent or blank.
  mutating func text(_ key: String) -> String? {
    guard let found = value[key] else { return nil }
    guard case .text(let text) = found.content else {
      tell(.notText(key), key, found.line)
      return nil
    }
    let trimmed = text.trimmingPrefix(while: \.isWhitespace)
    return trimmed.isEmpty ? nil : text
  }

  /// The text of a key that must be there, unless another value stands in for it.
  mutating func text(
    _ key: String, needed owner: String, example: String, unless standIn: String? = nil
  ) -> String? {
    let before = findings.count
    if let text = text(key) ?? standIn { return text }
    if findings.count == before {
      tell(.missingKey(key, of: owner, example: example), key, value[key]?.line ?? line)
    }
    return nil
  }

  /// The texts of a key with their lines; one text counts as a list of one.
  mutating func texts(_ key: String) -> [(text: String, line: Int)] {
    guard let found = value[key] else { return [] }
    switch found.content {
    case .text(let text): return text.isEmpty ? [] : [(text, found.line)]
    case .mapping:
      tell(.notList(key), key, found.line)
      return []
    case .list(let values):
      var texts: [(String, Int)] = []
      for value in values {
        if case .text(let text) = value.content, !text.isEmpty {
          texts.append((text, value.line))
        } else {
          tell(.notText(key), key, value.line)
        }
      }
      return texts
    }
  }

  /// The values of a list.
  mutating func list(_ key: String) -> [RecordValue] {
    guard let found = value[key] else { return [] }
    guard case .list(let values) = found.content else {
      tell(.notList(key), key, found.line)
      return []
    }
    return values
  }

  private mutating func tell(_ finding: VocabularyFinding, _ key: String, _ line: Int) {
    findings.append(finding.at(line, of: path, key: key))
  }
}
