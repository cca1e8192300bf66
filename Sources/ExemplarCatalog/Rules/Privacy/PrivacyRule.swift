internal import ExemplarBundle

/// What could lead a stranger to a person stands in no text: an error inside `artifacts/`, a warning elsewhere.
///
/// No repository may lower this rule. A finding names the line and quotes the first letters alone: its author finds
/// the place, and a log or a report does not spread it.
struct PrivacyRule: LessonRule {
  private static let patterns: [any PrivacyPattern] = [
    EmailAddresses(), PhoneNumbers(), StudentNumbers(), StreetAddresses(),
  ]
  /// So many of one kind in one text are told one by one.
  private static let most = 10

  func findings(in subject: RuleSubject) -> [Diagnostic] {
    PrivacyText.all(of: subject).flatMap { text in
      guard !text.marked.isPlain else { return [Diagnostic]() }
      return Self.patterns.flatMap { findings(of: $0, in: text) }
    }
  }

  private func findings(of pattern: any PrivacyPattern, in text: PrivacyText) -> [Diagnostic] {
    var seen: Set<String> = []
    let matches = pattern.matches(in: text.marked).filter { seen.insert(text.quote($0)).inserted }
    let told = matches.prefix(Self.most).enumerated().map { place, match in
      let others = place == Self.most - 1 ? matches.count - Self.most : 0
      return finding(pattern, text.quote(match), text, line: text.line(of: match), others: others)
    }
    return told
  }

  private func finding(
    _ pattern: any PrivacyPattern, _ quote: String, _ text: PrivacyText, line: Int?, others: Int
  ) -> Diagnostic {
    let more = others == 0 ? "" : ", and \(others) more like it in this file"
    return Diagnostic(
      pattern.code.rawValue, text.isArtifact ? .error : pattern.code.severity, path: text.path,
      line: line, key: text.key, "“\(pattern.masked(quote))” looks like \(pattern.noun)\(more).",
      remedy: text.isArtifact ? pattern.artifactRemedy : pattern.remedy)
  }
}

/// One kind of private detail: how it is found, and what is said of it.
protocol PrivacyPattern: Sendable {
  var code: RuleCode { get }
  /// `an e-mail address`
  var noun: String { get }
  /// What to do about it in a lesson.
  var remedy: String { get }
  /// Where it stands in a text, in order, without overlap.
  func matches(in text: MarkedBytes) -> [Range<Int>]
  /// What a finding may show of it.
  func masked(_ quote: String) -> String
}

extension PrivacyPattern {
  /// What to do about it in student work.
  var artifactRemedy: String {
    "Remove it from the file, or black it out, before the work is shared."
  }
}
