public import ExemplarBundle

/// The files of `index/` have errors: all of them, so that they can be told.
public struct SettingsProblem: Error, Sendable {
  /// Errors first met and remarks, file by file.
  public var findings: [Diagnostic]

  /// Makes a problem of its findings.
  public init(findings: [Diagnostic]) { self.findings = findings }
}
