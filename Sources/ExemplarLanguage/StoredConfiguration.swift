public import ExemplarVocabulary

extension LanguageRules {
  /// The rules of several languages as the index keeps them.
  public static func stored(_ rules: [LanguageRules]) -> [UInt8] {
    var writer = ByteWriter()
    writer.list(rules) { writer, rules in
      writer.text(rules.code)
      writer.texts(rules.stopwords.sorted())
      writer.texts(rules.asking.sorted())
      writer.list(rules.protected.sorted { $0.key < $1.key }) { writer, entry in
        writer.text(entry.key)
        writer.text(entry.value)
      }
    }
    return writer.bytes
  }

  /// Reads the rules back.
  public static func list(stored: [UInt8]) throws(StoredFormatError) -> [LanguageRules] {
    var reader = ByteReader(stored, what: "list of languages")
    return try reader.list { (reader: inout ByteReader) throws(StoredFormatError) in
      let code = try reader.text()
      let stopwords = Set(try reader.texts())
      let asking = Set(try reader.texts())
      let pairs = try reader.list { (reader: inout ByteReader) throws(StoredFormatError) in
        (try reader.text(), try reader.text())
      }
      return LanguageRules(
        code: code, stopwords: stopwords, asking: asking,
        protected: Dictionary(pairs) { first, _ in first })
    }
  }
}

extension Field {
  /// The field table as the index keeps it.
  public static func stored(_ fields: [Field]) -> [UInt8] {
    var writer = ByteWriter()
    writer.list(fields) { writer, field in
      writer.text(field.name)
      writer.text(field.label)
      writer.optional(field.labelEs) { $0.text($1) }
      writer.texts(field.aliases)
      writer.text(field.kind.rawValue)
      writer.text(field.prefix)
      writer.optional(field.slot) { $0.number(Int($1)) }
      writer.number(field.weight)
      writer.optional(field.vocabulary) { $0.text($1) }
      writer.flag(field.naturalOrder)
      writer.flag(field.ranges)
    }
    return writer.bytes
  }

  /// Reads the field table back.
  public static func list(stored: [UInt8]) throws(StoredFormatError) -> [Field] {
    var reader = ByteReader(stored, what: "field table")
    return try reader.list { (reader: inout ByteReader) throws(StoredFormatError) in
      try reader.field()
    }
  }
}

extension ByteReader {
  fileprivate mutating func field() throws(StoredFormatError) -> Field {
    let name = try text()
    let label = try text()
    let labelEs = try optionalText()
    let aliases = try texts()
    guard let kind = Field.Kind(rawValue: try text()) else {
      throw StoredFormatError(what: "field table", offset: 0)
    }
    let prefix = try text()
    let slot = try optionalNumber()
    return Field(
      name: name, label: label, labelEs: labelEs, aliases: aliases, kind: kind, prefix: prefix,
      slot: slot.map { UInt32(truncatingIfNeeded: $0) }, weight: try number(),
      vocabulary: try optionalText(), naturalOrder: try flag(), ranges: try flag())
  }

  fileprivate mutating func entry() throws(StoredFormatError) -> VocabularyEntry {
    VocabularyEntry(
      id: try text(), code: try optionalText(), scheme: try text(), label: try text(),
      labelEs: try optionalText(), aliases: try texts(), parent: try optionalText(),
      covers: try texts(), note: try optionalText(), url: try optionalText(), related: try texts(),
      searchTerms: try texts())
  }
}

extension Vocabulary {
  /// The vocabulary as the index keeps it.
  public var stored: [UInt8] {
    var writer = ByteWriter()
    writer.text(name)
    writer.text(title)
    writer.optional(titleEs) { $0.text($1) }
    writer.text(singular)
    writer.list(entries) { writer, entry in
      writer.text(entry.id)
      writer.optional(entry.code) { $0.text($1) }
      writer.text(entry.scheme)
      writer.text(entry.label)
      writer.optional(entry.labelEs) { $0.text($1) }
      writer.texts(entry.aliases)
      writer.optional(entry.parent) { $0.text($1) }
      writer.texts(entry.covers)
      writer.optional(entry.note) { $0.text($1) }
      writer.optional(entry.url) { $0.text($1) }
      writer.texts(entry.related)
      writer.texts(entry.searchTerms)
    }
    writer.list(ambiguous.sorted { $0.key < $1.key }) { writer, word in
      writer.text(word.key)
      writer.text(word.value)
    }
    writer.texts(ordinary)
    return writer.bytes
  }

  /// Reads a vocabulary back.
  public init(stored: [UInt8]) throws(StoredFormatError) {
    var reader = ByteReader(stored, what: "vocabulary")
    let name = try reader.text()
    let title = try reader.text()
    let titleEs = try reader.optionalText()
    let singular = try reader.text()
    let entries = try reader.list { (reader: inout ByteReader) throws(StoredFormatError) in
      try reader.entry()
    }
    let ambiguous = try reader.list { (reader: inout ByteReader) throws(StoredFormatError) in
      (try reader.text(), try reader.text())
    }
    self.init(
      name: name, title: title, titleEs: titleEs, singular: singular, entries: entries,
      ambiguous: Dictionary(ambiguous) { first, _ in first }, ordinary: try reader.texts())
  }
}
