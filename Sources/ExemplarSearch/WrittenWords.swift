internal import ExemplarLanguage

/// How a text writes the words of some stems: `circuit` as `circuits`, `program` as `programación`.
struct WrittenWords {
  /// By stem; a stem that stands in no text is absent.
  private(set) var words: [String: String] = [:]

  /// Looks the stems up in texts of one language, of which the first that has a word decides.
  init(of stems: Set<String>, by analyzer: Analyzer, in texts: [String]) {
    var wanted = stems
    let beginnings = ByteSet(stems.compactMap(\.utf8.first))
    for text in texts where !wanted.isEmpty {
      var found: [(stem: String, token: Token)] = []
      Tokenizer.forEachToken(of: text, beginningWith: beginnings) { token in
        guard let first = token.text.utf8.first, beginnings.contains(first) else { return }
        let stem = analyzer.stem(token.text)
        if wanted.remove(stem) != nil { found.append((stem, token)) }
      }
      guard !found.isEmpty else { continue }
      let scalars = Array(text.unicodeScalars)
      for (stem, token) in found {
        var word = String.UnicodeScalarView()
        word.append(contentsOf: scalars[token.start..<token.end])
        words[stem] = String(word).lowercased()
      }
    }
  }
}
