/// `bag-info.txt`: labels with values, in order, repeatable (RFC 8493, section 2.2.2).
///
/// ```swift
/// let info: BagInfo = [("External-Identifier", "paper-circuits"), ("Bagging-Date", "2019-05-01")]
/// info["external-identifier"]   // "paper-circuits"
/// ```
public struct BagInfo: Hashable, Sendable {
  /// One label and its value, unfolded.
  public struct Field: Hashable, Sendable {
    public var label: String
    public var value: String

    /// Makes a field.
    public init(_ label: String, _ value: String) {
      self.label = label
      self.value = value
    }
  }

  static let fileName = "bag-info.txt"

  /// Where a version of BagIt keeps it: before 0.96 it was `package-info.txt`.
  static func fileNames(version: String) -> [String] {
    ["0.93", "0.94", "0.95"].contains(version) ? [fileName, "package-info.txt"] : [fileName]
  }

  public var fields: [Field]

  /// Makes an information file.
  public init(_ fields: [Field] = []) { self.fields = fields }

  /// The first value of a label, whatever its case.
  public subscript(_ label: String) -> String? { values(label).first }

  /// All values of a label, whatever its case, in order.
  public func values(_ label: String) -> [String] {
    let wanted = label.lowercased()
    return fields.filter { $0.label.lowercased() == wanted }.map(\.value)
  }
}

extension BagInfo: ExpressibleByArrayLiteral {
  public init(arrayLiteral elements: (String, String)...) {
    self.init(elements.map { Field($0.0, $0.1) })
  }
}

// Reading.
extension BagInfo {
  /// Reads the lines; a line that begins with white space goes on with the value above it.
  static func read(
    _ text: TagText, path: String, isStandard: Bool
  ) -> (info: BagInfo, findings: [Diagnostic]) {
    var info = BagInfo()
    var findings: [Diagnostic] = []
    for (index, line) in text.lines.enumerated() where !line.trimmed.isEmpty {
      if line.first == " " || line.first == "\t", !info.fields.isEmpty {
        let last = info.fields.count - 1
        info.fields[last].value += (info.fields[last].value.isEmpty ? "" : " ") + line.trimmed
      } else if let field = field(line) {
        info.fields.append(field)
        if isStandard, !isStrict(line) { findings.append(loose(line, path, index + 1)) }
      } else {
        findings.append(noLabel(line, path, index + 1))
      }
    }
    return (info, findings + info.reservedFindings(path))
  }

  private static func field(_ line: String) -> Field? {
    guard let colon = line.firstIndex(of: ":"), line.first != " ", line.first != "\t" else {
      return nil
    }
    let label = line[..<colon].trimmed
    return label.isEmpty ? nil : Field(label, line[line.index(after: colon)...].trimmed)
  }

  /// 1.0 asks for no space before the colon and one after it.
  private static func isStrict(_ line: String) -> Bool {
    guard let colon = line.firstIndex(of: ":") else { return false }
    let label = line[..<colon], value = line[line.index(after: colon)...]
    return label.trimmed == label && (value.isEmpty || value.first == " " || value.first == "\t")
  }

  private static func loose(_ line: String, _ path: String, _ number: Int) -> Diagnostic {
    Diagnostic(
      "bag-info-spacing", .error, path: path, line: number,
      "“\(line.prefix(60))” has other white space around its colon than BagIt 1.0 asks.",
      remedy: "Write “Label: value”.")
  }

  private static func noLabel(_ line: String, _ path: String, _ number: Int) -> Diagnostic {
    Diagnostic(
      "bag-info-line", .error, path: path, line: number,
      "“\(line.prefix(60))” is not a label with a value.", remedy: "Write “Label: value”.")
  }

