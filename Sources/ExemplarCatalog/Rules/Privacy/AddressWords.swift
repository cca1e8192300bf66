internal import ExemplarVocabulary

/// Some words of a line, among which an address may begin.
struct AddressWords {
  /// `bare` has no punctuation at its ends.
  struct Word {
    var written: String
    var bare: String
    var folded: String
    /// What ends it beside letters: `,` or `.`.
    var tail: Character?

    init(_ bytes: ArraySlice<UInt8>) {
      written = String(decoding: bytes, as: UTF8.self)
      var rest = written[...]
      while let first = rest.first, Self.signs.contains(first) { rest.removeFirst() }
      while let last = rest.last, Self.signs.contains(last) { rest.removeLast() }
      bare = String(rest)
      folded = ExemplarVocabulary.folded(bare)
      tail = written.last.flatMap { Self.signs.contains($0) ? $0 : nil }
    }

    private static let signs: Set<Character> = [",", ".", ";", ":", "!", "?", "”", "“", "_"]
  }

  private let words: [Word]

  init(_ words: [Word]) { self.words = words }

  /// The last word of an address that begins at a word.
  func address(_ place: Int) -> Int? { american(place) ?? box(place) ?? spanish(place) }
}

// In English: a number, a name, a kind of street.
extension AddressWords {
  /// The last word of an address that begins here.
  private func american(_ place: Int) -> Int? {
    guard let digits = houseNumber(words[place]), words[place].tail == nil, mayBegin(place) else {
      return nil
    }
    if let end = spanishAfterNumber(place, digits) { return end }
    for kind in place + 2..<min(place + 7, max(words.count, place + 2)) {
      let names = words[place + 1..<kind]
      guard names.allSatisfy(isName) else { return nil }
      let isShort = Self.shortKinds.contains(words[kind].folded)
      let isKind = isShort || Self.kinds.contains(words[kind].folded)
      guard isKind, words[kind].bare.first?.isUppercase == true else { continue }
      if names.allSatisfy({ Self.directions.contains($0.folded) }) { continue }
      let isPlain = digits > 2 && (!isShort || words[kind].tail == nil || endsSentence(kind))
      if kind + 1 < words.count, ["of", "to"].contains(words[kind + 1].written) { return nil }
      return isPlain || isEnd(kind, orLine: digits > 1) ? kind : nil
    }
    return nil
  }

  /// How many digits a house number has: `1425`, `221B`.
  private func houseNumber(_ word: Word) -> Int? {
    let digits = word.bare.prefix { $0.isASCII && $0.isNumber }
    let rest = word.bare.dropFirst(digits.count)
    guard (1...5).contains(digits.count), digits.first != "0", rest.count <= 1,
      rest.allSatisfy({ $0.isASCII && $0.isUppercase })
    else { return nil }
    return word.written.first?.isNumber == true ? digits.count : nil
  }

  /// A number that counts lessons, or a year, begins no address.
  private func mayBegin(_ place: Int) -> Bool {
    guard place > 0 else { return true }
    let before = words[place - 1]
    if before.tail != nil { return true }
    let isYear = words[place].bare.count == 4 && ["1", "2"].contains(words[place].bare.first)
    return !Self.counted.contains(before.folded) && !(isYear && Self.inTime.contains(before.folded))
  }

  private func isName(_ word: Word) -> Bool {
    guard word.tail == nil || word.tail == "." && word.bare.count <= 2 else { return false }
    guard let first = word.bare.first else { return false }
    let isOrdinal = first.isNumber && ["st", "nd", "rd", "th"].contains(word.folded.suffix(2))
    return first.isUppercase || isOrdinal
  }

  /// True where an address may end: a comma, the end of the line, a number of a flat.
  private func isEnd(_ place: Int, orLine: Bool) -> Bool {
    if words[place].tail == "," { return true }
    guard place + 1 < words.count else { return orLine }
    let next = words[place + 1]
    return Self.flats.contains(next.folded) || next.written.hasPrefix("#")
  }

  /// `St.` before a capital is a saint, and `Dr.` a doctor.
  private func endsSentence(_ place: Int) -> Bool {
    words[place].tail == "." && place + 1 < words.count
      && words[place + 1].bare.first?.isLowercase == true
  }

