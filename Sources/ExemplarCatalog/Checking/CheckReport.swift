public import ExemplarBundle

/// What a check found, of one bundle or of many.
public struct CheckReport: Hashable, Sendable, Codable {
  /// How many drafts or bags were looked at.
  public var checked: Int
  /// Bundle by bundle, each in order of place.
  public var findings: [Diagnostic]

  /// Makes a report.
  public init(checked: Int = 0, findings: [Diagnostic] = []) {
    self.checked = checked
    self.findings = findings
  }

  /// True without errors.
  public var isValid: Bool { !findings.contains { $0.severity == .error } }

  /// How many findings have a severity.
  public func count(_ severity: Diagnostic.Severity) -> Int {
    findings.count { $0.severity == severity }
  }

  /// Both reports as one.
  static func + (left: CheckReport, right: CheckReport) -> CheckReport {
    CheckReport(checked: left.checked + right.checked, findings: left.findings + right.findings)
  }
}
