internal import ExemplarBundle
internal import ExemplarVocabulary

/// Checks what the entries of one vocabulary say of the others: `related: [concepts:AP.control]`.
struct VocabularyRelations {
  let file: VocabularyFile
  let vocabularies: Vocabularies

  /// Prepares to check a file among all vocabularies.
  init(file: VocabularyFile, among vocabularies: Vocabularies) {
    self.file = file
    self.vocabularies = vocabularies
  }

  /// The related entries that do not exist.
  var findings: [Diagnostic] {
    file.vocabulary.entries.flatMap { entry in
      entry.related.filter { !exists($0) }.map { value in
        VocabularyFinding.unknownRelated(value, of: entry.id)
          .at(file.lines[entry.id], of: file.path, key: "related")
      }
    }
  }

  private func exists(_ value: String) -> Bool {
    guard let colon = value.firstIndex(of: ":") else { return false }
    let vocabulary = vocabularies[String(value[..<colon])]
    return vocabulary?[String(value[value.index(after: colon)...])] != nil
  }
}
