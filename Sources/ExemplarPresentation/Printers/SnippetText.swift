internal import ExemplarSearch

/// A snippet with its matched words marked: bold and underlined, or between asterisks on plain output.
struct SnippetText {
  let snippet: Snippet
  let terminal: Terminal

  /// A marked part of the text.
  private struct Mark {
    var start: String.Index
    var end: String.Index
  }

  /// One paragraph.
  var text: StyledText {
    let asterisk = terminal.text("*")
    var result = StyledText()
    var end = snippet.text.startIndex
    for mark in marks {
      result += terminal.text(String(snippet.text[end..<mark.start]))
      let word = terminal.text(String(snippet.text[mark.start..<mark.end]), .matched)
      result += terminal.attributes ? word : asterisk + word + asterisk
      end = mark.end
    }
    return result + terminal.text(String(snippet.text[end...]))
  }

  /// In order, inside the text, and joined where only spaces lie between two of them.
  private var marks: [Mark] {
    let scalars = snippet.text.unicodeScalars
    var marks: [Mark] = []
    var (place, count) = (scalars.startIndex, 0)
    for range in orderedRanges {
      guard
        let start = scalars.index(
          place, offsetBy: range[0] - count, limitedBy: scalars.endIndex),
        let end = scalars.index(
          start, offsetBy: range[1] - range[0], limitedBy: scalars.endIndex)
      else { continue }
      (place, count) = (start, range[0])
      if let last = marks.last, isJoined(last, start) {
        marks[marks.count - 1].end = max(last.end, end)
      } else {
        marks.append(Mark(start: start, end: end))
      }
    }
    return marks
  }

  private var orderedRanges: [[Int]] {
    snippet.ranges.filter { $0.count == 2 && 0 <= $0[0] && $0[0] < $0[1] }
      .sorted { $0[0] < $1[0] }
  }

  private func isJoined(_ mark: Mark, _ start: String.Index) -> Bool {
    start <= mark.end || snippet.text.utf8[mark.end..<start].allSatisfy { $0 == UInt8(ascii: " ") }
  }
}
