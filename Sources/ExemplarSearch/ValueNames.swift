internal import ExemplarVocabulary

/// Every name of every value of a vocabulary, ready to be compared with what is being typed.
struct ValueNames {
  /// One value of a field.
  struct Value {
    var field: Field
    var id: String
    /// Its label first; then the Spanish one, code, id, aliases, and the id after the field's name.
    var names: [Name]
  }

  /// One name of a value.
  struct Name {
    /// True for the label; false for what else people say.
    var isOwn: Bool
    /// What a reader sees who typed this name.
    var shown: String
    /// As it is compared.
    var plain: [UInt8]
  }

  let values: [Value]
  /// All words of all names, folded.
  let words: Set<String>

  /// Reads the vocabularies of all fields that can be counted.
  init(_ lexicon: some Lexicon) throws(SearchError) {
    var values: [Value] = []
    for field in lexicon.fields where field.kind == .facet {
      guard let name = field.vocabulary, let vocabulary = try lexicon.vocabulary(named: name)
      else { continue }
      values += vocabulary.entries.map { Value($0, field) }
    }
    self.values = values
    words = Set(
      values.lazy.flatMap(\.names).flatMap { name in
        name.plain.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
      })
  }
}

extension ValueNames.Value {
  fileprivate init(_ entry: VocabularyEntry, _ field: Field) {
    self.field = field
    id = entry.id
    names = [.init(entry.label, isOwn: true, shown: entry.label)]
    if let labelEs = entry.labelEs { names.append(.init(labelEs, isOwn: false, shown: labelEs)) }
    let others = [entry.code, entry.id].compactMap { $0 } + entry.aliases
    names += (others + ["\(field.name) \(entry.id)"]).map {
      .init($0, isOwn: false, shown: entry.label)
    }
  }

  /// How a value has what was typed: the better the smaller.
  struct Match {
    var place: TypedBeginning.Place
    var name: ValueNames.Name

    var rank: Int { place.rawValue * 2 + (name.isOwn ? 0 : 1) }
  }

  /// The name that has it best; nil where none has it.
  func match(_ typed: TypedBeginning) -> Match? {
    var best: Match?
    for name in names {
      guard let place = typed.place(in: name.plain) else { continue }
      let match = Match(place: place, name: name)
      if best.map({ match.rank < $0.rank }) ?? true { best = match }
      if match.rank == 0 { break }
    }
    return best
  }
}

extension ValueNames.Name {
  fileprivate init(_ text: String, isOwn: Bool, shown: String) {
    self.init(isOwn: isOwn, shown: shown, plain: TypedBeginning.plain(text))
  }
}
