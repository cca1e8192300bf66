extension Vocabulary {
  /// The entries that match words: every word begins a word of the code, the labels or an alias.
  ///
  /// Best first: an id or code as typed, a label as typed, a label that begins so, then the rest in the
  /// vocabulary's order. No words give every entry; words that match nothing give the nearest entries.
  ///
  /// ```swift
  /// concepts.search("program dev").map(\.id)   // ["AP.program-development"]
  /// ```
  public func search(_ words: String) -> [VocabularyEntry] {
    let name = folded(words)
    if name.isEmpty { return entries }
    let found = matching(name, limit: entries.count)
    return found.isEmpty ? nearest(words, limit: 10) : found
  }

  /// The entries of which one form has a word that begins with each of the folded words.
  func matching(_ name: String, limit: Int) -> [VocabularyEntry] {
    let words = name.split(separator: " ")
    var ranks: [Int: Int] = [:]
    for form in forms.all {
      guard let rank = rank(of: form, name: name, words: words) else { continue }
      ranks[form.entry] = min(rank, ranks[form.entry] ?? rank)
    }
    let sorted = ranks.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
    return sorted.prefix(limit).map { entries[$0.key] }
  }

  /// 0 for the id or code itself up to 4 for words inside an alias; nil where a word is missing.
  private func rank(of form: VocabularyForms.Form, name: String, words: [Substring]) -> Int? {
    if form.folded == name { return min(form.kind.rawValue / 2, 1) }
    let loose = loosened(form.folded)
    let starts =
      form.folded.split(separator: " ") + loose.split(separator: " ")
      + form.folded.split { !$0.isLetter && !$0.isNumber }
    for word in words where !starts.contains(where: { $0.hasPrefix(word) }) {
      guard
        loosened(String(word)).split(separator: " ").allSatisfy({ part in
          starts.contains { $0.hasPrefix(part) }
        })
      else { return nil }
    }
    if form.folded.hasPrefix(name) { return 2 }
    return form.kind == .alias ? 4 : 3
  }
}
