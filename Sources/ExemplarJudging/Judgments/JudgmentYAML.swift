internal import ExemplarBundle
internal import Foundation

/// Reads a YAML file of judgments through the same door as records, so that lines are known.
enum JudgmentYAML {
  /// Thousands of questions.
  private static let mostBytes = 8 << 20

  /// The content of a file of a folder, nil where it cannot be understood; in messages both are named.
  static func read(
    _ file: String, in folder: String, begins beginning: String
  ) throws(JudgingError) -> (content: RecordValue?, path: String, findings: [Diagnostic]) {
    let bytes: Data
    do { bytes = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + file)) } catch {
      throw .unreadable(folder + "/" + file, reason: error.localizedDescription)
    }
    let path = URL(fileURLWithPath: folder).lastPathComponent + "/" + file
    var limits = Limits.standard
    limits.recordBytes = mostBytes
    let (content, findings) = RecordValue.read(yaml: Array(bytes), path: path, limits: limits)
    return (content, path, findings.map { retold($0, beginning) })
  }

  /// The reader speaks of records.
  private static func retold(_ finding: Diagnostic, _ beginning: String) -> Diagnostic {
    var finding = finding
    switch finding.code {
    case "record-empty":
      finding.summary = "The file is empty."
      finding.remedy = "Begin it with “\(beginning)”."
    case "record-not-mapping":
      finding.summary = "The file is not a list of keys with values."
      finding.remedy = "Begin it with “\(beginning)”."
    default: break
    }
    return finding
  }
}
