extension Terminal {
  /// The lines as text, each with a newline; the only place where a command to the terminal is made.
  func render(_ lines: [StyledText]) -> String {
    var output = ""
    for line in lines {
      render(line.trimmingEnd(), into: &output)
      output += "\n"
    }
    return output
  }

  private func render(_ line: StyledText, into output: inout String) {
    for span in line.spans {
      let parameters = attributes ? span.style.parameters(color) : ""
      if parameters.isEmpty {
        output += span.text
      } else {
        output += "\u{1B}[\(parameters)m\(span.text)\u{1B}[0m"
      }
    }
  }
}

extension StyledText {
  /// Without spaces at the end.
  fileprivate func trimmingEnd() -> StyledText {
    let space = UInt8(ascii: " ")
    guard let last = spans.last, last.text.utf8.last == space else { return self }
    var result = StyledText()
    for span in spans.dropLast() { result.append(span) }
    guard let end = last.text.utf8.lastIndex(where: { $0 != space }) else {
      return result.trimmingEnd()
    }
    result.append(.init(last.text[...end], like: last))
    return result
  }
}
