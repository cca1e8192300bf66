internal import ExemplarBundle
internal import ExemplarPresentation
internal import ExemplarReading

extension Console {
  private static let mostFindings = 20

  /// Tells what is wrong in files, a line each.
  func tell(_ findings: [Diagnostic]) {
    for finding in findings.prefix(Console.mostFindings) {
      let place = [finding.bundle, finding.path, finding.line.map(String.init)].compactMap(\.self)
      let words = [finding.summary, finding.remedy].compactMap(\.self).joined(separator: " ")
      remark(
        TerminalText.safe(
          (place + [" \(finding.severity.rawValue): "]).joined(separator: ":") + words))
    }
    let rest = findings.count - Console.mostFindings
    if rest > 0 { remark("… and \(rest) more.") }
  }
}
