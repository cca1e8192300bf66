extension Terminal {
  /// What the process knows about its standard output, gathered by the command.
  public struct Facts: Hashable, Sendable {
    /// As `isatty` says.
    public var isTerminal: Bool
    /// As the terminal says (`TIOCGWINSZ`); nil or 0 where it does not.
    public var columns: Int?
    public var rows: Int?
    /// The process's environment, or the few variables that are read here.
    public var environment: [String: String]

    /// Makes facts.
    public init(
      isTerminal: Bool, columns: Int? = nil, rows: Int? = nil, environment: [String: String] = [:]
    ) {
      self.isTerminal = isTerminal
      self.columns = columns
      self.rows = rows
      self.environment = environment
    }
  }

  /// Decides what to show from the facts and from `--color`.
  ///
  /// Width: `COLUMNS`, else the terminal's own, else 80. Color: `--color` wins, then `NO_COLOR`
  /// (no-color.org: bold and underline stay), then `CLICOLOR_FORCE`, then whether this is a terminal
  /// that is not dumb. Characters: a pipe gets Unicode; a terminal when its locale is UTF-8.
  public init(_ facts: Facts, color choice: ColorChoice = .auto) {
    let environment = facts.environment
    let styled = Terminal.isStyled(facts, choice)
    let refusesColor = choice != .always && Terminal.isSet(environment["NO_COLOR"])
    self.init(
      width: Terminal.positive(environment["COLUMNS"]) ?? Terminal.positive(facts.columns) ?? 80,
      height: facts.isTerminal && !Terminal.isDumb(environment)
        ? Terminal.positive(environment["LINES"]) ?? Terminal.positive(facts.rows) : nil,
      color: styled && !refusesColor ? Terminal.depth(environment) : .none,
      attributes: styled,
      unicode: !facts.isTerminal || Terminal.isUTF8(environment),
      isTerminal: facts.isTerminal)
  }

  private static func isStyled(_ facts: Facts, _ choice: ColorChoice) -> Bool {
    switch choice {
    case .always: return true
    case .never: return false
    case .auto: break
    }
    let environment = facts.environment
    let forced = isSet(environment["CLICOLOR_FORCE"]) && environment["CLICOLOR_FORCE"] != "0"
    if forced && !isSet(environment["NO_COLOR"]) { return true }
    return facts.isTerminal && !isDumb(environment) && environment["CLICOLOR"] != "0"
  }

  private static func isDumb(_ environment: [String: String]) -> Bool {
    let name = environment["TERM"] ?? ""
    return name.isEmpty || name == "dumb"
  }

  private static func depth(_ environment: [String: String]) -> Color {
    let many =
      (environment["TERM"] ?? "").contains("256color") || isSet(environment["COLORTERM"])
    return many ? .ansi256 : .ansi16
  }

  /// The first of the three that is set names the character encoding (POSIX, 8.2).
  private static func isUTF8(_ environment: [String: String]) -> Bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }
      .first { !$0.isEmpty }
    let name = (locale ?? "").lowercased()
    return name.contains("utf-8") || name.contains("utf8")
  }

  private static func isSet(_ value: String?) -> Bool { !(value ?? "").isEmpty }

  private static func positive(_ text: String?) -> Int? { positive(text.flatMap { Int($0) }) }

  private static func positive(_ number: Int?) -> Int? {
    guard let number, number > 0 else { return nil }
    return number
  }
}
