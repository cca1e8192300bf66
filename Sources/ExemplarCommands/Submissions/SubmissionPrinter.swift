internal import ExemplarBundle
internal import ExemplarCuration
internal import ExemplarPresentation
internal import Foundation

/// Prints the page of one submission: where it stands, what was asked, what changed, what to do next.
struct SubmissionPrinter {
  let terminal: Terminal
  let locale: ReaderLocale
  let now: Date
  /// What an eye can follow in running text.
  private var width: Int { min(terminal.width, 100) }

  init(_ terminal: Terminal, locale: ReaderLocale = .current, now: Date = Date()) {
    self.terminal = terminal
    self.locale = locale
    self.now = now
  }

  /// The page as text.
  func text(_ page: SubmissionPage) -> String {
    let sections = [
      head(page), returned(page), changes(page), findings(page), messages(page), next(page),
    ]
    return terminal.render(
      sections.filter { !$0.isEmpty }.reduce(into: []) { lines, section in
        if !lines.isEmpty { lines.append(StyledText()) }
        lines += section
      })
  }

  // MARK: Sections

  private func head(_ page: SubmissionPage) -> [StyledText] {
    let submission = page.submission
    let title = terminal.text(submission.title, .title).wrapped(to: width)
    let about = terminal.wrapped(
      [
        terminal.text("Submission \(submission.number)"),
        terminal.text(submission.exemplar, .accent), terminal.text(page.school ?? ""),
        terminal.text(submission.version.map { "v\($0)" } ?? ""),
      ], to: width)
    return title + [terminal.repeated(terminal.ornaments.doubleRule, longest(title))] + about
      + [StyledText()] + state(page) + bag(page)
  }

  private func state(_ page: SubmissionPage) -> [StyledText] {
    let submission = page.submission
    let age = AgeText(since: submission.since, now: now, isSpanish: locale.isSpanish).phrase
    var text = terminal.text(submission.state.words, .bold)
    text += terminal.text(" \(age). \(turn(submission))")
    if page.isOverdue { text += .spaces(1) + terminal.text("[overdue]", .warning) }
    return text.wrapped(to: width)
  }

  private func turn(_ submission: Submission) -> String {
    guard submission.state == .approved, let day = submission.publishOn else {
      return submission.turn
    }
    return "It is to become public on \(locale.day(day))."
  }

  private func bag(_ page: SubmissionPage) -> [StyledText] {
    let submission = page.submission
    let claimed = submission.claimedBy.map { terminal.text("claimed by \($0)") } ?? StyledText()
    return terminal.wrapped(
      [
        terminal.text("Round \(submission.round)"),
        terminal.text("submitted by \(submission.actor)"),
        terminal.text(locale.moment(submission.submitted)), claimed,
      ], to: width) + terminal.text("Bag \(submission.digest)").wrapped(to: width)
  }

  private func returned(_ page: SubmissionPage) -> [StyledText] {
    guard let returned = page.returned else { return [] }
    return [rule("Returned by \(returned.actor): \(returned.reason.rawValue)")]
      + terminal.wrapped([terminal.text(locale.moment(returned.time))], to: width)
      + prose(returned.notes) + returned.points.flatMap(point)
  }

  private func point(_ point: SubmissionPage.Point) -> [StyledText] {
    let mark: StyledText
    switch point.isChanged {
    case true: mark = terminal.text("changed", .bold)
    case false: mark = terminal.text("unchanged", .warning)
    case nil: mark = StyledText()
    }
    let head = terminal.joined([terminal.text(point.place, .accent), mark])
    return head.wrapped(to: width) + prose(point.note, by: 2)
  }

  private func changes(_ page: SubmissionPage) -> [StyledText] {
    guard let difference = page.difference else { return [] }
    let title = page.comparedWith.map { "What changed since \($0)" } ?? "What it brings"
    return [rule(title)] + DifferencePrinter(terminal).lines(difference)
  }

  private func findings(_ page: SubmissionPage) -> [StyledText] {
    let findings = page.findings.filter { $0.severity != .note }
    guard !findings.isEmpty else { return [] }
    return [rule("The check: \(counted(findings.count, "finding"))")]
      + findings.flatMap(finding)
  }

  private func finding(_ finding: Diagnostic) -> [StyledText] {
    let place = [finding.path, finding.line.map(String.init)].compactMap { $0 }
      .joined(separator: ":")
    let head = terminal.joined(
      [
        terminal.text(place.isEmpty ? finding.key ?? "" : place, .accent),
        terminal.text("\(finding.severity.rawValue):", .warning),
        terminal.text("\(finding.summary) [\(finding.code)]"),
      ], by: " ")
    return head.wrapped(to: width) + prose(finding.remedy ?? "", by: 2)
  }

  private func messages(_ page: SubmissionPage) -> [StyledText] {
    guard !page.messages.isEmpty else { return [] }
    return [rule("Messages")]
      + page.messages.flatMap { message in
        terminal.wrapped(
          [
            terminal.text(message.actor, .bold) + terminal.text(" \(message.act)"),
            terminal.text(locale.moment(message.time)),
          ], to: width) + prose(message.text, by: 2)
      }
  }

  private func next(_ page: SubmissionPage) -> [StyledText] {
    var steps = page.moves.compactMap { $0.step(for: page.submission) }
    steps.append(("What happened", "exemplar submissions log \(page.submission.number)"))
    let names = steps.map { displayWidth($0.0) }.max() ?? 0
    return [rule("Next")]
      + steps.flatMap { name, command in
        terminal.text(command, .accent).wrapped(to: width - names - 2).enumerated().map {
          ($0 == 0 ? terminal.text(name) : StyledText()).padded(to: names + 2) + $1
        }
      } + place(page)
  }

  /// Where its files lie, in one piece whatever its length: somebody copies it.
  private func place(_ page: SubmissionPage) -> [StyledText] {
    page.folder.map { [terminal.text("Its files are in \($0)/data")] } ?? []
  }

  // MARK: Layout

  /// Paragraphs of a person's words.
  private func prose(_ text: String, by indent: Int = 0) -> [StyledText] {
    terminal.lines(text).flatMap { $0.wrapped(to: width - indent) }
      .map { .spaces(indent) + $0 }
  }

  private func longest(_ lines: [StyledText]) -> Int { lines.map(\.width).max() ?? 0 }

  /// A title in a line across the page.
  private func rule(_ title: String) -> StyledText { terminal.titledRule(title, width: width) }
}
