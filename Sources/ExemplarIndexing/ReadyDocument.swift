internal import ExemplarLanguage
internal import ExemplarVocabulary
internal import Xapian

/// An exemplar as it is written, but for the numbers of its facets: all that can be made of it without the others.
struct ReadyDocument: Sendable {
  let id: String
  /// Its version and the digest of its bag.
  let bag: String
  let facets: [IndexDocument.FacetEntry]
  var packed: PackedDocument
  /// The text for snippets.
  let text: [UInt8]
  /// The record and its Markdown.
  let detail: [UInt8]

  init(_ document: IndexDocument, bag: String) {
    id = document.id
    self.bag = bag
    facets = document.facets
    packed = PackedDocument(
      data: document.detail.card.stored, postings: document.packed, values: document.values)
    text = document.text.stored
    detail = document.detail.stored
  }

  /// What is kept beside the document, by key.
  var metadata: [(key: String, value: [UInt8])] {
    [
      (IndexKey.text(id), text), (IndexKey.detail(id), detail), (IndexKey.bag(id), Array(bag.utf8)),
    ]
  }
}
