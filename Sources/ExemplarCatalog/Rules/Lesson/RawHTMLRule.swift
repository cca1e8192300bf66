internal import ExemplarBundle

/// HTML inside Markdown is not passed through: it vanishes, and whoever wrote it should know.
///
/// A comment is meant to vanish, and a line break (`<br>`) is understood.
struct RawHTMLRule: LessonRule {
  func findings(in subject: RuleSubject) -> [Diagnostic] {
    subject.documents.flatMap { path, document -> [Diagnostic] in
      guard let first = document.tags.first else { return [] }
      let names = Words.list(unique(document.tags.map { "<\($0.name)>" }), "and")
      let others = document.tags.count - 1
      let more =
        others == 0
        ? "" : others == 1 ? ", and one more tag after it" : ", and \(others) more tags after it"
      return [
        Diagnostic(
          .rawHTML, path: path, line: first.line,
          "HTML is not shown and vanishes here: \(names)\(more).",
          remedy: "Write it in Markdown, or put a page into materials/ and link to it.")
      ]
    }
  }

  private func unique(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    let names = names.filter { seen.insert($0).inserted }
    return names.count > 4 ? names.prefix(4) + ["others"] : names
  }
}
