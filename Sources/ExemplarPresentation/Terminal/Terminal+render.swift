extension Terminal {
  /// The lines as text, each with a newline; the only place where a command to the terminal is made.
  package func render(_ lines: [StyledText]) -> String {
    var output = ""
    output.reserveCapacity(lines.reduce(0) { $0 + $1.plain.utf8.count + 1 })
    for line in lines {
      render(line, into: &output)
      output += "\n"
    }
    return output
  }

  /// Without spaces at the end.
  private func render(_ line: StyledText, into output: inout String) {
    let end = line.endWithoutSpaces
    guard attributes && !line.runs.isEmpty else {
      output += line.part(0..<end, width: line.width).plain
      return
    }
    var start = 0
    for run in line.runs where start < end {
      let text = String(line.plain[line.index(start)..<line.index(min(run.end, end))])
      let parameters = run.style.parameters(color)
      if parameters.isEmpty {
        output += text
      } else {
        output += "\u{1B}[\(parameters)m\(text)\u{1B}[0m"
      }
      start = run.end
    }
  }
}

extension StyledText {
  /// In UTF-8.
  fileprivate var endWithoutSpaces: Int {
    let bytes = plain.utf8.span
    var end = bytes.count
    while end > 0 && bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
    return end
  }
}
