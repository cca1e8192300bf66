public import ExemplarBundle

/// A collection that others have judged, in the `ir` form: `docs.jsonl`, `queries.jsonl`, `qrels.tsv`.
///
/// ```swift
/// let collection = try JudgedCollection(folder: "data/cacm")
/// collection.documents.count   // 3204
/// collection.findings          // []
/// ```
/// What cannot be read is told with file and line; the rest is taken.
public struct JudgedCollection: Sendable {
  /// One document.
  public struct Document: Hashable, Sendable {
    public var id: String
    public var title: String
    public var text: String

    /// Makes a document.
    public init(id: String, title: String, text: String) {
      self.id = id
      self.title = title
      self.text = text
    }
  }

  /// The folder's name.
  public var name: String
  public var documents: [Document] = []
  /// All of them, in their order, those without grades too.
  public var queries: [JudgedQuery] = []
  /// What was wrong, file by file.
  public var findings: [Diagnostic] = []
  /// Of `docs.jsonl`, in hexadecimal.
  public var digest = ""

  /// Makes an empty collection.
  public init(name: String) { self.name = name }
}
