internal import ExemplarBundle
internal import ExemplarPresentation

/// Findings for a person at a terminal: by bundle, by file, by line, each with what is wrong and what to do.
///
/// ```
/// paper-circuits
///   exemplar.yaml
///     7  error    “thrid” is not a grade. [unknown-value]
///                 → Did you mean “3”?
/// ```
struct FindingPage {
  let terminal: Terminal

  /// The whole page, with an empty line between bundles and at the end; nothing without findings.
  func text(_ findings: [Diagnostic]) -> String {
    let bundles = grouped(findings, by: \.bundle)
    return terminal.render(bundles.flatMap { lines(of: $0.name, $0.findings) + [StyledText()] })
  }

  private func lines(of bundle: String?, _ findings: [Diagnostic]) -> [StyledText] {
    let heading = bundle.map { terminal.text($0, .title).wrapped(to: terminal.width) } ?? []
    let digits = findings.compactMap { $0.line.map { String($0).count } }.max() ?? 1
    return heading
      + grouped(findings, by: \.path).flatMap { file in
        self.file(file.name) + file.findings.flatMap { lines(of: $0, digits: digits) }
      }
  }

  private func file(_ name: String?) -> [StyledText] {
    guard let name else { return [] }
    return terminal.text(name, .accent).wrapped(to: terminal.width - 2).map { .spaces(2) + $0 }
  }

  private func lines(of finding: Diagnostic, digits: Int) -> [StyledText] {
    let number = terminal.text(finding.line.map(String.init) ?? "")
    let severity = terminal.text(finding.severity.rawValue, style(finding.severity)).padded(to: 7)
    let label =
      .spaces(4) + number.padded(to: digits, alignment: .right) + .spaces(2) + severity + .spaces(2)
    // A narrow terminal has the sentence below the label.
    let isNarrow = terminal.width - label.width < 30
    let indent = isNarrow ? 4 : label.width
    let said = terminal.text(finding.summary + " ") + terminal.text("[\(finding.code)]", .accent)
    let sentence = said.wrapped(to: terminal.width - indent)
    let head = isNarrow ? [label] + sentence.map { .spaces(indent) + $0 } : hanging(label, sentence)
    guard let remedy = finding.remedy, !remedy.isEmpty else { return head }
    let arrow = StyledText.spaces(indent) + terminal.text(terminal.ornaments.arrow + " ")
    return head + hanging(arrow, terminal.text(remedy).wrapped(to: terminal.width - arrow.width))
  }

  private func hanging(_ label: StyledText, _ lines: [StyledText]) -> [StyledText] {
    lines.enumerated().map { ($0 == 0 ? label : .spaces(label.width)) + $1 }
  }

  private func style(_ severity: Diagnostic.Severity) -> Style {
    switch severity {
    case .error: .warning
    case .warning: .notice
    case .note: .accent
    }
  }

  /// What stands together under one name; the names in the order in which they come first.
  private func grouped(
    _ findings: [Diagnostic], by name: KeyPath<Diagnostic, String?>
  ) -> [(name: String?, findings: [Diagnostic])] {
    var names: [String?] = []
    var groups: [String?: [Diagnostic]] = [:]
    for finding in findings {
      let name = finding[keyPath: name]
      if groups[name] == nil { names.append(name) }
      groups[name, default: []].append(finding)
    }
    return names.map { ($0, groups[$0] ?? []) }
  }
}
