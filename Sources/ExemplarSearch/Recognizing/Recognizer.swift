internal import ExemplarLanguage
internal import ExemplarVocabulary

/// Finds the plain words of a question that name a value: the longest runs, from left to right.
///
/// ```swift
/// // “3rd grade fractions” → grade:3 · “iste 4a” → iste:4a · “art” → subject:vapa, as a suggestion
/// ```
struct Recognizer {
  /// A plain word with its place.
  struct Word {
    var token: Token
    /// Which piece of the question it stands in.
    var item: Int
    /// The piece is one thing that must not be cut: `3-5.AP.13`.
    var isHeld: Bool
  }

  /// Words that name a value.
  struct Run {
    var words: Range<Int>
    var field: Field
    /// The value as it is typed after the field: an id, or `3-5`.
    var value: String
    var label: String
    var strength: NameTable.Strength
    /// The name's own words.
    var name = ""
    var isCorrected = false

    var isTelling: Bool { strength != .suggests }
  }

  /// At most this many values are told: each costs a count.
  static let most = 5
  /// No name has more words.
  static let longest = 16

  let lexicon: any Lexicon
  let names: NameTable
  /// Words side by side, of which nothing stands between.
  let words: [Word]
  /// The typed text that they stand in.
  let text: [Unicode.Scalar]

  /// The runs, in order.
  func runs() throws(SearchError) -> [Run] {
    var runs: [Run] = []
    var place = 0
    while place < words.count {
      if let run = try run(at: place) {
        runs.append(run)
        place = run.words.upperBound
      } else {
        place += 1
      }
    }
    return runs + (try misspelled(beside: runs))
  }

  /// The longest run that begins here, unless a surer one begins inside and reaches further.
  private func run(at place: Int) throws(SearchError) -> Run? {
    guard let run = try longest(at: place) else { return nil }
    guard !run.isTelling else { return run }
    for later in run.words.dropFirst() {
      if let other = try longest(at: later), other.isTelling,
        other.words.upperBound > run.words.upperBound
      {
        return nil
      }
    }
    return run
  }

  private func longest(at place: Int) throws(SearchError) -> Run? {
    let named = named(at: place)
    guard let grades = try grades(at: place) else { return named }
    return (named?.words.count ?? 0) >= grades.words.count ? named : grades
  }

  // MARK: Names

  /// The longest name that begins here.
  private func named(at place: Int) -> Run? {
    var best: Run?
    var keys = Keys()
    for end in place..<min(place + Self.longest, words.count) {
      let token = words[end].token
      if end > place, NameWords.isJoint(token.text) { continue }
      keys.append(token)
      let range = place..<(end + 1)
      if let name = keys.name(in: names), let run = run(name, range) { best = run }
      guard keys.goOn(in: names) else { break }
    }
    return best
  }

  /// A name as a run; nil where it would cut what hangs together, or is too common a word.
  func run(_ name: NameTable.Name, _ range: Range<Int>, isCorrected: Bool = false) -> Run? {
    guard isWhole(range), let field = lexicon.field(named: name.field) else { return nil }
    if range.count == 1, lexicon.isCommon(words[range.lowerBound].token.text) { return nil }
    return Run(
      words: range, field: field, value: name.value, label: name.label, strength: name.strength,
      name: name.words, isCorrected: isCorrected)
  }

  /// True where a run begins and ends with pieces that may be cut there.
  func isWhole(_ range: Range<Int>) -> Bool {
    let (first, last) = (range.lowerBound, range.upperBound - 1)
    let cutsFirst = first > 0 && words[first].isHeld && words[first - 1].item == words[first].item
    let cutsLast =
      last + 1 < words.count && words[last].isHeld && words[last + 1].item == words[last].item
    return !cutsFirst && !cutsLast
  }
}

/// Words as names are looked up: as a code, which keeps together what hangs together, and as words.
private struct Keys {
  private var code = ""
  private var plain = ""
  private var isCodeAlive = true
  private var isPlainAlive = true

  mutating func append(_ token: Token) {
    if !plain.isEmpty {
      code += token.joined ? "." : " "
      plain += " "
    }
    code += token.text
    plain += token.text
  }

  func name(in table: NameTable) -> NameTable.Name? {
    if isCodeAlive, let name = table.name(code) { return name }
    return isPlainAlive && plain != code ? table.name(plain) : nil
  }

  /// False where no name goes on from here.
  mutating func goOn(in table: NameTable) -> Bool {
    isCodeAlive = isCodeAlive && table.begins(code)
    isPlainAlive = isPlainAlive && (plain == code ? isCodeAlive : table.begins(plain))
    return isCodeAlive || isPlainAlive
  }
}
