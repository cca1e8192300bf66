internal import ExemplarBundle
internal import ExemplarVocabulary

/// A link says where it leads: a list of links that all read “here” helps nobody.
struct LinkTextRule: LessonRule {
  private static let sayNothing: Set<String> = [
    "here", "click here", "click", "click this link", "click on this link", "go here", "see here",
    "link",
    "links", "this link", "the link", "this", "this page", "this site", "this website", "website",
    "url",
    "read more", "learn more", "see more", "more", "more info", "more information",
    "continue reading",
    "aqui", "clic aqui", "click aqui", "haz clic aqui", "haz click aqui", "haga clic aqui",
    "haga click aqui", "hacer clic aqui", "da clic aqui", "dar clic aqui", "pulsa aqui",
    "pulse aqui",
    "pincha aqui", "pinche aqui", "entra aqui", "ver aqui", "este enlace", "en este enlace",
    "enlace",
    "el enlace", "este link", "este vinculo", "vinculo", "esta pagina", "este sitio",
    "este sitio web",
    "sitio web", "pagina web", "leer mas", "ver mas", "mas", "mas informacion", "saber mas",
    "sigue leyendo", "seguir leyendo",
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
