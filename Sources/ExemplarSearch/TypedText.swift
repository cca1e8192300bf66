/// A typed text by its scalars, to cut pieces out of it or exchange them.
struct TypedText {
  private let scalars: [Unicode.Scalar]

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  /// What stands at a place.
  subscript(range: TypedRange) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars[range.start..<min(range.end, scalars.count)])
    return text
  }

  /// The text without some places, each of which becomes one space.
  func cutting(_ places: [TypedRange]) -> String {
    TypedText.withoutAnd(
      replacing(places.map { ($0, " ") }).split(separator: " ", omittingEmptySubsequences: true)
        .joined(separator: " "))
  }

  /// A piece of text without an `AND` at either end.
  static func withoutAnd(_ text: String) -> String {
    var words = text.split(separator: " ", omittingEmptySubsequences: true)[...]
    while words.first == "AND" { words.removeFirst() }
    while words.last == "AND" { words.removeLast() }
    return words.joined(separator: " ")
  }

  /// True where nothing stands at a place, or a space, or this sign.
  func isFree(_ place: Int, orHas sign: Unicode.Scalar) -> Bool {
    guard scalars.indices.contains(place) else { return true }
    return scalars[place].properties.isWhitespace || scalars[place] == sign
  }

  /// The text with other words at some places; where they overlap, the first wins.
  func replacing(_ changes: [(range: TypedRange, by: String)]) -> String {
    var text = ""
    var place = 0
    for (range, new) in changes.sorted(by: { $0.range.start < $1.range.start }) {
      if range.start >= place {
        text.unicodeScalars.append(contentsOf: scalars[place..<range.start])
        text += new
      }
      place = max(place, range.end)
    }
    text.unicodeScalars.append(contentsOf: scalars[min(place, scalars.count)...])
    return text
  }

  /// A place with the punctuation on both sides, up to a space, a parenthesis, a quote or another word.
  func withSigns(_ range: TypedRange) -> TypedRange {
    var range = range
    while range.end < scalars.count, isSign(scalars[range.end]) { range.end += 1 }
    while range.start > 0, isSign(scalars[range.start - 1]) { range.start -= 1 }
    return range
  }

  /// True where nothing but spaces stands between two places.
  func areNeighbors(_ one: TypedRange, _ other: TypedRange) -> Bool {
    one.end < other.start && scalars[one.end..<other.start].allSatisfy(\.properties.isWhitespace)
  }

  private func isSign(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    return !properties.isWhitespace && !properties.isAlphabetic && properties.numericType == nil
      && scalar != "(" && scalar != ")" && !QueryLexer.isQuote(scalar)
  }
}
