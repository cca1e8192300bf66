internal import ExemplarLanguage
package import ExemplarSearch

/// What a shell offers for the words of a question: the ends of titles, names and words that begin as typed.
///
/// ```swift
/// let line = TypedLine(["exemplar", "search", "Paper", "cir"], at: 3)
/// try WordCompletion(line, by: .bash).completions(from: reader)
/// // ["circuits", "circuits that tell a story"]
/// ```
///
/// A completion goes on as the reader began, in her case and with her accents, in small letters: it is searched for in
/// the same way. It has only what makes words, so that no title can say anything to a shell or to the search.
package struct WordCompletion {
  private let line: TypedLine
  private let shell: ShellWord.Shell
  /// How many suggestions are asked for: all there can be.
  private static let limit = 20

  /// Prepares for one line.
  package init(_ line: TypedLine, by shell: ShellWord.Shell) {
    self.line = line
    self.shell = shell
  }

  /// The completions as the script takes them, best first and each once.
  package func completions(from reader: IndexReader) throws(SearchError) -> [String] {
    let suggestions = try reader.suggestions(for: typed, limit: WordCompletion.limit)
    var seen: Set<String> = []
    return suggestions.flatMap { suggested in
      words(of: suggested).filter { seen.insert($0).inserted }.map {
        ShellWord.listed($0, meaning(suggested), by: shell)
      }
    }
  }

  /// Too long a question is completed by nothing: it gets a beginning that nothing has.
  private var typed: String {
    let text =
      line.field.map { $0 + ":" + line.current }
      ?? (line.before + [line.current]).joined(separator: " ")
    return text.unicodeScalars.count <= SearchLimits().characters ? text : ""
  }

  private func words(of suggested: Suggested) -> [String] {
    if let field = line.field ?? ownField {
      guard let value = suggested.value, suggested.field != "id" else { return [] }
      return [line.field == nil ? field + ":" + value : value]
    }
    let end = TitleEnd(of: suggested.text, typed: line.before, line.current)
    let whole = shell == .bash ? nil : end?.whole
    return [end?.text, whole].compactMap { $0 }
  }

  /// The field of `grade:4` where it is one word.
  private var ownField: String? {
    line.current.firstIndex(of: ":").map { String(line.current[..<$0]) }
  }

  private func meaning(_ suggested: Suggested) -> String {
    let count = suggested.count == 1 ? "1 lesson" : "\(suggested.count) lessons"
    switch suggested.kind {
    case .word: return count
    case .exemplar: return suggested.value ?? ""
    case .value: return "\(suggested.field ?? "") \(suggested.value ?? ""), \(count)"
    }
  }
}

/// How a name goes on after what was typed of it.
struct TitleEnd {
  /// What was typed of it in the current word, and all that follows; nil where nothing does.
  let text: String?
  /// The whole name, where it begins before what was typed and nothing stands before the current word.
  let whole: String?

  /// Nil where the name does not have the typed words.
  init?(of name: String, typed before: [String], _ current: String) {
    let tokens = Tokenizer.tokens(of: name)
    let earlier = before.flatMap { Tokenizer.tokens(of: $0) }.map(\.text)
    let now = Tokenizer.tokens(of: current).map(\.text)
    let typed = earlier + now
    guard let place = TitleEnd.place(of: typed, isOpen: !now.isEmpty, in: tokens.map(\.text))
    else { return nil }
    let scalars = Array(name.unicodeScalars)
    func written(_ token: Token) -> String {
      String(String.UnicodeScalarView(scalars[token.start..<token.end])).lowercased()
    }
    let next = tokens[(place + typed.count)...].map(written)
    var end = ""
    if let last = now.last {
      guard let rest = TitleEnd.rest(of: written(tokens[place + typed.count - 1]), after: last)
      else { return nil }
      end = rest
    }
    // A dash excludes one word.
    let isWord = !current.hasPrefix("-")
    let text = current + ([end] + (isWord ? next : [])).joined(separator: " ")
    let trimmed = text.drop { $0 == " " }
    self.text = trimmed.count > current.count ? String(trimmed) : nil
    whole =
      earlier.isEmpty && place > 0 && isWord ? tokens.map(written).joined(separator: " ") : nil
  }

  private static func place(of typed: [String], isOpen: Bool, in words: [String]) -> Int? {
    guard !typed.isEmpty, words.count >= typed.count else { return nil }
    return (0...(words.count - typed.count)).first { start in
      typed.indices.allSatisfy { place in
        let word = words[start + place]
        let isLast = isOpen && place == typed.count - 1
        return isLast ? word.hasPrefix(typed[place]) : word == typed[place]
      }
    }
  }

  /// The word without its beginning, which reads so when it is folded.
  private static func rest(of word: String, after beginning: String) -> String? {
    for end in word.indices {
      let next = word.index(after: end)
      if Tokenizer.tokens(of: String(word[..<next])).map(\.text) == [beginning] {
        return String(word[next...])
      }
    }
    return nil
  }
}
