/// `bagit.txt`: which version of BagIt, and how the tag files are encoded (RFC 8493, section 2.1.1).
struct BagDeclaration {
  static let fileName = "bagit.txt"

  /// `1.0`, `0.97`.
  var version: String
  var encoding: TagEncoding

  /// True from 1.0 on, where the rules are strict.
  var isStandard: Bool { version == "1.0" }

  /// Reads the two lines; nil when they do not say version and encoding.
  static func read(_ bytes: [UInt8]) -> (declaration: BagDeclaration?, findings: [Diagnostic]) {
    guard let decoded = String(validating: bytes, as: UTF8.self) else {
      return (nil, [finding("tag-file-encoding", "bagit.txt is not UTF-8.", "Save it as UTF-8.")])
    }
    let text = TagText(decoded)
    var findings: [Diagnostic] = []
    if text.hadMark {
      findings.append(
        finding(
          "declaration-mark", "bagit.txt begins with a byte order mark.",
          "Save it as UTF-8 without one."))
    }
    guard text.lines.count == 2, let version = value("BagIt-Version", text.lines[0]),
      let name = value("Tag-File-Character-Encoding", text.lines[1])
    else { return (nil, findings + [malformed(text)]) }
    findings += told(version: version, text.lines)
    let encoding = TagEncoding(name: name)
    if encoding == nil {
      findings.append(
        finding(
          "unsupported-encoding", "The tag files are encoded as “\(name)”.",
          "Use UTF-8; UTF-16, ISO-8859-1 and US-ASCII are read too.", line: 2))
    }
    guard known(version), let encoding else { return (nil, findings) }
    return (BagDeclaration(version: version, encoding: encoding), findings)
  }

  /// The value after a label, in the loose form of the old versions.
  private static func value(_ label: String, _ line: String) -> String? {
    guard let colon = line.firstIndex(of: ":") else { return nil }
    let found = line[..<colon].trimmed, value = line[line.index(after: colon)...].trimmed
    return found.lowercased() == label.lowercased() && !value.isEmpty ? value : nil
  }

  private static func known(_ version: String) -> Bool {
    version == "1.0" || ["0.93", "0.94", "0.95", "0.96", "0.97"].contains(version)
  }

  private static func told(version: String, _ lines: [String]) -> [Diagnostic] {
    guard known(version) else {
      return [
        finding(
          "unsupported-version", "The bag has version “\(version)” of BagIt.",
          "Make it again as version 1.0; 0.93 to 0.97 are read too.", line: 1)
      ]
    }
    guard version == "1.0" else {
      return [
        Diagnostic(
          "old-version", .warning, path: fileName, line: 1,
          "The bag has the old version \(version) of BagIt.",
          remedy: "Make it again as version 1.0.")
      ]
    }
    return zip(["BagIt-Version: ", "Tag-File-Character-Encoding: "], lines).enumerated()
      .filter { !strict($0.element.1, after: $0.element.0) }
      .map { index, pair in
        finding(
          "declaration-line", "“\(pair.1)” is not written as BagIt 1.0 asks.",
          "Write “\(pair.0)”, one space after the colon and none before it, then the value.",
          line: index + 1)
      }
  }

  /// Exactly the label, one space, and a value without white space around it.
  private static func strict(_ line: String, after label: String) -> Bool {
    let value = line.dropFirst(label.count)
    return line.hasPrefix(label) && value.trimmed == value
  }

  private static func malformed(_ text: TagText) -> Diagnostic {
    finding(
      "declaration-line", "bagit.txt does not say version and encoding in exactly two lines.",
      "Write “BagIt-Version: 1.0” and “Tag-File-Character-Encoding: UTF-8”.")
  }

  private static func finding(
    _ code: String, _ summary: String, _ remedy: String, line: Int? = nil
  ) -> Diagnostic {
    Diagnostic(code, .error, path: fileName, line: line, summary, remedy: remedy)
  }
}

extension String {
  /// Without spaces and tabs at both ends.
  var trimmed: String { self[...].trimmed }
}

extension Substring {
  /// Without spaces and tabs at both ends.
  var trimmed: String {
    var bytes = utf8
    while let first = bytes.first, first == 0x20 || first == 0x09 { bytes.removeFirst() }
    while let last = bytes.last, last == 0x20 || last == 0x09 { bytes.removeLast() }
    return String(Substring(bytes))
  }
}
