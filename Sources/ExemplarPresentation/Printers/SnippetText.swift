internal import ExemplarSearch

/// A snippet with its matched words marked: bold and underlined, or between asterisks on plain output.
struct SnippetText {
  let snippet: Snippet
  let terminal: Terminal

  /// One paragraph.
  var text: StyledText {
    var result = StyledText()
    let scalars = Array(snippet.text.unicodeScalars)
    var position = 0
    for range in ranges(in: scalars) {
      result += terminal.text(string(scalars[position..<range.lowerBound]))
      result += mark(string(scalars[range]))
      position = range.upperBound
    }
    return result + terminal.text(string(scalars[position...]))
  }

  private func mark(_ word: String) -> StyledText {
    terminal.attributes ? terminal.text(word, .matched) : terminal.text("*\(word)*")
  }

  /// In order, inside the text, and joined where only spaces lie between two of them.
  private func ranges(in scalars: [Unicode.Scalar]) -> [Range<Int>] {
    let valid = snippet.ranges.compactMap { range -> Range<Int>? in
      guard range.count == 2, 0 <= range[0], range[0] < range[1], range[1] <= scalars.count
      else { return nil }
      return range[0]..<range[1]
    }
    var result: [Range<Int>] = []
    for range in valid.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      guard let last = result.last else {
        result.append(range)
        continue
      }
      let between = scalars[last.upperBound..<max(last.upperBound, range.lowerBound)]
      if between.allSatisfy({ $0 == " " }) {
        result[result.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        result.append(range)
      }
    }
    return result
  }

  private func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
