public import ExemplarBundle
internal import Foundation

/// `index/rules.yaml`: how bad each finding is in this repository.
///
/// ```swift
/// let (severities, findings) = try RuleSeverities.read(in: "index")
/// severities.settled([finding])   // “heading-jump” as an error, where the file says so
/// ```
/// What the file does not name keeps the program's own severity. What protects persons, consent and files may be
/// raised and never lowered.
public struct RuleSeverities: Hashable, Sendable {
  /// The codes whose severity differs from the program's own.
  private let changed: [String: Diagnostic.Severity]

  /// The program's own.
  public static let standard = RuleSeverities([:])

  init(_ changed: [String: Diagnostic.Severity]) { self.changed = changed }

  /// The file's name inside `index/`.
  public static let fileName = "rules.yaml"

  /// Reads the file of an `index` folder; the program's own severities where there is none.
  public static func read(
    in indexFolder: String
  ) throws(RepositoryError) -> (severities: RuleSeverities, findings: [Diagnostic]) {
    let path = "\(indexFolder)/\(fileName)"
    guard FileManager.default.fileExists(atPath: path) else { return (.standard, []) }
    let bytes: [UInt8]
    do {
      bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      throw RepositoryError(.system, "Could not read “\(path)”: \(error.localizedDescription)")
    }
    return read(bytes)
  }

  /// Reads the bytes of the file; what is wrong in it is told with its line, and changes nothing.
  public static func read(
    _ bytes: [UInt8]
  ) -> (severities: RuleSeverities, findings: [Diagnostic]) {
    let path = "index/\(fileName)"
    let (table, findings) = RecordValue.read(yaml: bytes, path: path)
    // A file that holds only comments names nothing.
    if findings.map(\.code) == ["record-empty"] { return (.standard, []) }
    guard let table else { return (.standard, findings) }
    var reading = SeverityReading(path: path)
    reading.read(table)
    return (RuleSeverities(reading.changed), findings + reading.findings)
  }

  /// The findings, each as bad as this repository says.
  ///
  /// Some codes are worse in one place than in another, as privacy is inside `artifacts/`: what is worse than its
  /// code's own severity is never lowered.
  public func settled(_ findings: [Diagnostic]) -> [Diagnostic] {
    changed.isEmpty ? findings : findings.map(settled)
  }

  private func settled(_ finding: Diagnostic) -> Diagnostic {
    guard let severity = changed[finding.code], let known = KnownRule.all[finding.code] else {
      return finding
    }
    var finding = finding
    if finding.severity == known.severity || severity.rank > finding.severity.rank {
      finding.severity = severity
    }
    return finding
  }
}

extension Diagnostic.Severity {
  /// 0 for a note, 2 for an error.
  var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }
}
