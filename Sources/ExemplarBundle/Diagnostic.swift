/// Something in the content that needs attention.
///
/// ```swift
/// let finding = Diagnostic(
///   "unknown-value", .error, path: "exemplar.yaml", line: 7, key: "grades",
///   "“thrid” is not a grade.", remedy: "Did you mean “3”?")
/// ```
public struct Diagnostic: Hashable, Sendable, Codable {
  /// How bad it is: errors stop packing and publishing, warnings do not, notes tell what was understood.
  public enum Severity: String, Sendable, Codable, CaseIterable {
    case error, warning, note
  }

  /// Stable, for programs: `unknown-value`, `checksum-mismatch`.
  public var code: String
  public var severity: Severity
  /// Which bundle, where several are checked: its id or the folder as the caller named it.
  public var bundle: String?
  /// The file inside the bundle, with `/` between names.
  public var path: String?
  /// The line in that file, from 1.
  public var line: Int?
  /// The record's key: `grades`.
  public var key: String?
  /// One sentence that says what is wrong and quotes the word.
  public var summary: String
  /// One sentence that says what to do.
  public var remedy: String?

  /// Makes a finding.
  public init(
    _ code: String, _ severity: Severity, bundle: String? = nil, path: String? = nil,
    line: Int? = nil, key: String? = nil, _ summary: String, remedy: String? = nil
  ) {
    self.code = code
    self.severity = severity
    self.bundle = bundle
    self.path = path
    self.line = line
    self.key = key
    self.summary = summary
    self.remedy = remedy
  }

  /// The same finding, which says the bundle it is about as the caller named it.
  public func about(_ bundle: String?) -> Diagnostic {
    var finding = self
    finding.bundle = bundle
    return finding
  }
}

extension Diagnostic {
  private enum CodingKeys: String, CodingKey {
    case code, severity, bundle, path, line, key, summary, remedy
  }

  /// Writes absent members as null, so that every finding has the same keys.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(code, forKey: .code)
    try container.encode(severity, forKey: .severity)
    try container.encode(bundle, forKey: .bundle)
    try container.encode(path, forKey: .path)
    try container.encode(line, forKey: .line)
    try container.encode(key, forKey: .key)
    try container.encode(summary, forKey: .summary)
    try container.encode(remedy, forKey: .remedy)
  }
}
