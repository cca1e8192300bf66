internal import ExemplarBundle
internal import ExemplarVocabulary

/// What the value of one key must look like, and what it means.
protocol KeyRule<Meaning>: Sendable {
  associatedtype Meaning
  /// Gives the meaning, or nil; what is wrong or was guessed is told to the desk.
  func read(_ value: RecordValue, at desk: inout KeyDesk) -> Meaning?
}

/// Where a rule for one key leaves its findings.
struct KeyDesk {
  let key: String
  let context: RuleContext
  private(set) var findings: [Diagnostic] = []
  /// The line of the list item that names a file, for later rules.
  var fileLines: [String: Int] = [:]

  init(key: String, context: RuleContext) {
    self.key = key
    self.context = context
  }

  /// Leaves a finding at a value.
  mutating func tell(
    _ code: RuleCode, at value: RecordValue, _ summary: String, remedy: String? = nil
  ) {
    tell(code, line: value.line, summary, remedy: remedy)
  }

  /// Leaves a finding at a line.
  mutating func tell(_ code: RuleCode, line: Int, _ summary: String, remedy: String? = nil) {
    findings.append(
      Diagnostic(
        code, path: context.recordPath, line: line, key: key, summary, remedy: remedy))
  }

  /// The text of a value with its spaces in order; told and nil when it is a list or a mapping, or empty.
  mutating func text(_ value: RecordValue, example: String? = nil) -> String? {
    let remedy = example.map { "Write it as in “\($0)”." }
    guard case .text(let written) = value.content else {
      tell(.wrongShape, at: value, "“\(key)” is one text, not a \(value.shape).", remedy: remedy)
      return nil
    }
    let text = singleSpaced(written)
    if text.isEmpty { tell(.emptyValue, at: value, "“\(key)” has an empty value.", remedy: remedy) }
    return text.isEmpty ? nil : text
  }
}

/// The text with one space between words and none at the ends: YAML's folded lines read as one.
func singleSpaced(_ text: String) -> String {
  isPlainlySpaced(text)
    ? text : text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}

/// True where the bytes show already that nothing is to change, as in nearly every text: a character's properties are
/// looked up in tables, and took a twentieth of indexing.
private func isPlainlySpaced(_ text: String) -> Bool {
  var text = text
  return text.withUTF8 { bytes in
    var place = 0
    var isBehindSpace = true
    while place < bytes.count {
      let (scalar, length) = bytes.scalar(at: place)
      switch scalar.value {
      case 0x20 where isBehindSpace: return false
      // Signs of ASCII, letters of European languages, dashes and quotation marks: no spaces, nor marks upon one.
      case 0x20...0x7E, 0xC0...0x17F, 0x2010...0x2027: break
      default: return false
      }
      isBehindSpace = scalar == " "
      place += length
    }
    return !isBehindSpace
  }
}

extension RecordValue {
  /// What it is called in a message.
  var shape: String {
    switch content {
    case .text: "text"
    case .list: "list"
    case .mapping: "mapping of keys to values"
    }
  }

  /// True for a key without a value, as templates have them.
  var isEmpty: Bool {
    switch content {
    case .text(let text): text.allSatisfy(\.isWhitespace)
    case .list(let values): values.isEmpty
    case .mapping(let entries): entries.isEmpty
    }
  }
}
