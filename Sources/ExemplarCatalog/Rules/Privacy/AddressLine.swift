/// One line of a text as words, among which an address may stand.
///
/// Where an address may begin is told from bytes; words are made only of what stands around such a place.
struct AddressLine {
  private let line: ArraySlice<UInt8>
  /// Where each word stands.
  private let places: [Range<Int>]

  init(_ line: ArraySlice<UInt8>) {
    self.line = line
    places = Self.places(in: line)
  }

  private static func places(in line: ArraySlice<UInt8>) -> [Range<Int>] {
    var places: [Range<Int>] = []
    var start = line.startIndex
    for (place, byte) in zip(line.indices, line) where Letter.isOne(byte, of: " \t()[]|<>*\"") {
      if place > start { places.append(start..<place) }
      start = place + 1
    }
    if line.endIndex > start { places.append(start..<line.endIndex) }
    return places
  }

  /// Where addresses stand, in order.
  var matches: [Range<Int>] {
    var matches: [Range<Int>] = []
    var place = 0
    while place < places.count {
      if mayBegin(place), let end = address(place) {
        matches.append(places[place].lowerBound..<places[end].upperBound)
        place = end + 1
      } else {
        place += 1
      }
    }
    return matches
  }

  /// The last word of an address that begins here: it depends on the word before and the nine behind.
  private func address(_ place: Int) -> Int? {
    let first = max(place - 1, 0)
    let near = places[first..<min(place + 10, places.count)]
    let words = AddressWords(near.map { AddressWords.Word(line[$0]) })
    return words.address(place - first).map { $0 + first }
  }
}

// Where an address cannot begin.
extension AddressLine {
  /// False where the bytes of a word and the first of the next rule an address out.
  private func mayBegin(_ place: Int) -> Bool {
    let word = bare(place)
    guard let first = word.first else { return false }
    if Letter.isDigit(first) { return isHouseNumber(place) && mayFollowNumber(place + 1) }
    guard word.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else {
      return first < 0x20 || first >= 0x7F || Letter.isOne(first | 0x20, of: "abcp")
    }
    guard word.count < Self.beginnings.count else { return false }
    return Self.beginnings[word.count].contains { beginning in
      zip(word, beginning).allSatisfy { $0 | 0x20 == $1 }
    }
  }

  /// Up to five digits and a letter, with nothing before or behind them.
  private func isHouseNumber(_ place: Int) -> Bool {
    let word = line[places[place]]
    guard word.count <= 6, let first = word.first, let last = word.last else { return false }
    return Letter.isDigit(first) && (Letter.isDigit(last) || Letter.isCapital(last))
  }

  /// False for a word in lower case: it is no name of a street.
  private func mayFollowNumber(_ place: Int) -> Bool {
    guard place < places.count, let first = bare(place).first else { return false }
    return first &- 0x61 >= 26
  }

  /// Without the signs at its ends.
  private func bare(_ place: Int) -> ArraySlice<UInt8> {
    var word = line[places[place]]
    while let first = word.first, Letter.isOne(first, of: ",.;:!?_") { word.removeFirst() }
    while let last = word.last, Letter.isOne(last, of: ",.;:!?_") { word.removeLast() }
    return word
  }

  /// The first words of addresses that begin with no number, by their length.
  private static let beginnings: [[[UInt8]]] = {
    let words = AddressWords.boxes.union(AddressWords.calles).map { Array($0.utf8) }
    return (0...(words.map(\.count).max() ?? 0)).map { length in
      words.filter { $0.count == length }
    }
  }()
}
