package import ExemplarCuration
package import ExemplarPresentation
internal import ExemplarVocabulary

/// Prints what changed between two bags: keys, words, files.
///
/// ```
/// grades       [-3-] {+5+}
/// lesson.md    3 changes
///   Steps, line 12
///   Tape the [-red-] {+green+} lead to the battery.
/// ```
/// On a terminal with colors what went is struck and what came underlined; elsewhere both stand in brackets, as
/// wdiff writes them.
package struct DifferencePrinter {
  let terminal: Terminal
  /// What an eye can follow in running text.
  private var width: Int { min(terminal.width, 100) }
  private var marksByColor: Bool { terminal.attributes && terminal.color != .none }

  /// A printer for a terminal.
  package init(_ terminal: Terminal) { self.terminal = terminal }

  /// A difference as text.
  package func text(_ difference: Difference) -> String { terminal.render(lines(difference)) }

  func lines(_ difference: Difference) -> [StyledText] {
    if difference.isFirst { return everything(difference.contents) }
    if difference.isEmpty { return terminal.text("Nothing changed.").wrapped(to: width) }
    let sections = [
      difference.keys.flatMap(lines), difference.parts.flatMap(lines),
      difference.files.flatMap(lines),
    ]
    return sections.filter { !$0.isEmpty }.reduce(into: []) { all, section in
      if !all.isEmpty { all.append(StyledText()) }
      all += section
    }
  }

  private func everything(_ contents: Difference.Contents) -> [StyledText] {
    let files =
      contents.files == 0
      ? "no other files" : "\(counted(contents.files, "file")) (\(bytes(contents.bytes)))"
    return terminal.text(
      "Everything is new: \(counted(contents.keys, "key")), \(counted(contents.words, "word")), \(files)."
    ).wrapped(to: width)
  }

  // MARK: Keys

  private func lines(_ change: KeyChange) -> [StyledText] {
    let place = terminal.joined(
      [change.key, change.item, change.member].compactMap { $0 }
        .map { terminal.text($0, .accent) })
    return hanging(place, value(change), by: 2)
  }

  private func value(_ change: KeyChange) -> StyledText {
    if !change.words.isEmpty { return flowing(change.words) }
    if !change.added.isEmpty || !change.removed.isEmpty {
      return spaced(change.removed.map(removed) + change.added.map(added))
    }
    return spaced(
      [
        change.old.map { removed($0.description) }, change.new.map { added($0.description) },
      ].compactMap { $0 })
  }

  // MARK: Parts

  private func lines(_ part: PartChange) -> [StyledText] {
    let head = terminal.text(part.path, .accent)
    let words = counted(part.newWords, "word")
    let about: String
    switch part.kind {
    case .added: about = "new, \(words)"
    case .removed: about = "removed, it had \(counted(part.oldWords, "word"))"
    case .changed, .renamed:
      about =
        part.isRewritten
        ? "rewritten, \(grouped(part.oldWords)) words became \(grouped(part.newWords))"
        : changes(part)
    }
    return hanging(head, terminal.text(about), by: 2)
      + part.hunks.flatMap { [StyledText()] + lines($0) } + omitted(part)
  }

  private func changes(_ part: PartChange) -> String {
    let count = part.hunks.count + part.omitted
    let spacing =
      part.respaced == 0 ? nil : "white space alone in \(counted(part.respaced, "paragraph"))"
    let changes = count == 0 ? nil : counted(count, "change")
    let text = [changes, spacing].compactMap { $0 }.joined(separator: ", ")
    return text.isEmpty ? "changed in its white space" : text
  }

  private func omitted(_ part: PartChange) -> [StyledText] {
    part.omitted == 0
      ? []
      : [
        StyledText(), terminal.text("and \(counted(part.omitted, "more change", "more changes"))"),
      ]
  }

  private func lines(_ hunk: TextHunk) -> [StyledText] {
    let place = terminal.text("line \(hunk.line)")
    let heading = hunk.heading.map { terminal.text($0, .bold) } ?? StyledText()
    let more = terminal.text(terminal.ornaments.ellipsis)
    var paragraphs = paragraphs(hunk.pieces)
    if hunk.isCutBefore, !paragraphs.isEmpty { paragraphs[0] = spaced([more, paragraphs[0]]) }
    if hunk.isCutAfter, let last = paragraphs.indices.last {
      paragraphs[last] = spaced([paragraphs[last], more])
    }
    return
      (terminal.joined([heading, place]).wrapped(to: width - 2)
      + paragraphs.flatMap { $0.wrapped(to: width - 2) }).map { .spaces(2) + $0 }
  }

  // MARK: Words

  /// All pieces in one paragraph.
  private func flowing(_ pieces: [TextPiece]) -> StyledText {
    paragraphs(pieces).reduce(into: StyledText()) { all, paragraph in
      if !all.isEmpty { all += .spaces(1) }
      all += paragraph
    }
  }

  /// The pieces as the text has them: a line that begins a list, a table, a heading or a paragraph is a new one.
  private func paragraphs(_ pieces: [TextPiece]) -> [StyledText] {
    var lines = [StyledText()]
    for piece in pieces {
      for (number, line) in Self.lines(of: piece.text).enumerated() {
        if number > 0, !lines[lines.count - 1].isEmpty { lines.append(StyledText()) }
        add(line, piece.kind, to: &lines[lines.count - 1])
      }
    }
    return lines.filter { !$0.isEmpty }
  }

  /// Adds some words, with a space before them where they have one or where two replacements meet.
  private func add(_ text: String, _ kind: TextPiece.Kind, to line: inout StyledText) {
    let words = text.trimmed
    guard !words.isEmpty else { return }
    let hasSpace = text.first?.isWhitespace == true
    let meets = kind == .added && (line.plain.last.map { !$0.isWhitespace } ?? false)
    if !line.isEmpty, hasSpace || meets { line += .spaces(1) }
    switch kind {
    case .same: line += terminal.text(words)
    case .removed: line += removed(words)
    case .added: line += added(words)
    }
  }

  /// Parts of a text that stand on lines of their own; a line that only goes on is joined with a space.
  private static func lines(of text: String) -> [String] {
    var result: [String] = []
    var isAfterBlank = false
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if number == 0 || isAfterBlank || startsLine(line) {
        result.append(String(line))
      } else {
        result[result.count - 1] += " " + line
      }
      isAfterBlank = number > 0 && line.allSatisfy(\.isWhitespace)
    }
    return result
  }

  private static func startsLine(_ line: Substring) -> Bool {
    let words = line.drop { $0 == " " || $0 == "\t" }
    guard let first = words.first else { return true }
    if "-*+|#>`~".contains(first) { return true }
    return first.isNumber && words.drop(while: \.isNumber).first.map { ".)".contains($0) } == true
  }

  private func removed(_ text: String) -> StyledText {
    marksByColor ? terminal.text(text, [.struck, .notice]) : terminal.text("[-\(text)-]")
  }

  private func added(_ text: String) -> StyledText {
    marksByColor ? terminal.text(text, [.underline, .accent]) : terminal.text("{+\(text)+}")
  }

  private func spaced(_ texts: [StyledText]) -> StyledText { terminal.joined(texts, by: " ") }

  // MARK: Files

  private func lines(_ file: FileChange) -> [StyledText] {
    let about: String
    switch file.kind {
    case .added: about = "new, \(size(file.newSize))"
    case .removed: about = "removed, it had \(size(file.oldSize))"
    case .renamed: about = "renamed from \(file.oldPath ?? ""), \(size(file.newSize))"
    case .changed: about = "changed, \(size(file.oldSize)) became \(size(file.newSize))"
    }
    return hanging(terminal.text(file.path, .accent), terminal.text(about), by: 2)
  }

  private func size(_ size: Int?) -> String { bytes(size ?? 0) }

  // MARK: Layout

  /// A place and what is said of it: on one line, or below it.
  private func hanging(_ head: StyledText, _ text: StyledText, by indent: Int) -> [StyledText] {
    let column = 22
    if head.width < column - 1, text.width <= width - column {
      return [head.padded(to: column) + text]
    }
    return head.wrapped(to: width) + text.wrapped(to: width - indent).map { .spaces(indent) + $0 }
  }
}

extension String {
  /// Without white space at both ends.
  fileprivate var trimmed: String {
    let start = drop(while: \.isWhitespace)
    let end = start.lastIndex { !$0.isWhitespace }
    return end.map { String(start[...$0]) } ?? ""
  }
}
