internal import ExemplarCuration
internal import ExemplarPresentation
internal import Foundation

/// Prints a queue: number, title, state, whose turn it is, for how long, and what waits too long.
///
/// ```
///  12  Paper circuits     in review      Ben           3 days
///  13  Bean diary         needs changes  Ana Ruiz      5 weeks  overdue
/// ```
struct SubmissionTable {
  let terminal: Terminal
  let locale: ReaderLocale
  let now: Date

  init(_ terminal: Terminal, locale: ReaderLocale = .current, now: Date = Date()) {
    self.terminal = terminal
    self.locale = locale
    self.now = now
  }

  /// The queue as text.
  func text(_ rows: [SubmissionDocument]) -> String {
    guard !rows.isEmpty else { return "No submission is as you asked.\n" }
    let cells = [heads] + rows.map(cells)
    let widths = widths(cells)
    let lines = cells.map { row in
      zip(row, widths).enumerated().reduce(into: StyledText()) { line, cell in
        let (number, (text, width)) = cell
        let cut = text.truncated(to: width, ellipsis: ellipsis)
        line += cut.padded(to: width, alignment: number == 0 ? .right : .left)
        if number < row.count - 1 { line += .spaces(2) }
      }
    }
    return terminal.render(lines + [StyledText()] + summary(rows))
  }

  private var ellipsis: StyledText { terminal.text(terminal.ornaments.ellipsis) }

  private var heads: [StyledText] {
    ["", "title", "state", "turn", "for", ""].map { terminal.text($0, .bold) }
  }

  private func cells(_ row: SubmissionDocument) -> [StyledText] {
    let submission = row.submission
    let age = AgeText(since: submission.since, now: now, isSpanish: locale.isSpanish).words
    return [
      terminal.text(String(submission.number), .accent), terminal.text(submission.title),
      terminal.text(submission.state.words), terminal.text(turn(submission)), terminal.text(age),
      row.isOverdue ? terminal.text("overdue", .warning) : StyledText(),
    ]
  }

  private func turn(_ submission: Submission) -> String {
    submission.turnName ?? terminal.ornaments.dash
  }

  /// As wide as their widest cell; names are cut to 16 columns, and titles to what the others leave.
  private func widths(_ cells: [[StyledText]]) -> [Int] {
    var widths = (0..<6).map { column in cells.map { $0[column].width }.max() ?? 0 }
    widths[3] = min(widths[3], 16)
    let others = widths.reduce(0, +) - widths[1] + 2 * 5
    widths[1] = min(widths[1], max(12, terminal.width - others))
    return widths
  }

  private func summary(_ rows: [SubmissionDocument]) -> [StyledText] {
    let overdue = rows.count { $0.isOverdue }
    return terminal.wrapped(
      [
        terminal.text(counted(rows.count, "submission")),
        overdue == 0 ? StyledText() : terminal.text("\(overdue) overdue", .warning),
        terminal.text("See one: exemplar submissions show N"),
      ], to: terminal.width)
  }
}