  /// What the reserved labels ask: one Payload-Oxum of the form `octets.files`, a date that is one.
  private func reservedFindings(_ path: String) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    let oxums = values("Payload-Oxum")
    if oxums.count > 1 {
      findings.append(
        Diagnostic(
          "payload-oxum-repeated", .error, path: path,
          "“Payload-Oxum” stands \(oxums.count) times.", remedy: "Keep one."))
    }
    for oxum in oxums where PayloadOxum(oxum) == nil {
      findings.append(
        Diagnostic(
          "payload-oxum-form", .error, path: path, "“\(oxum)” is not a Payload-Oxum.",
          remedy: "Write the bytes, a period, and the number of files."))
    }
    for date in values("Bagging-Date")
    where !Self.isDay(date) {
      findings.append(
        Diagnostic(
          "bagging-date-form", .warning, path: path, "“\(date)” is not a Bagging-Date.",
          remedy: "Write YYYY-MM-DD."))
    }
    return findings + countFindings(path)
  }

  /// What stands at most once, and `N of T`, where T may be unknown.
  private func countFindings(_ path: String) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    for label in ["Bagging-Date", "Bag-Size", "Bag-Group-Identifier", "Bag-Count"]
    where values(label).count > 1 {
      findings.append(
        Diagnostic(
          "bag-info-repeated", .warning, path: path,
          "“\(label)” stands \(values(label).count) times.", remedy: "Keep one."))
    }
    for count in values("Bag-Count")
    where count.wholeMatch(of: /[0-9]+[ \t]+of[ \t]+([0-9]+|\?)/) == nil {
      findings.append(
        Diagnostic(
          "bag-count-form", .warning, path: path, "“\(count)” is not a Bag-Count.",
          remedy: "Write “2 of 5”, or “2 of ?”."))
    }
    return findings
  }
}

extension BagInfo {
  /// `YYYY-MM-DD`, by its form.
  private static func isDay(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.map(\.utf8.count) == [4, 2, 2]
      && parts.allSatisfy { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
  }
}

/// How many bytes and files a payload has: `octets.files`.
struct PayloadOxum: Hashable, CustomStringConvertible {
  var octets: Int
  var files: Int

  /// Makes a count.
  init(octets: Int, files: Int) {
    self.octets = octets
    self.files = files
  }

  /// Reads `279164409832.1198`; nil for anything else.
  init?(_ text: String) {
    let numbers = text.split(separator: ".", omittingEmptySubsequences: false)
    guard numbers.count == 2,
      numbers.allSatisfy({ $0.allSatisfy(\.isASCII) && !$0.hasPrefix("+") && !$0.hasPrefix("-") }),
      let octets = Int(numbers[0]), let files = Int(numbers[1])
    else { return nil }
    self.init(octets: octets, files: files)
  }

  var description: String { "\(octets).\(files)" }
}

// Writing.
extension BagInfo {
  /// The text of `bag-info.txt`: LF, lines of at most 79 characters where a value has spaces to break at.
  var text: String {
    fields.map { Self.folded("\($0.label): \(Self.oneLine($0.value))") + "\n" }.joined()
  }

  /// White space and line ends become single spaces, because unfolding cannot tell them apart.
  static func oneLine(_ value: String) -> String {
    value.split {
      $0.isWhitespace || $0.isNewline || $0.unicodeScalars.contains { $0.value < 0x20 }
    }
    .joined(separator: " ")
  }

  private static func folded(_ line: String) -> String {
    guard line.count > 79 else { return line }
    var lines: [String] = []
    var current = ""
    for word in line.split(separator: " ", omittingEmptySubsequences: false) {
      // A label stays with at least one word of its value: `Label:` alone would read as empty.
      if lines.isEmpty && !current.contains(" ") || current.count + 1 + word.count <= 79 {
        current += current.isEmpty ? String(word) : " \(word)"
      } else {
        lines.append(current)
        current = "  \(word)"
      }
    }
    return (lines + [current]).joined(separator: "\n")
  }

  /// The first label that BagIt does not allow, with the reason.
  var labelFault: String? {
    for label in fields.map(\.label) {
      let controls = label.unicodeScalars.contains { $0.value < 0x20 }
      if label.isEmpty || label.contains(":") || controls || label.trimmed != label {
        return "“\(label)” cannot be a label of bag-info.txt"
      }
    }
    return nil
  }
}
