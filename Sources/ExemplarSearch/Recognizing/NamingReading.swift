internal import ExemplarLanguage
internal import ExemplarVocabulary

/// Reads which plain words of the top level name a value, and how sure that is.
///
/// Words in quotes, after a field's name, with a sign before them, in groups or beside `AND` are none of these.
struct NamingReading {
  let lexicon: any Lexicon
  let text: [Unicode.Scalar]
  /// How long the question may be with the filter in it.
  let limits: SearchLimits

  /// A naming with the pieces of the question that say it.
  struct Found {
    var naming: UnderstoodQuery.Naming
    var items: Range<Int>
  }

  /// The question in pieces, of which each naming has its own.
  struct Reading {
    var items: [TypedQuery.Item]
    var found: [Found]
  }

  init(_ text: String, lexicon: any Lexicon, limits: SearchLimits) {
    self.lexicon = lexicon
    self.text = Array(text.unicodeScalars)
    self.limits = limits
  }

  /// Reads the pieces of the top level; `holds` tells which of them is one thing that must not be cut.
  func read(
    _ items: [TypedQuery.Item], holds: (String) -> Bool
  ) throws(SearchError) -> Reading {
    let stretches = stretches(items, holds)
    guard !stretches.isEmpty else { return Reading(items: items, found: []) }
    let names = try lexicon.names()
    var runs: [(run: Recognizer.Run, words: [Recognizer.Word])] = []
    for words in stretches {
      let recognizer = Recognizer(lexicon: lexicon, names: names, words: words, text: text)
      runs += try recognizer.runs().map { ($0, words) }
    }
    // The surer ones first, in the order of their words.
    let chosen = (runs.filter(\.run.isTelling) + runs.filter { !$0.run.isTelling })
      .prefix(Recognizer.most)
    var namings: [UnderstoodQuery.Naming] = []
    for (run, words) in chosen {
      if let naming = try naming(run, words) { namings.append(naming) }
    }
    return cut(items, by: namings.sorted { $0.range.start < $1.range.start })
  }

  // MARK: Words

  /// Plain words, wherever nothing else stands between them.
  private func stretches(
    _ items: [TypedQuery.Item], _ holds: (String) -> Bool
  ) -> [[Recognizer.Word]] {
    guard items.contains(where: { $0.plainRange != nil }) else { return [] }
    var whole = String.UnicodeScalarView()
    whole.append(contentsOf: text)
    var tokens = Tokenizer.tokens(of: String(whole))[...]
    var stretches: [[Recognizer.Word]] = [[]]
    for (number, item) in items.enumerated() {
      guard let range = item.plainRange, case .words(let written, _) = item.clause else {
        stretches.append([])
        continue
      }
      tokens = tokens.drop { $0.start < range.start }
      let own = tokens.prefix { $0.end <= range.end }
      let isHeld = own.count > 1 && holds(written)
      stretches[stretches.count - 1] += own.map {
        Recognizer.Word(token: $0, item: number, isHeld: isHeld)
      }
    }
    return stretches.filter { !$0.isEmpty }
  }

  // MARK: Meaning

  private func naming(
    _ run: Recognizer.Run, _ words: [Recognizer.Word]
  ) throws(SearchError) -> UnderstoodQuery.Naming? {
    let value = TypedQuery.Value(text: run.value, quoted: true, range: TypedRange(0, 0))
    let filter: UnderstoodQuery.Filter
    if run.field.name == "grade" {
      var reading = FieldReading(field: run.field, lexicon: lexicon, isOption: true)
      let list = run.value.contains(",") ? TypedQuery.Value.pieces(of: value) : [value]
      guard let read = try reading.filter(of: list, includesUnknown: false) else { return nil }
      filter = read
    } else {
      filter = .init(
        field: run.field, values: [run.value], ranges: [], labels: [run.label],
        includesUnknown: false)
    }
    let first = words[run.words.lowerBound].token
    let last = words[run.words.upperBound - 1].token
    var typed = String.UnicodeScalarView()
    typed.append(contentsOf: text[first.start..<last.end])
    let isList = run.value.contains(",")
    let naming = UnderstoodQuery.Naming(
      typed: String(typed), range: TypedRange(first.start, last.end), filter: filter,
      written: run.field.name + ":" + (isList ? run.value : Suggesting.written(run.value)),
      label: run.label, weight: try weight(of: run, words), isCorrected: run.isCorrected,
      terms: 0..<0)
    let longer = naming.written.unicodeScalars.count - naming.range.length + 2
    return text.count + longer > limits.characters ? nil : naming
  }

  /// A school's bare name may be an everyday word: the lessons that have it tell.
  private func weight(
    of run: Recognizer.Run, _ words: [Recognizer.Word]
  ) throws(SearchError) -> UnderstoodQuery.Naming.Weight {
    switch run.strength {
    case .suggests: return .suggests
    case .counts: return .counts
    case .ranks: return .ranks
    case .byname, .nickname:
      let named =
        run.isCorrected
        ? run.name.split(separator: " ").map(String.init)
        : words[run.words].map(\.token.text)
      let spread = try lexicon.spread(of: named, with: run.value, run.field)
      let others = spread.all - spread.carrying
      let isMeant = run.strength == .byname ? others <= spread.carrying : others == 0
      return isMeant ? .ranks : .suggests
    }
  }

  // MARK: Pieces

  /// Cuts the pieces so that each naming that counts has its own; what only suggests cuts nothing.
  private func cut(
    _ items: [TypedQuery.Item], by namings: [UnderstoodQuery.Naming]
  ) -> Reading {
    var reading = Reading(items: [], found: [])
    for item in items {
      guard let range = item.plainRange,
        namings.contains(where: { $0.counts && $0.range.overlaps(range) })
      else {
        reading.items.append(item)
        continue
      }
      for piece in pieces(of: item, range, namings) { reading.items.append(piece) }
    }
    reading.found = namings.map { naming in
      guard naming.counts else { return Found(naming: naming, items: 0..<0) }
      let own = reading.items.indices.filter {
        reading.items[$0].plainRange.map { naming.range.overlaps($0) } ?? false
      }
      return Found(naming: naming, items: (own.first ?? 0)..<((own.last ?? -1) + 1))
    }
    return reading
  }

  /// A piece that a naming shares, cut at the naming's ends.
  private func pieces(
    of item: TypedQuery.Item, _ range: TypedRange, _ namings: [UnderstoodQuery.Naming]
  ) -> [TypedQuery.Item] {
    let ends = namings.filter(\.counts).flatMap { [$0.range.start, $0.range.end] }
      .filter { $0 > range.start && $0 < range.end }
    let places = [range.start] + Set(ends).sorted() + [range.end]
    return zip(places, places.dropFirst()).map { start, end in
      var piece = String.UnicodeScalarView()
      piece.append(contentsOf: text[start..<end])
      return TypedQuery.Item(clause: .words(String(piece), TypedRange(start, end)), excluded: false)
    }
  }
}

extension TypedQuery.Item {
  /// The place of plain words without a sign.
  fileprivate var plainRange: TypedRange? {
    guard case .words(_, let range) = clause, !excluded, !insisted else { return nil }
    return range
  }
}

extension TypedRange {
  fileprivate func overlaps(_ other: TypedRange) -> Bool { start < other.end && other.start < end }
}
