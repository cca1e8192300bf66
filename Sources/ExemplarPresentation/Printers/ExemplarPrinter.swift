internal import ExemplarVocabulary

/// Prints one exemplar: what it is, the record, the Markdown, the files and the versions.
public struct ExemplarPrinter {
  let terminal: Terminal
  /// What an eye can follow in running text.
  private var width: Int { min(terminal.width, 100) }

  /// A printer for a terminal.
  public init(_ terminal: Terminal) { self.terminal = terminal }

  /// The answer of `show` as text; with a part's name, that part alone.
  public func text(_ answer: ExemplarAnswer, part: String? = nil) -> String {
    var sections = answer.withdrawn.map { [tombstone($0)] } ?? []
    if let detail = answer.detail {
      let isWhole = part == nil
      sections.append(head(detail.card))
      if isWhole { sections.append(record(detail)) }
      sections += detail.parts.filter { isWhole || $0.name == part }.map { self.part($0, detail) }
      if isWhole { sections += [list(detail), files(detail), versions(detail), next(detail)] }
    }
    return terminal.render(
      sections.filter { !$0.isEmpty }.reduce(into: []) { lines, section in
        if !lines.isEmpty { lines.append(StyledText()) }
        lines += section
      })
  }

  private func tombstone(_ tombstone: Tombstone) -> [StyledText] {
    let text =
      terminal.text("Withdrawn", .warning)
      + terminal.text(" on \(tombstone.on) by the \(tombstone.by): \(tombstone.reason).")
    return text.wrapped(to: width)
      + (tombstone.notes.map { terminal.text($0).wrapped(to: width) } ?? [])
  }

  private func head(_ card: Card) -> [StyledText] {
    let notice =
      terminal.text("[sample]", .sample) + terminal.text(" \(sampleNotice).")
    let title = terminal.text(card.title, .title).wrapped(to: width)
    let longest = title.map(\.width).max() ?? 0
    return title + [terminal.repeated(terminal.ornaments.doubleRule, longest)]
      + (card.sample ? notice.wrapped(to: width) : [])
      + [StyledText()] + terminal.text(card.summary).wrapped(to: width)
  }

  /// The record in one table, or in two beside each other on a wide terminal.
  private func record(_ detail: ExemplarDetail) -> [StyledText] {
    let record = RecordRows(detail: detail)
    let title = [rule("Record")]
    guard terminal.width >= 150 else {
      return title
        + RecordTable(rows: record.what + record.how, terminal: terminal).lines(width: width)
    }
    let half = (min(terminal.width, 200) - 4) / 2
    return title
      + sideBySide(
        [record.what, record.how].map {
          Block(lines: RecordTable(rows: $0, terminal: terminal).lines(width: half), width: half)
        }, gap: 4)
  }

  private func part(_ part: ExemplarDetail.Part, _ detail: ExemplarDetail) -> [StyledText] {
    [rule(part.name.prefix(1).uppercased() + part.name.dropFirst())]
      + [StyledText()]
      + MarkdownPrinter(terminal).lines(part.markdown, under: detail.card.title)
  }

  /// Materials and artifacts as the record lists them.
  private func list(_ detail: ExemplarDetail) -> [StyledText] {
    let materials = detail.materials.map { ($0.path, $0.title ?? $0.alt ?? "") }
    let artifacts = detail.artifacts.map { artifact in
      let about = [artifact.caption ?? artifact.alt, consentPhrase(artifact.consent)]
      return (artifact.path, about.compactMap { $0 }.joined(separator: " · "))
    }
    return entries("Materials", materials)
      + (materials.isEmpty || artifacts.isEmpty ? [] : [StyledText()])
      + entries("Artifacts", artifacts)
  }

  private func consentPhrase(_ consent: String?) -> String? {
    switch consent {
    case "on-file": "consent on file"
    case "de-identified": "de-identified"
    case "not-student-work": "not student work"
    default: consent
    }
  }

  private func entries(_ title: String, _ entries: [(String, String)]) -> [StyledText] {
    guard !entries.isEmpty else { return [] }
    return [rule(title)]
      + entries.flatMap { path, about in
        terminal.text(path, .accent).wrapped(to: width)
          + terminal.text(about).wrapped(to: width - 2).map { .spaces(2) + $0 }
      }
  }

  private func files(_ detail: ExemplarDetail) -> [StyledText] {
    guard !detail.files.isEmpty else { return [] }
    let paths = detail.files.map { terminal.text($0.path, .accent) }
    let longest = min(paths.map(\.width).max() ?? 0, max(8, width - 40))
    let total = detail.files.reduce(0) { $0 + $1.size }
    let ellipsis = terminal.text(terminal.ornaments.ellipsis)
    return [rule("Files: \(counted(detail.files.count, "file")), \(bytes(total))")]
      + zip(paths, detail.files).map { path, file in
        let type = terminal.text(file.mediaType)
        return path.truncated(to: longest, ellipsis: ellipsis).padded(to: longest)
          + terminal.text(bytes(file.size)).padded(to: 11, alignment: .right) + .spaces(2)
          + type.truncated(to: width - longest - 13, ellipsis: ellipsis)
      }
  }

  private func versions(_ detail: ExemplarDetail) -> [StyledText] {
    guard !detail.versions.isEmpty else { return [] }
    return [rule("Versions")]
      + detail.versions.flatMap { entry in
        let isShown = entry.version == detail.card.version
        return terminal.text(
          "v\(entry.version), published \(entry.published)\(isShown ? " (shown)" : "")",
          isShown ? .bold : []
        ).wrapped(to: width)
      }
  }

  private func next(_ detail: ExemplarDetail) -> [StyledText] {
    // The first standard, else the first concept, leads on to its neighbors.
    let neighbors =
      detail.card.iste.first.map { "iste:\($0.id)" }
      ?? detail.card.concepts.first.map { "concept:\($0.id)" } ?? "school:\(detail.card.school.id)"
    return terminal.wrapped(
      [
        terminal.text("More like this: exemplar search \(neighbors)"),
        terminal.text("As JSON: add --json"),
      ],
      to: width)
  }

  /// A title in a line across the page.
  private func rule(_ title: String) -> StyledText {
    let head =
      terminal.repeated(terminal.ornaments.rule, 2) + terminal.text(" ")
      + terminal.text(title, .bold) + terminal.text(" ")
    if head.width > width { return terminal.text(title, .bold) }
    return head + terminal.repeated(terminal.ornaments.rule, max(0, width - head.width))
  }
}
