/// Makes a tree of the signs: AND binds closer than OR, parentheses closer than both.
struct QueryParser {
  private let tokens: [QueryToken]
  private let levels: Int
  private var place = 0
  private var depth = 0
  private(set) var warnings: [QueryWarning] = []
  private(set) var deepest = 0

  init(_ tokens: [QueryToken], levels: Int) {
    self.tokens = tokens
    self.levels = levels
  }

  /// The whole tree; parentheses that close nothing are told and passed over.
  mutating func parse() -> TypedQuery.Clause {
    var items: [TypedQuery.Item] = []
    while place < tokens.count {
      let start = place
      let clause = alternatives()
      items.append(.init(clause: clause, excluded: false, range: range(from: start)))
      if peek == .close {
        warn("unmatched-parenthesis", tokens[place], "“)” closes nothing and was ignored.")
        place += 1
      }
    }
    let filled = items.filter { $0.clause != .all([]) }
    return filled.count == 1 ? filled[0].clause : .all(filled)
  }

  /// What the signs from a place to here take of the text.
  private func range(from start: Int) -> TypedRange? {
    start < place ? TypedRange(tokens[start].range.start, tokens[place - 1].range.end) : nil
  }

  private var peek: QueryToken.Kind? { place < tokens.count ? tokens[place].kind : nil }

  private mutating func alternatives() -> TypedQuery.Clause {
    var choices: [TypedQuery.Clause] = []
    var waiting: QueryToken?
    repeat {
      let clause = conjunction()
      if clause == .all([]) {
        if let sign = waiting ?? (peek == .or ? tokens[place] : nil) { dangling(sign) }
      } else {
        choices.append(clause)
      }
      waiting = nil
      if peek == .or {
        waiting = tokens[place]
        place += 1
      }
    } while waiting != nil
    return choices.count == 1 ? choices[0] : choices.isEmpty ? .all([]) : .any(choices)
  }

  private mutating func conjunction() -> TypedQuery.Clause {
    var items: [TypedQuery.Item] = []
    var insists = false
    while let kind = peek, kind != .or, kind != .close {
      if kind == .and {
        let sign = tokens[place]
        place += 1
        if items.isEmpty || peek == nil || peek == .or || peek == .close || peek == .and {
          dangling(sign)
        } else {
          if items.count == 1 { items[0].range?.end = sign.range.end }
          items[items.count - 1].insisted = true
          insists = true
        }
        continue
      }
      let start = place
      if var item = item() {
        item.insisted = insists
        item.range = range(from: insists ? start - 1 : start)
        items.append(item)
        insists = false
      }
    }
    if items.count == 1, !items[0].excluded { return items[0].clause }
    return .all(items)
  }

  private mutating func item() -> TypedQuery.Item? {
    var excluded = false
    var sign: QueryToken?
    while peek == .not {
      sign = tokens[place]
      excluded.toggle()
      place += 1
    }
    guard let clause = clause() else {
      if let sign { dangling(sign) }
      return nil
    }
    return TypedQuery.Item(clause: clause, excluded: excluded)
  }

  private mutating func clause() -> TypedQuery.Clause? {
    guard place < tokens.count else { return nil }
    let token = tokens[place]
    switch token.kind {
    case .words(let text):
      place += 1
      return .words(text, token.range)
    case .phrase(let text, let closed):
      place += 1
      if !closed {
        warn("unclosed-quote", token, "The quote never ends; everything after it was one phrase.")
      }
      return .phrase(text, token.range)
    case .prefix(let text):
      place += 1
      return .prefix(text, token.range)
    case .star:
      place += 1
      return .everything
    case .field(let name, let values):
      place += 1
      return .field(name: name, token.range, values: values)
    case .open: return group()
    case .close, .and, .or, .not: return nil
    }
  }

  /// What stands in parentheses; beyond the limit they are only counted.
  private mutating func group() -> TypedQuery.Clause? {
    let sign = tokens[place]
    place += 1
    depth += 1
    deepest = max(deepest, depth)
    defer { depth -= 1 }
    guard depth <= levels else {
      skipGroup()
      return nil
    }
    let inside = alternatives()
    if peek == .close {
      place += 1
    } else {
      warn("unmatched-parenthesis", sign, "“(” is never closed; it was closed at the end.")
    }
    return inside == .all([]) ? nil : inside
  }

  private mutating func skipGroup() {
    var open = 1
    var level = depth
    while place < tokens.count, open > 0 {
      switch tokens[place].kind {
      case .open:
        open += 1
        level += 1
        deepest = max(deepest, level)
      case .close:
        open -= 1
        level -= 1
      default: break
      }
      place += 1
    }
  }

  private mutating func dangling(_ sign: QueryToken) {
    let name: String
    switch sign.kind {
    case .and: name = "AND"
    case .or: name = "OR"
    default: name = sign.range.length == 1 ? "-" : "NOT"
    }
    warn(
      "operator-alone", sign,
      "“\(name)” needs a word or a filter beside it and was ignored. To search for the word itself, put it in quotes."
    )
  }

  private mutating func warn(_ code: String, _ token: QueryToken, _ message: String) {
    guard warnings.count < 20 else { return }
    warnings.append(
      QueryWarning(
        code: code, position: token.range.start, length: token.range.length, message: message))
  }
}
