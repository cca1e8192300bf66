public import ExemplarBundle

/// Something that is not as it should be, and what was done about it.
public struct DoctorFinding: Hashable, Sendable {
  /// What is wrong, where, and what to do.
  public var finding: Diagnostic
  /// What the repair did, a full sentence; nil where nothing was done.
  public var repaired: String?

  /// True where somebody has to act.
  public var isOpen: Bool { finding.severity == .error && repaired == nil }

  /// Makes a finding.
  public init(_ finding: Diagnostic, repaired: String? = nil) {
    self.finding = finding
    self.repaired = repaired
  }
}

extension DoctorFinding: Encodable {
  private enum CodingKeys: String, CodingKey { case repaired }

  /// The members of the finding, and `repaired`, null where nothing was done.
  public func encode(to encoder: any Encoder) throws {
    try finding.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(repaired, forKey: .repaired)
  }
}

/// Whether a repository is as it should be.
///
/// ```swift
/// let report = try curation.doctor()
/// report.sound   // true: no error is left
/// ```
public struct DoctorReport: Hashable, Sendable {
  /// How many bags were read to the last byte: published and received ones.
  public var bags: Int
  /// The collection by ids, then the workflow, then the index.
  public var findings: [DoctorFinding]

  /// True when nothing is left that somebody has to mend.
  public var sound: Bool { !findings.contains(where: \.isOpen) }

  /// Makes a report.
  public init(bags: Int = 0, findings: [DoctorFinding] = []) {
    self.bags = bags
    self.findings = findings
  }
}
