/// The plain text of an exemplar's parts, for snippets: read only for the hits of one page.
public struct StoredText: Hashable, Sendable {
  /// The text of one part.
  public struct Part: Hashable, Sendable {
    /// The text field's name: `lesson`.
    public var name: String
    /// Plain text; paragraphs end with a line break.
    public var text: String

    /// Makes a part.
    public init(name: String, text: String) {
      self.name = name
      self.text = text
    }
  }

  public var parts: [Part]

  /// Makes a text from its parts.
  public init(parts: [Part]) { self.parts = parts }

  /// The text as the index keeps it.
  public var stored: [UInt8] {
    var writer = ByteWriter()
    writer.list(parts) { writer, part in
      writer.text(part.name)
      writer.text(part.text)
    }
    return writer.bytes
  }

  /// Reads a text back.
  public init(stored: [UInt8]) throws(StoredFormatError) {
    var reader = ByteReader(stored, what: "text")
    parts = try reader.list { (reader: inout ByteReader) throws(StoredFormatError) in
      Part(name: try reader.text(), text: try reader.text())
    }
  }
}
