internal import ExemplarBundle
internal import ExemplarVocabulary

/// A link says where it leads: a list of links that all read “here” helps nobody.
struct LinkTextRule: LessonRule {
  private static let sayNothing: Set<String> = [
    "here", "click here", "click", "link", "this link", "this", "read more", "more", "aqui",
    "haz clic aqui", "haga clic aqui", "clic aqui", "este enlace", "enlace", "leer mas", "mas",
  ]

  func findings(in subject: RuleSubject) -> [Diagnostic] {
    subject.documents.flatMap { path, document in
      document.links.compactMap { link in
        guard let summary = summary(of: link.text) else { return nil }
        return Diagnostic(
          .linkText, path: path, line: link.line, summary,
          remedy: "Name what the reader will find there.")
      }
    }
  }

  private func summary(of text: String) -> String? {
    let words = folded(text).trimmingSuffix { ".…:>»!".contains($0) }
    if words.isEmpty { return "A link has no text." }
    return Self.sayNothing.contains(words) ? "A link reads only “\(text)”." : nil
  }
}

extension String {
  /// The text without the characters at its end for which the condition holds.
  fileprivate func trimmingSuffix(while condition: (Character) -> Bool) -> String {
    var rest = self[...]
    while let last = rest.last, condition(last) || last == " " { rest.removeLast() }
    return String(rest)
  }
}
