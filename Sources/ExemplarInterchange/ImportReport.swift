public import ExemplarBundle

/// What an import did, and what it refused.
public struct ImportReport: Hashable, Sendable {
  /// A line that was not imported, and why.
  public struct Refusal: Hashable, Sendable, Codable {
    /// From 1.
    public var line: Int
    /// Errors and warnings, in order of place.
    public var findings: [Diagnostic]

    /// Makes a refusal.
    public init(line: Int, findings: [Diagnostic]) {
      self.line = line
      self.findings = findings
    }
  }

  /// New exemplars.
  public var imported = 0
  /// Exemplars that were there with the same content.
  public var unchanged = 0
  /// New versions of exemplars that were there with other content.
  public var updated = 0
  /// In the order of lines.
  public var refused: [Refusal] = []

  /// Makes an empty report.
  public init() {}

  /// How many lines were read, blank ones aside.
  public var lines: Int { imported + unchanged + updated + refused.count }
}
