internal import ExemplarCuration
internal import ExemplarPresentation
internal import Foundation

/// Prints tokens: whose they are, what they open, until when.
///
/// ```
/// k5cmq7zax2pd · Ana Ruiz · active
///   facilitator for 20th-street-es · until 2027-06-30 · last used 2026-11-22 · made by Root
/// ```
struct TokenPrinter {
  let terminal: Terminal
  let locale: ReaderLocale
  private var width: Int { min(terminal.width, 100) }

  init(_ terminal: Terminal, locale: ReaderLocale = .current) {
    self.terminal = terminal
    self.locale = locale
  }

  /// A list of tokens as text.
  func text(_ tokens: [TokenDocument]) -> String {
    guard !tokens.isEmpty else {
      return "There is no token. Make one: exemplar token create NAME --role facilitator\n"
    }
    return terminal.render(tokens.flatMap(lines))
  }

  /// A new token, with its text in a line of its own: somebody copies it.
  func text(_ created: CreatedToken) -> String {
    let token = created.token
    let name = TerminalText.safe(token.name)
    let end =
      token.expires.map { "It ends on \(locale.moment($0))." } ?? "It does not end by itself."
    return """
      \(created.text)

      This is the token of “\(name)”, \(rights(token)). It is shown this once and kept nowhere.
      Use it: put it into $EXEMPLAR_TOKEN, beside --server URL or $EXEMPLAR_SERVER.
      \(end) End it at once: exemplar token revoke \(token.id)

      """
  }

  private func lines(_ document: TokenDocument) -> [StyledText] {
    let token = document.token
    let head = terminal.wrapped(
      [
        terminal.text(token.id, .accent), terminal.text(token.name, .bold),
        terminal.text(document.state.rawValue, document.state == .active ? [] : .warning),
      ], to: width)
    let about = terminal.wrapped(
      [
        terminal.text(rights(token)), terminal.text(end(token)),
        terminal.text(token.lastUsed.map { "last used \(locale.day($0))" } ?? "never used"),
        terminal.text("made by \(token.creator), \(locale.moment(token.created))"),
      ], to: width - 2)
    return head + about.map { .spaces(2) + $0 }
  }

  /// `facilitator for 20th-street-es, curator`
  private func rights(_ token: Token) -> String {
    Role.allCases.filter(token.roles.contains).map { role in
      guard role == .facilitator, let schools = token.schools else { return role.rawValue }
      return "\(role.rawValue) for \(schools.sorted().joined(separator: " and "))"
    }.joined(separator: ", ")
  }

  private func end(_ token: Token) -> String {
    if let revoked = token.revoked {
      return "revoked \(locale.moment(revoked)) by \(token.revoker ?? "")"
    }
    return token.expires.map { "until \(locale.moment($0))" } ?? "without an end"
  }
}
