internal import ExemplarLanguage
internal import ExemplarVocabulary

extension Recognizer {
  /// The longest grade, range or list of grades that begins here: `grades 3-5`, `3rd and 4th grade`, `K-5`.
  ///
  /// Numbers alone are none: a word for grade stands with them, or kindergarten hangs on them.
  func grades(at place: Int) throws(SearchError) -> Run? {
    let first = words[place].token.text
    guard Self.gradeWords.contains(first) || Self.isGrade(first),
      let field = lexicon.field(named: "grade"), let name = field.vocabulary
    else { return nil }
    var end = place
    while end < min(place + 10, words.count), Self.isPart(words[end].token.text) { end += 1 }
    while end > place + 1 {
      let range = place..<end
      if saysGrade(range), isWhole(range),
        let vocabulary = try lexicon.vocabulary(named: name),
        let read = Self.grades(written(range), vocabulary)
      {
        return Run(
          words: range, field: field, value: read.value, label: read.label, strength: .ranks)
      }
      end -= 1
    }
    return nil
  }

  /// The words as they were typed, with what stands between them.
  func written(_ range: Range<Int>) -> String {
    let start = words[range.lowerBound].token.start
    let end = words[range.upperBound - 1].token.end
    var written = String.UnicodeScalarView()
    written.append(contentsOf: text[start..<end])
    return String(written)
  }

  /// True where a word for grade stands with grades, or kindergarten hangs on a number.
  private func saysGrade(_ range: Range<Int>) -> Bool {
    let tokens = words[range].map(\.token)
    guard let last = tokens.last, tokens.contains(where: { Self.isGrade($0.text) }),
      Self.gradeWords.contains(last.text) || Self.isGrade(last.text)
    else { return false }
    if tokens.contains(where: { Self.gradeWords.contains($0.text) }) { return true }
    return tokens.count == 2 && last.joined && Self.early.contains(tokens[0].text)
      && Self.hasNumber(last.text)
  }

  /// What an expression means, as it is typed after the field, and as a reader sees it.
  private static func grades(
    _ text: String, _ vocabulary: Vocabulary
  ) -> (value: String, label: String)? {
    // What is no grade is no error here: it stays words.
    guard let read = try? GradeExpression(text, in: vocabulary), let first = read.grades.first,
      let last = read.grades.last
    else { return nil }
    if let entry = read.entry ?? (first == last ? vocabulary[first] : nil) {
      return (entry.id, entry.label)
    }
    let all = vocabulary.entries.filter(\.covers.isEmpty).map(\.id)
    guard let start = all.firstIndex(of: first), let end = all.firstIndex(of: last),
      all[start...end].elementsEqual(read.grades)
    else {
      return (read.grades.joined(separator: ","), "Grades " + read.grades.joined(separator: ", "))
    }
    return ("\(first)-\(last)", "Grades \(first)–\(last)")
  }

  // MARK: Words of a grade

  private static func isPart(_ word: String) -> Bool {
    gradeWords.contains(word) || joints.contains(word) || isGrade(word)
  }

  private static func isGrade(_ word: String) -> Bool {
    early.contains(word) || ordinals.contains(word) || hasNumber(word)
  }

  /// `3`, `12`, `5th`, `5to`
  private static func hasNumber(_ word: String) -> Bool {
    let digits = word.utf8.prefix { $0 >= 0x30 && $0 <= 0x39 }.count
    return (1...2).contains(digits) && word.utf8.count <= digits + 3
  }

  private static let gradeWords: Set<String> = [
    "grade", "grades", "grader", "graders", "gr", "grado", "grados",
  ]
  private static let early: Set<String> = ["k", "tk", "pk", "kinder", "kindergarten"]
  private static let joints: Set<String> = [
    "to", "through", "thru", "and", "or", "a", "al", "hasta", "y", "o", "de",
  ]
  private static let ordinals: Set<String> = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "primer", "primero", "segundo", "tercer", "tercero", "cuarto", "quinto",
    "sexto", "septimo", "octavo", "noveno", "decimo", "undecimo", "duodecimo",
  ]
}
