/// A stretch of what was written, folded, that still knows its original words.
struct GradeText {
  /// As it is compared.
  let folded: String
  /// The same stretch as it was written.
  let written: String

  private let scalars: ArraySlice<Unicode.Scalar>
  private let origin: Origin

  /// The whole text and the way back to it.
  private final class Origin: Sendable {
    let scalars: [Unicode.Scalar]
    let map: [Int]
    init(_ scalars: [Unicode.Scalar], _ map: [Int]) {
      self.scalars = scalars
      self.map = map
    }
  }

  /// Folds a whole text.
  init(_ text: String) {
    let (scalars, map) = foldedWithMap(text)
    self.init(scalars[...], Origin(Array(text.unicodeScalars), map))
  }

  private init(_ scalars: ArraySlice<Unicode.Scalar>, _ origin: Origin) {
    let front = scalars.drop { $0 == " " }
    let trimmed = front.prefix(front.count - front.reversed().prefix { $0 == " " }.count)
    self.scalars = trimmed
    self.origin = origin
    folded = text(trimmed)
    if let first = trimmed.indices.first, let last = trimmed.indices.last {
      written = text(origin.scalars[origin.map[first]...origin.map[last]])
    } else {
      written = ""
    }
  }

  /// True where nothing but spaces stands.
  var isEmpty: Bool { scalars.isEmpty }

  /// Both sides of every place where the separator stands.
  func halves(at separator: String) -> [(GradeText, GradeText)] {
    let mark = Array(separator.unicodeScalars)
    guard scalars.count >= mark.count else { return [] }
    return (scalars.startIndex...scalars.endIndex - mark.count).compactMap { start in
      guard scalars[start..<start + mark.count].elementsEqual(mark) else { return nil }
      return (part(..<start), part((start + mark.count)...))
    }
  }

  /// The pieces between commas, slashes and the words for “and” and “or”.
  func pieces() -> [GradeText] {
    let joints: Set<String> = ["and", "y", "e", "or", "o", "u", "&", "+"]
    let signs: Set<Unicode.Scalar> = [",", ";", "/", "&", "+"]
    var pieces: [GradeText] = []
    for stretch in scalars.split(whereSeparator: signs.contains) {
      for words in stretch.split(separator: " ").split(whereSeparator: { joints.contains(text($0)) }
      ) {
        guard let first = words.first, let last = words.last else { continue }
        pieces.append(part(first.startIndex..<last.endIndex))
      }
    }
    return pieces.filter { !$0.isEmpty }
  }

  /// Without the given words at either end: `grades 3-5` → `3-5`.
  func without(leading: Set<String>, trailing: Set<String>) -> GradeText {
    var words = scalars.split(separator: " ")[...]
    while words.count > 1, let first = words.first, leading.contains(text(first)) {
      words = words.dropFirst()
    }
    while words.count > 1, let last = words.last, trailing.contains(text(last)) {
      words = words.dropLast()
    }
    guard let first = words.first, let last = words.last else { return self }
    return part(first.startIndex..<last.endIndex)
  }

  private func part(_ range: some RangeExpression<Int>) -> GradeText {
    GradeText(scalars[range], origin)
  }
}

/// Scalars as text.
private func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
  var view = String.UnicodeScalarView()
  view.append(contentsOf: scalars)
  return String(view)
}
