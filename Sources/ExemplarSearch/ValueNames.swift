internal import ExemplarVocabulary

/// Every name of every value of a vocabulary, ready to be compared with what is being typed.
struct ValueNames {
  /// One value of a field.
  struct Value {
    var field: Field
    var id: String
    /// What a reader sees, and what else it is called: label, Spanish label, code, id, aliases.
    var names: [Name]
  }

  /// One name of a value.
  struct Name {
    /// What a reader sees who typed this name.
    var shown: String
    /// As it is compared.
    var plain: [UInt8]
  }

  let values: [Value]

  /// Reads the vocabularies of all fields that can be counted.
  init(_ lexicon: some Lexicon) throws(SearchError) {
    var values: [Value] = []
    for field in lexicon.fields where field.kind == .facet {
      guard let name = field.vocabulary, let vocabulary = try lexicon.vocabulary(named: name)
      else { continue }
      values += vocabulary.entries.map { Value($0, field) }
    }
    self.values = values
  }
}

extension ValueNames.Value {
  fileprivate init(_ entry: VocabularyEntry, _ field: Field) {
    self.field = field
    id = entry.id
    let own = [(entry.label, entry.label)] + (entry.labelEs.map { [($0, $0)] } ?? [])
    let others = [entry.code, entry.id].compactMap { $0 } + entry.aliases
    names = (own + others.map { (entry.label, $0) }).map {
      .init(shown: $0, plain: TypedBeginning.plain($1))
    }
  }

  /// The best place among its names, and what is shown for it; nil where none has what was typed.
  func match(_ typed: TypedBeginning) -> (place: TypedBeginning.Place, shown: String)? {
    var best: (place: TypedBeginning.Place, shown: String)?
    for name in names {
      guard let place = typed.place(in: name.plain), best.map({ place < $0.place }) ?? true else {
        continue
      }
      best = (place, name.shown)
      if place == .beginning { break }
    }
    return best
  }
}
