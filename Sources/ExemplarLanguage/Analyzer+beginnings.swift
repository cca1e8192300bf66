extension Analyzer {
  /// Adds how words begin that are a word or have its stem.
  ///
  /// ```swift
  /// english.insertBeginnings(of: "tie", stem: "tie", into: &beginnings)   // ti, ty: “tying”
  /// ```
  /// The English and the Spanish stemmer change endings behind the second letter, but for the English `-ying`; of other
  /// languages nothing is known, so all words with the first letter are looked at.
  public func insertBeginnings(
    of word: String, stem: String, into beginnings: inout WordBeginnings
  ) {
    let keepsSecond = rules.code == "en" || rules.code == "es"
    for form in [word, stem] {
      beginnings.insert(form, ignoringSecond: !keepsSecond || form.utf8.count < 2)
    }
    let letters = Array(stem.utf8.prefix(2))
    if letters.count == 2, letters[1] == UInt8(ascii: "i"), rules.code == "en" {
      beginnings.insert(letters[0], UInt8(ascii: "y"))
    }
    for (form, standing) in changedBeginnings where standing == stem {
      beginnings.insert(form, ignoringSecond: form.utf8.count < 2)
    }
  }
}
