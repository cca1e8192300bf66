import ExemplarPresentation
import Testing

@Suite struct TerminalTests {
  private let xterm = ["TERM": "xterm-256color", "LANG": "en_US.UTF-8"]

  private func terminal(
    _ changes: [String: String] = [:], isTerminal: Bool = true, columns: Int? = 100,
    color: Terminal.ColorChoice = .auto
  ) -> Terminal {
    Terminal(
      .init(
        isTerminal: isTerminal, columns: columns, rows: 40,
        environment: xterm.merging(changes) { $1 }), color: color)
  }

  @Test func `shows all it can on a modern terminal`() {
    #expect(
      terminal()
        == Terminal(
          width: 100, height: 40, color: .ansi256, attributes: true, unicode: true,
          isTerminal: true))
  }

  @Test func `writes plain text of 80 columns into a pipe`() {
    #expect(terminal(isTerminal: false, columns: nil) == .pipe)
    #expect(terminal(["LANG": "C"], isTerminal: false, columns: nil) == .pipe)
  }

  @Test(arguments: [
    (["COLUMNS": "132"], 132), (["COLUMNS": "0"], 100), (["COLUMNS": "many"], 100),
    (["COLUMNS": "-4"], 100), (["COLUMNS": "3"], 24), (["COLUMNS": "99999999999999999999"], 100),
    (["COLUMNS": "100000"], 400), ([:], 100),
  ])
  func `takes its width from COLUMNS, then from the terminal`(
    environment: [String: String], width: Int
  ) {
    #expect(terminal(environment).width == width)
  }

  @Test func `is 80 columns wide where nobody says`() {
    #expect(terminal(columns: nil).width == 80)
    #expect(terminal(columns: 0).width == 80)
  }

  @Test(arguments: [
    ([:], true, Terminal.ColorChoice.auto, Terminal.Color.ansi256, true),
    (["TERM": "linux"], true, .auto, .ansi16, true),
    (["TERM": "linux", "COLORTERM": "truecolor"], true, .auto, .ansi256, true),
    (["TERM": "dumb"], true, .auto, .none, false),
    (["TERM": ""], true, .auto, .none, false),
    (["NO_COLOR": "1"], true, .auto, .none, true),
    (["NO_COLOR": ""], true, .auto, .ansi256, true),
    (["CLICOLOR": "0"], true, .auto, .none, false),
    (["CLICOLOR_FORCE": "1"], false, .auto, .ansi256, true),
    (["CLICOLOR_FORCE": "0"], false, .auto, .none, false),
    (["CLICOLOR_FORCE": "1", "NO_COLOR": "1"], false, .auto, .none, false),
    ([:], false, .auto, .none, false), ([:], false, .always, .ansi256, true),
    (["NO_COLOR": "1"], true, .always, .ansi256, true), ([:], true, .never, .none, false),
  ])
  func `uses color where it is wanted`(
    environment: [String: String], isTerminal: Bool, choice: Terminal.ColorChoice,
    color: Terminal.Color, attributes: Bool
  ) {
    let terminal = terminal(environment, isTerminal: isTerminal, color: choice)
    #expect(terminal.color == color)
    #expect(terminal.attributes == attributes)
  }

  @Test(arguments: [
    (["LANG": "C"], false), (["LANG": ""], false), (["LANG": "es_MX.utf8"], true),
    (["LC_ALL": "C"], false), (["LANG": "C", "LC_CTYPE": "C.UTF-8"], true),
    (["LC_ALL": "", "LANG": "en_US.UTF-8"], true),
  ])
  func `shows only ASCII where the locale is not UTF-8`(
    environment: [String: String], unicode: Bool
  ) {
    #expect(terminal(environment).unicode == unicode)
  }

  @Test func `pages what is longer than the screen`() {
    #expect(shouldPage(lines: 40, terminal: terminal()))
    #expect(!shouldPage(lines: 39, terminal: terminal()))
    #expect(!shouldPage(lines: 4000, terminal: terminal(isTerminal: false)))
    #expect(!shouldPage(lines: 4000, terminal: terminal(["TERM": "dumb"])))
    #expect(shouldPage(lines: 40, terminal: terminal(color: .never)))
  }

  @Test(arguments: [
    (["3", "4", "5"], "Grades 3–5"), (["8"], "Grade 8"), (["K", "1", "2", "5"], "Grades K–2, 5"),
    (["5", "3", "4"], "Grades 3–5"), (["9", "10"], "Grades 9–10"), ([], ""),
    (["PK", "TK", "K"], "Grades PK–K"), (["3", "3"], "Grade 3"), (["adult"], "Grade adult"),
    (["1", "adult"], "Grades 1, adult"),
  ])
  func `says grades as ranges`(grades: [String], said: String) {
    #expect(gradeRange(grades) == said)
  }

  @Test func `breaks sentences between words, and no line with a command in it`() {
    let narrow = Terminal(width: 24, isTerminal: true)
    #expect(narrow.fitted("Nobody has to act any more.\n") == "Nobody has to act any\nmore.\n")
    #expect(narrow.fitted("  It is public now, as v1.") == "  It is public now, as\n  v1.")
    let command = "Next: exemplar submissions publish 1\n"
    #expect(narrow.fitted(command) == command)
    #expect(
      Terminal(width: 24).fitted("Nobody has to act any more.") == "Nobody has to act any more.")
  }
}
