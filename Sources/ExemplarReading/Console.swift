public import ExemplarPresentation
internal import Glibc

/// The door to the reader: answers go to standard output, remarks to standard error.
public struct Console: Sendable {
  /// What the reader's screen can show.
  public let terminal: Terminal
  /// What standard error can show.
  public let remarks: Terminal
  /// No remarks.
  public let isQuiet: Bool

  /// Looks at the process's output.
  public init(color: Terminal.ColorChoice, quiet: Bool) {
    let environment = Environment.values([
      "COLUMNS", "LINES", "TERM", "COLORTERM", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "LC_ALL",
      "LC_CTYPE", "LANG",
    ])
    terminal = Terminal(Console.facts(STDOUT_FILENO, environment), color: color)
    remarks = Terminal(Console.facts(STDERR_FILENO, environment), color: color)
    isQuiet = quiet
  }

  private static func facts(_ descriptor: Int32, _ environment: [String: String]) -> Terminal.Facts
  {
    var size = winsize()
    let known = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0
    return Terminal.Facts(
      isTerminal: isatty(descriptor) == 1, columns: known ? Int(size.ws_col) : nil,
      rows: known ? Int(size.ws_row) : nil, environment: environment)
  }

  /// Prints an answer; a long one goes through the reader's pager when there is a terminal.
  public func answer(_ text: String, mayPage: Bool = false) {
    if mayPage, isLong(text), Pager.show(text) { return }
    write(mayPage ? text : terminal.fitted(text), to: STDOUT_FILENO)
  }

  /// A pipe never pages, so nobody counts its lines.
  private func isLong(_ text: String) -> Bool {
    terminal.isTerminal
      && shouldPage(lines: text.utf8.count { $0 == UInt8(ascii: "\n") }, terminal: terminal)
  }

  /// Prints a remark, unless the reader wants none.
  public func remark(_ text: String) {
    guard !isQuiet else { return }
    write(remarks.fitted(text.hasSuffix("\n") ? text : text + "\n"), to: STDERR_FILENO)
  }

  /// Prints why there is no answer: a sentence, or with `--json` a problem document.
  public func problem(_ problem: Problem, json: Bool) {
    write(json ? Console.json(problem) : ProblemPrinter(remarks).text(problem), to: STDERR_FILENO)
  }

  private static func json(_ problem: Problem) -> String {
    do { return try AnswerJSON.text(problem) } catch {
      return "{\"code\":\"encoding\",\"detail\":\"The problem could not be written as JSON.\"}\n"
    }
  }

  /// A closed pipe is a reader who has enough: the rest is not written, and that is no failure.
  private func write(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return }
        rest = rest.dropFirst(count)
      }
    }
  }
}

extension Slice where Base == UnsafeBufferPointer<UInt8> {
  fileprivate var baseAddress: UnsafePointer<UInt8>? {
    base.baseAddress.map { $0 + startIndex }
  }
}
