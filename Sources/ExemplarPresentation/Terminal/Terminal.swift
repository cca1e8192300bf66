/// What the reader's screen can show: its size, its colors and its characters.
///
/// ```swift
/// let facts = Terminal.Facts(
///   isTerminal: true, columns: 120, rows: 40,
///   environment: ["TERM": "xterm-256color", "LANG": "en_US.UTF-8"])
/// Terminal(facts).color    // .ansi256
/// ```
public struct Terminal: Hashable, Sendable {
  /// How many colors there are.
  public enum Color: Hashable, Sendable {
    case none, ansi16, ansi256
  }

  /// What was asked for with `--color`.
  public enum ColorChoice: String, Hashable, Sendable, CaseIterable {
    case auto, always, never
  }

  /// In columns.
  public var width: Int
  /// In lines, where it is known and the terminal can move its cursor.
  public var height: Int?
  public var color: Color
  /// True where bold and underline may be used.
  public var attributes: Bool
  /// False where only ASCII is shown.
  public var unicode: Bool
  /// False for a pipe or a file.
  public var isTerminal: Bool

  /// Makes a terminal from what is known of it.
  public init(
    width: Int, height: Int? = nil, color: Color = .none, attributes: Bool = false,
    unicode: Bool = true, isTerminal: Bool = false
  ) {
    self.width = min(max(width, Terminal.narrowest), Terminal.widest)
    self.height = height
    self.color = color
    self.attributes = attributes
    self.unicode = unicode
    self.isTerminal = isTerminal
  }

  /// A pipe or a file: 80 columns, no styles, every character.
  public static let pipe = Terminal(width: 80)

  static let narrowest = 24
  static let widest = 400
}