  /// `P.O. Box 123`
  private func box(_ place: Int) -> Int? {
    guard Self.boxes.contains(words[place].folded), place + 2 < words.count,
      ["box", "postal"].contains(words[place + 1].folded)
    else {
      return nil
    }
    return words[place + 2].bare.first?.isNumber == true ? place + 2 : nil
  }

  static let boxes: Set<String> = ["p.o", "po", "apartado"]
  private static let kinds: Set<String> = [
    "street", "avenue", "boulevard", "drive", "road", "lane", "way", "court", "place", "circle",
    "terrace", "parkway", "highway", "trail", "alley",
  ]
  private static let shortKinds: Set<String> = [
    "st", "ave", "blvd", "dr", "rd", "ln", "ct", "pl", "cir", "ter", "pkwy", "hwy",
  ]
  private static let directions: Set<String> = [
    "n", "s", "e", "w", "ne", "nw", "se", "sw", "north", "south", "east", "west",
  ]
  private static let flats: Set<String> = [
    "apt", "apartment", "unit", "suite", "ste", "floor", "room",
  ]
  private static let counted: Set<String> = [
    "lesson", "unit", "step", "day", "part", "chapter", "grade", "grades", "activity", "figure",
    "table", "session", "week", "level", "slide", "page", "task", "cycle", "question", "problem",
    "section", "exercise", "option", "group", "team", "round", "stage", "phase", "standard",
    "version",
    "leccion", "unidad", "paso", "dia", "parte", "capitulo", "grado", "actividad", "figura",
    "tabla",
    "sesion", "semana", "nivel", "pagina", "tarea", "pregunta", "ciclo", "grupo",
  ]
  private static let inTime: Set<String> = [
    "in", "since", "by", "until", "before", "after", "from", "the", "en", "desde", "hasta", "de",
    "del",
  ]
}

// In Spanish: a kind of street, a name, a number; in California also the number first.
extension AddressWords {
  private func spanish(_ place: Int) -> Int? {
    guard Self.calles.contains(words[place].folded), words[place].bare.first?.isUppercase == true
    else { return nil }
    var names = 0
    for next in place + 1..<min(place + 8, max(words.count, place + 1)) {
      let word = words[next]
      if let end = number(next), names > 0 || word.written.hasPrefix("#") { return end }
      let isNumberName = word.bare.allSatisfy { $0.isNumber } && names == 0
      let isCapital = word.bare.first?.isUppercase == true
      guard isCapital || isNumberName || Self.particles.contains(word.folded) else { return nil }
      if isCapital || isNumberName { names += 1 }
      guard word.tail == nil || word.tail == "," else { return nil }
    }
    return nil
  }

  /// A house number here, or behind `No.` or `#`: its last word.
  private func number(_ place: Int) -> Int? {
    let word = words[place]
    if Self.numberSigns.contains(word.folded) || word.written == "#" {
      return place + 1 < words.count && isHouse(words[place + 1].bare) ? place + 1 : nil
    }
    return isHouse(word.bare.hasPrefix("#") ? String(word.bare.dropFirst()) : word.bare)
      ? place : nil
  }

  private func isHouse(_ text: String) -> Bool {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let rest = text.dropFirst(digits.count)
    return (1...5).contains(digits.count) && digits.first != "0"
      && (rest.isEmpty || rest.first == "-" || rest.count == 1)
  }

  /// `1245 Avenida César Chávez`
  private func spanishAfterNumber(_ place: Int, _ digits: Int) -> Int? {
    guard digits > 1, place + 2 < words.count, Self.calles.contains(words[place + 1].folded),
      words[place + 1].bare.first?.isUppercase == true,
      words[place + 2].bare.first?.isUppercase == true
    else { return nil }
    return place + 2
  }

  static let calles: Set<String> = [
    "calle", "avenida", "av", "avda", "calzada", "bulevar", "paseo", "privada", "callejon",
    "camino",
    "carretera", "c/",
  ]
  private static let particles: Set<String> = ["de", "del", "la", "las", "los", "el", "y"]
  private static let numberSigns: Set<String> = ["no", "num", "numero", "nº", "n.º", "n"]
}
