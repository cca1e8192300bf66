internal import ExemplarBundle
internal import ExemplarPresentation
internal import ExemplarReading

/// Prints findings for a person: place, severity, what is wrong, what to do.
///
/// ```
/// paper-circuits/exemplar.yaml:7  error  “thrid” is not a grade. [unknown-value]
///     Did you mean “3”?
/// ```
struct FindingPrinter {
  let terminal: Terminal
  /// The line of the file that holds the bundles, where each is one line.
  var line: Int?

  /// One finding after the other, as they come.
  func text(_ findings: [Diagnostic]) -> String {
    findings.map { text($0) }.joined()
  }

  private func text(_ finding: Diagnostic) -> String {
    let place = place(of: finding)
    let head = (place.isEmpty ? "" : place + ": ") + styled(finding.severity)
    var lines = ["\(head): \(safe(finding.summary)) [\(safe(finding.code))]"]
    if let remedy = finding.remedy, !remedy.isEmpty { lines.append("    " + safe(remedy)) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func place(of finding: Diagnostic) -> String {
    var place = [finding.bundle, finding.path].compactMap { $0 }.joined(separator: "/")
    if let line, finding.path == nil { return safe("line \(line)") }
    if let line = finding.line { place += (place.isEmpty ? "line " : ":") + String(line) }
    if let line { place = "line \(line), \(place)" }
    if let key = finding.key, finding.line == nil {
      place += (place.isEmpty ? "" : ", ") + key
    }
    return safe(place)
  }

  private func styled(_ severity: Diagnostic.Severity) -> String {
    let style: Style =
      switch severity {
      case .error: .warning
      case .warning: .notice
      case .note: .accent
      }
    return String(terminal.render([terminal.text(severity.rawValue, style)]).dropLast())
  }

  private func safe(_ text: String) -> String { TerminalText.safe(text) }
}

extension Console {
  /// Tells findings on standard error; programs that asked for JSON read them in the answer instead.
  func findings(_ findings: [Diagnostic], json: Bool, line: Int? = nil) {
    guard !json, !findings.isEmpty else { return }
    remark(FindingPrinter(terminal: remarks, line: line).text(findings))
  }
}
