internal import ExemplarLanguage

/// A place in the typed text, counted in Unicode scalars.
public struct TypedRange: Hashable, Sendable {
  /// From 0.
  public var start: Int
  /// One past the last.
  public var end: Int

  /// Makes a range.
  public init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = end
  }

  /// How many scalars.
  public var length: Int { end - start }
}

/// What was typed, as a tree: nothing is looked up yet, so nothing is known or unknown.
///
/// ```swift
/// TypedQuery("robots -grade:3 \"design process\"").root
/// // all: words robots, not field grade [3], phrase design process
/// ```
public struct TypedQuery: Hashable, Sendable {
  /// A value behind a field's colon.
  public struct Value: Hashable, Sendable {
    public var text: String
    /// Quotes keep a value whole.
    public var quoted: Bool
    public var range: TypedRange
  }

  /// One thing that must, may or must not be there.
  public indirect enum Clause: Hashable, Sendable {
    /// A run without spaces: one word, or several that hang together (`paper-cut`).
    case words(String, TypedRange)
    /// Inside quotes.
    case phrase(String, TypedRange)
    /// Words that begin so: the text before the star.
    case prefix(String, TypedRange)
    /// A field's name with its values.
    case field(name: String, TypedRange, values: [Value])
    /// `*` alone.
    case everything
    /// In order; each with true for an exclusion.
    case all([Item])
    case any([Clause])
  }

  /// A clause, and what its signs say of it.
  public struct Item: Hashable, Sendable {
    public var clause: Clause
    /// `-` or `NOT` stands before it.
    public var excluded: Bool
    /// `AND` stands beside it, so it is never relaxed.
    public var insisted = false
    /// From its first sign to its last, with one `AND` beside it: without these scalars, it was never typed.
    public var range: TypedRange?
  }

  /// The text as typed.
  public var text: String
  public var root: Clause
  /// Signs that could not be used: an `OR` without a right side, a quote that never ends.
  public var warnings: [QueryWarning]
  /// How deep parentheses lie in each other.
  public var depth: Int

  /// True when nothing was asked: everything is shown, newest first.
  public var isBrowsing: Bool {
    guard warnings.isEmpty else { return false }
    let isWritten = text.unicodeScalars.contains { !$0.properties.isWhitespace && $0 != "*" }
    guard !isWritten else { return false }
    switch root {
    case .everything: return true
    case .all(let items): return items.allSatisfy { $0.clause == .everything && !$0.excluded }
    default: return false
    }
  }

  /// Reads what was typed. It never fails: what makes no sense is told in ``warnings``.
  ///
  /// Parentheses deeper than `levels` are counted in ``depth`` and not followed.
  public init(_ text: String, levels: Int = SearchLimits().levels) {
    var parser = QueryParser(QueryLexer.tokens(of: text), levels: levels)
    self.text = text
    self.root = parser.parse()
    self.warnings = parser.warnings
    self.depth = parser.deepest
  }

  /// Takes a text as words and nothing more: quotes, colons, dashes and capitals mean nothing.
  ///
  /// ```swift
  /// TypedQuery(plainWords: "grade: not 3-5").root   // all: words grade, not, 3, 5
  /// ```
  public init(plainWords text: String) {
    self.text = text
    self.root = .all(
      Tokenizer.tokens(of: text).map { token in
        let range = TypedRange(token.start, token.end)
        return Item(clause: .words(token.text, range), excluded: false, range: range)
      })
    self.warnings = []
    self.depth = 0
  }
}
