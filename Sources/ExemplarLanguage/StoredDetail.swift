public import ExemplarVocabulary

extension ExemplarDetail {
  /// The detail as the index keeps it, so that `show` needs no bundle: all but its card, which is the document's data.
  public var stored: [UInt8] {
    var writer = ByteWriter()
    for value in [date, problemOfPractice, adaptedFrom, source] {
      writer.optional(value) { $0.text($1) }
    }
    writer.texts(prerequisites)
    writer.texts(related)
    writer.texts(vocabulary)
    writer.list(artifacts) { $0.artifact($1) }
    writer.list(materials) { $0.material($1) }
    writer.list(parts) { writer, part in
      writer.text(part.name)
      writer.text(part.markdown)
    }
    writer.list(files) { $0.file($1) }
    writer.list(versions) { writer, version in
      writer.number(version.version)
      writer.text(version.published)
    }
    return writer.bytes
  }

  /// Reads a detail back, to a card.
  public init(stored: [UInt8], card: Card) throws(StoredFormatError) {
    var reader = ByteReader(stored, what: "record")
    self.init(card: card, parts: [], files: [], versions: [])
    date = try reader.optionalText()
    problemOfPractice = try reader.optionalText()
    adaptedFrom = try reader.optionalText()
    source = try reader.optionalText()
    prerequisites = try reader.texts()
    related = try reader.texts()
    vocabulary = try reader.texts()
    artifacts = try reader.list { (reader: inout ByteReader) throws(StoredFormatError) in
      try reader.artifact()
    }
    materials = try reader.list { (reader: inout ByteReader) throws(StoredFormatError) in
      MaterialEntry(
        path: try reader.text(), title: try reader.optionalText(), alt: try reader.optionalText())
    }
    parts = try reader.list { (reader: inout ByteReader) throws(StoredFormatError) in
      Part(name: try reader.text(), markdown: try reader.text())
    }
    files = try reader.list { (reader: inout ByteReader) throws(StoredFormatError) in
      FileEntry(
        path: try reader.text(), mediaType: try reader.text(), size: try reader.number(),
        digest: try reader.text())
    }
    versions = try reader.list { (reader: inout ByteReader) throws(StoredFormatError) in
      VersionEntry(version: try reader.number(), published: try reader.text())
    }
  }
}

extension ByteWriter {
  fileprivate mutating func artifact(_ value: ArtifactEntry) {
    text(value.path)
    for part in [value.caption, value.alt, value.origin, value.consent, value.consentExpires] {
      optional(part) { $0.text($1) }
    }
  }

  fileprivate mutating func material(_ value: MaterialEntry) {
    text(value.path)
    optional(value.title) { $0.text($1) }
    optional(value.alt) { $0.text($1) }
  }

  fileprivate mutating func file(_ value: FileEntry) {
    text(value.path)
    text(value.mediaType)
    number(value.size)
    text(value.digest)
  }
}

extension ByteReader {
  fileprivate mutating func artifact() throws(StoredFormatError) -> ArtifactEntry {
    ArtifactEntry(
      path: try text(), caption: try optionalText(), alt: try optionalText(),
      origin: try optionalText(), consent: try optionalText(), consentExpires: try optionalText())
  }
}
