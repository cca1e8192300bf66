internal import ExemplarCuration
internal import ExemplarPresentation

/// Prints what happened to a submission: when, who, what, and why.
struct LogPrinter {
  let terminal: Terminal
  let locale: ReaderLocale
  private var width: Int { min(terminal.width, 100) }

  init(_ terminal: Terminal, locale: ReaderLocale = .current) {
    self.terminal = terminal
    self.locale = locale
  }

  /// The events as text, oldest first.
  func text(_ events: [Event]) -> String { terminal.render(events.flatMap(lines)) }

  private func lines(_ event: Event) -> [StyledText] {
    let reason = event.reason.map { ": \($0.code.rawValue)" } ?? ""
    let version = event.version.map { " (v\($0))" } ?? ""
    let head = terminal.wrapped(
      [
        terminal.text(locale.moment(event.time)),
        terminal.text(event.actor, .bold)
          + terminal.text(", \(event.role.rawValue), \(event.kind.words)\(version)\(reason)"),
        terminal.text(event.to.map { "now \($0.words)" } ?? ""),
      ], to: width)
    let points = event.reason?.points ?? []
    return head + prose(event.reason?.notes ?? event.notes ?? "")
      + points.flatMap { prose("\($0.place): \($0.note)") }
  }

  private func prose(_ text: String) -> [StyledText] {
    terminal.lines(text).flatMap { $0.wrapped(to: width - 2) }.map { .spaces(2) + $0 }
  }
}
