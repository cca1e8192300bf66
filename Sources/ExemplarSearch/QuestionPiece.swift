internal import ExemplarLanguage
internal import ExemplarVocabulary

/// One thing that a question asks for, with everything that must be taken from the question to ask without it.
struct QuestionPiece {
  /// `term` or `filter`
  var kind: String
  var field: String?
  /// As a reader sees it.
  var value: String
  /// What it takes of the typed text.
  var places: [TypedRange] = []
  /// Which options it came from.
  var options: [Int] = []

  /// With its field: `grade:7`.
  var label: String { (field.map { $0 + ":" } ?? "") + value }
}

/// A question taken apart at its top level.
struct QuestionPieces {
  private let request: SearchRequest
  private let lexicon: any Lexicon
  private var keys: [String] = []
  /// Words first, then the rest in the order in which it was typed, then options.
  private(set) var pieces: [QuestionPiece] = []

  /// Takes a question apart; very common words are no pieces.
  init(
    _ request: SearchRequest, _ query: UnderstoodQuery, _ lexicon: any Lexicon
  ) throws(SearchError) {
    self.request = request
    self.lexicon = lexicon
    let typed =
      request.isTyped ? TypedQuery(request.text) : TypedQuery(plainWords: request.text)
    addTerms(typed.topItems.flatMap { $0.plainWords ?? [] }, query)
    for item in typed.topItems where item.plainWords == nil {
      guard let range = item.range else { continue }
      var part = self.part
      part.text = TypedText.withoutAnd(slice(range))
      try add(part, query) { $0.places.append(range) }
    }
    for (number, option) in request.options.enumerated() {
      var part = self.part
      part.options = [option]
      try add(part, query) { $0.options.append(number) }
    }
  }

  /// The question with nothing in it.
  private var part: SearchRequest {
    var part = request
    (part.text, part.options, part.page, part.isStrict) = ("", [], 1, false)
    return part
  }

  private mutating func addTerms(_ words: [PlacedWord], _ query: UnderstoodQuery) {
    var place = 0
    for term in query.terms {
      let end = place + term.words.count
      guard end <= words.count, words[place..<end].map(\.text) == term.words else { continue }
      if !term.isCommon {
        let value = words[place..<end].map { slice($0.range) }.joined(separator: " ")
        let places = words[place..<end].map { wholly($0.range) }
        add(QuestionPiece(kind: "term", field: nil, value: value), key: "term:" + term.typed) {
          $0.places += places
        }
      }
      place = end
    }
  }

  /// Adds what a part of the question asks for by itself.
  private mutating func add(
    _ part: SearchRequest, _ query: UnderstoodQuery, _ source: (inout QuestionPiece) -> Void
  ) throws(SearchError) {
    let alone = try QueryUnderstanding.understand(part, with: lexicon)
    if let excluded = alone.excluded.first {
      let whole = query.excluded.first {
        $0.filteredField.map { $0 == excluded.filteredField } ?? false
      }
      let value = "not " + (whole ?? excluded).summary
      add(QuestionPiece(kind: "filter", field: nil, value: value), key: value, source)
    } else if let filter = alone.filters.first {
      let name = filter.field.name
      let whole = query.filters.first { $0.field.name == name } ?? filter
      add(
        QuestionPiece(kind: "filter", field: name, value: whole.written), key: name + ":", source)
    } else if let clause = alone.required.first, alone.required.count == 1, alone.terms.isEmpty {
      let value = clause.part == nil ? part.text : clause.written
      add(
        QuestionPiece(kind: "term", field: clause.part?.name, value: value),
        key: "term:" + clause.summary, source)
    } else if !alone.isUnusable, !alone.isBrowsing {
      add(
        QuestionPiece(kind: "term", field: nil, value: part.text), key: "term:" + part.text, source)
    }
  }

  private mutating func add(
    _ piece: QuestionPiece, key: String, _ source: (inout QuestionPiece) -> Void
  ) {
    let place = keys.firstIndex(of: key) ?? keys.count
    if place == keys.count {
      keys.append(key)
      pieces.append(piece)
    }
    source(&pieces[place])
  }

  // MARK: Asking without

  /// The question without some of its pieces; nil when nothing is left to ask.
  func request(without left: [QuestionPiece]) throws(SearchError) -> (
    SearchRequest, UnderstoodQuery
  )? {
    var relaxed = request
    relaxed.isStrict = false
    relaxed.page = 1
    relaxed.text = TypedText(request.text).cutting(left.flatMap(\.places))
    let options = Set(left.flatMap(\.options))
    relaxed.options = request.options.indices.filter { !options.contains($0) }.map {
      request.options[$0]
    }
    let query = try QueryUnderstanding.understand(relaxed, with: lexicon)
    return query.isBrowsing || query.isUnusable ? nil : (relaxed, query)
  }

  /// A question as one text, its options written as words; nil when it would be too long, or has no words for them.
  func written(_ relaxed: SearchRequest) throws(SearchError) -> String? {
    guard relaxed.isTyped || relaxed.options.isEmpty else { return nil }
    var words = relaxed.text.isEmpty ? [] : [relaxed.text]
    for option in relaxed.options {
      var part = self.part
      part.options = [.init(field: option.field, value: option.value)]
      let alone = try QueryUnderstanding.understand(part, with: lexicon)
      let sign = option.excluded ? "-" : ""
      if let filter = alone.filters.first {
        let values = filter.ranges.isEmpty ? filter.values : filter.labels
        let list = values.map(Suggesting.written).joined(separator: ",")
        words.append(sign + filter.field.name + ":" + list)
      } else if let clause = alone.required.first, let part = clause.part, alone.required.count == 1
      {
        words.append(sign + part.name + ":" + clause.written)
      } else if !alone.isUnusable {
        return nil
      }
    }
    let text = words.joined(separator: " ")
    return text.unicodeScalars.count <= request.limits.characters ? text : nil
  }

  // MARK: The text

  private func slice(_ range: TypedRange) -> String { TypedText(request.text)[range] }

  /// A word with the signs that hang on it, so that none of them comes to stand before another word.
  private func wholly(_ range: TypedRange) -> TypedRange {
    TypedText(request.text).withSigns(range)
  }
}
