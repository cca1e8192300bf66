internal import ExemplarVocabulary

/// The words that messages are made of.
enum Words {
  /// `a, b or c`
  static func list(_ words: [String], _ conjunction: String) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return "\(words.dropLast().joined(separator: ", ")) \(conjunction) \(last)"
  }

  /// `Did you mean “3” or “4”?`; nil without words.
  static func didYouMean(_ words: [String]) -> String? {
    words.isEmpty ? nil : "Did you mean \(list(words.map { "“\($0)”" }, "or"))?"
  }

  /// The nearest of a few words, best first, at most three.
  static func nearest(to text: String, among words: [String]) -> [String] {
    let entries = words.map { VocabularyEntry(id: $0, scheme: "", label: $0) }
    switch Vocabulary(name: "", title: "", entries: entries).resolve(text) {
    case .found(let entry, _): return [entry.id]
    case .ambiguous(let entries, _): return entries.map(\.id)
    case .unknown(let nearest): return nearest.map(\.id)
    }
  }

  /// `a grade`, `an ISTE standard`
  static func withArticle(_ noun: String) -> String {
    let vowels: Set<Character> = ["a", "e", "i", "o", "u"]
    return (noun.lowercased().first.map(vowels.contains) == true ? "an " : "a ") + noun
  }

  /// An entry as a person reads it: `“4a” (Use a design process)`; a label that holds the id is not repeated.
  static func entry(_ entry: VocabularyEntry) -> String {
    entry.label.contains(entry.id) ? "“\(entry.id)”" : "“\(entry.id)” (\(entry.label))"
  }
}
