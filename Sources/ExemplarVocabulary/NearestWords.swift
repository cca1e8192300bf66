/// The words nearest to a mistyped one, best first: keys of a file, names of fields, commands.
///
/// ```swift
/// nearestWords(to: "langauge", among: ["language", "license", "lesson"])   // ["language"]
/// ```
public func nearestWords(to text: String, among words: [String], limit: Int = 1) -> [String] {
  guard text.utf8.count <= 200 else { return [] }
  let likeness = Likeness(folded(text))
  let distances = words.enumerated().compactMap { position, word in
    likeness.distance(to: folded(word)).map { (distance: $0, position: position, word: word) }
  }
  let sorted = distances.sorted { ($0.distance, $0.position) < ($1.distance, $1.position) }
  return sorted.prefix(limit).map(\.word)
}
