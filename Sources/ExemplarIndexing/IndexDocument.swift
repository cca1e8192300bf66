public import ExemplarLanguage
public import ExemplarVocabulary
internal import Xapian

/// What is indexed for one exemplar, as a plain value: no database is needed to look at it.
///
/// ```swift
/// let document = maker.document(for: exemplar)
/// document.postings["Zen:circuit"]!.frequency   // 9
/// ```
public struct IndexDocument: Sendable {
  /// How often a term occurs, weighted, and where.
  public struct Posting: Hashable, Sendable {
    public var frequency: Int
    /// From 1, rising; empty for terms that no phrase needs.
    public var positions: [UInt32]
  }

  /// A value to count, with the one it is part of.
  public struct FacetEntry: Hashable, Sendable {
    public var field: String
    /// Nil: the exemplar says nothing about the field.
    public var value: LabeledValue?
    public var parent: String?
  }

  public var id: String
  /// The postings as they are written.
  var packed = PackedPostings()
  /// Sort keys and numbers, by slot; sets of facets are made when the document is written.
  public var values: [UInt32: [UInt8]] = [:]
  public var facets: [FacetEntry] = []
  public var detail: ExemplarDetail
  public var text: StoredText

  /// An empty document of an exemplar.
  public init(id: String, detail: ExemplarDetail, text: StoredText) {
    self.id = id
    self.detail = detail
    self.text = text
  }

  /// A term that only filters: it says nothing about the order.
  mutating func addFilter(_ term: String) { packed.add(filter: term) }

  /// The postings by their terms.
  public var postings: [String: Posting] {
    var postings: [String: Posting] = [:]
    for posting in packed.all {
      postings[posting.term, default: Posting(frequency: 0, positions: [])].frequency += Int(
        posting.frequency)
      postings[posting.term]?.positions += posting.positions
    }
    return postings
  }
}

extension IndexDocument: CustomStringConvertible {
  /// The whole document as text, in order: what the golden files hold.
  public var description: String {
    var lines = ["exemplar \(id)"]
    let postings = postings
    for term in postings.keys.sorted() {
      let posting = postings[term]!
      let positions = posting.positions.map(String.init).joined(separator: " ")
      lines.append(
        "term \(term) \(posting.frequency)" + (positions.isEmpty ? "" : " at \(positions)"))
    }
    for slot in values.keys.sorted() {
      let bytes = values[slot]!
      let isText = bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
      let shown =
        isText
        ? String(decoding: bytes, as: UTF8.self)
        : bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
      lines.append("value \(slot) \(shown)")
    }
    for facet in facets {
      let parent = facet.parent.map { " in \($0)" } ?? ""
      lines.append("facet \(facet.field) \(facet.value?.id ?? "—")\(parent)")
    }
    lines += text.parts.map { "text \($0.name) \($0.text.unicodeScalars.count) characters" }
    return lines.joined(separator: "\n") + "\n"
  }
}
