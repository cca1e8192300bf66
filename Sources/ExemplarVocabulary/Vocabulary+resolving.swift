extension Vocabulary {
  /// What a written value means: by id, code, name in English or Spanish, or alias, in this order.
  ///
  /// Case, accents, dash and quote styles, spaces, and `&` or `and` or `y` make no difference. A value may
  /// name its edition or its vocabulary (`iste-students-2016:4a`, `iste:4a`, `ISTE 4a`). What two entries
  /// share, or what the vocabulary says must not be guessed, is ambiguous.
  ///
  /// ```swift
  /// concepts.resolve("Algorithms & Programming")   // .found(AP, exact: false)
  /// grades.resolve("thrid")                        // .unknown(nearest: [3])
  /// ```
  public func resolve(_ text: String) -> Resolution {
    let name = folded(text)
    if let known = known(name) { return known }
    if let inside = withoutScope(name), let known = known(inside.rest, scheme: inside.scheme) {
      return known
    }
    return .unknown(nearest: nearest(text))
  }

  /// The one entry that a written value means, or the reason why there is none.
  ///
  /// ```swift
  /// try schools.entry(for: "Garvnaza ES").id   // "garvanza-es"
  /// ```
  public func entry(for text: String) throws(ValueError) -> VocabularyEntry {
    if folded(text).isEmpty { throw .empty(kind) }
    switch resolve(text) {
    case .found(let entry, _): return entry
    case .ambiguous(let entries, let reason):
      throw .ambiguous(text, kind, entries: entries, reason: reason)
    case .unknown(let nearest): throw .unknown(text, kind, nearest: nearest)
    }
  }

  /// What the folded name means, or nil when it is no form of any entry.
  private func known(_ name: String, scheme: String? = nil) -> Resolution? {
    let inScheme = { (form: VocabularyForms.Form) in
      scheme == nil || folded(self.entries[form.entry].scheme) == scheme
    }
    let exact = forms.exactly(name).filter(inScheme)
    for kind in [VocabularyMatch.Kind.id, .code] {
      if let found = decide(exact.filter { $0.kind == kind }) { return found }
    }
    if let reason = reason(name) { return .ambiguous(matching(name, limit: 8), reason: reason) }
    if let found = decideInOrder(exact) { return found }
    return decideInOrder(looseForms.matching(name).filter(inScheme))
  }

  /// Why the folded name must not be guessed, where the vocabulary says so.
  func reason(_ name: String) -> String? {
    ambiguous.isEmpty ? nil : forms.reason(name) ?? looseForms.reason(name)
  }

  /// The surest kind of form decides.
  private func decideInOrder(_ candidates: [VocabularyForms.Form]) -> Resolution? {
    for kind in VocabularyMatch.Kind.allCases {
      if let found = decide(candidates.filter { $0.kind == kind }) { return found }
    }
    return nil
  }

  /// One entry is found, several are ambiguous, none is nil.
  private func decide(_ candidates: [VocabularyForms.Form]) -> Resolution? {
    guard let first = candidates.first else { return nil }
    let positions = Set(candidates.map(\.entry)).sorted()
    if positions.count == 1 {
      return .found(entries[first.entry], exact: first.kind == .id)
    }
    let shared = positions.map { entries[$0] }
    let names = shared.map { "“\($0.label)”" }.joined(separator: " or ")
    return .ambiguous(shared, reason: "it can mean \(names)")
  }

  /// The name without the edition or the vocabulary's own name before it.
  private func withoutScope(_ name: String) -> (rest: String, scheme: String?)? {
    for separator: Character in [":", " "] {
      guard let end = name.firstIndex(of: separator) else { continue }
      let scope = folded(String(name[..<end]))
      let rest = folded(String(name[name.index(after: end)...]))
      if rest.isEmpty { continue }
      if scope == folded(self.name) { return (rest, nil) }
      if separator == ":", entries.contains(where: { folded($0.scheme) == scope }) {
        return (rest, scope)
      }
    }
    return nil
  }
}
