/// In how many entries of a vocabulary each word of their names stands; needed only for suggestions.
final class WordFrequency: Sendable {
  let count: [ArraySlice<UInt8>: Int]

  /// Counts the words of all forms, each once for an entry.
  init(_ forms: VocabularyForms) {
    var last: [ArraySlice<UInt8>: Int] = [:]
    var count: [ArraySlice<UInt8>: Int] = [:]
    for form in forms.all {
      for word in Likeness.words(of: Array(form.folded.utf8)) where last[word] != form.entry {
        last[word] = form.entry
        count[word, default: 0] += 1
      }
    }
    self.count = count
  }
}
