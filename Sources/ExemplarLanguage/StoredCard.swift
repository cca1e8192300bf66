public import ExemplarVocabulary

extension Card {
  /// The card as the index keeps it: the document's data.
  public var stored: [UInt8] {
    var writer = ByteWriter()
    writer.card(self)
    return writer.bytes
  }

  /// Reads a card back.
  public init(stored: [UInt8]) throws(StoredFormatError) {
    var reader = ByteReader(stored, what: "card")
    self = try reader.card()
  }
}

extension ByteWriter {
  mutating func labeled(_ value: LabeledValue) {
    text(value.id)
    text(value.scheme)
    text(value.label)
    optional(value.labelEs) { $0.text($1) }
  }

  mutating func labeled(_ values: [LabeledValue]) { list(values) { $0.labeled($1) } }

  mutating func card(_ card: Card) {
    text(card.id)
    number(card.version)
    text(card.title)
    text(card.summary)
    text(card.language)
    labeled(card.school)
    optional(card.program) { $0.labeled($1) }
    text(card.schoolYear)
    texts(card.grades)
    for values in [
      card.subjects, card.iste, card.concepts, card.practices, card.standards, card.citizenship,
    ] { labeled(values) }
    optional(card.minutes) { $0.number($1) }
    optional(card.prepMinutes) { $0.number($1) }
    optional(card.devices) { $0.text($1) }
    optional(card.internet) { $0.flag($1) }
    texts(card.tools)
    texts(card.keywords)
    list(card.authors) { writer, author in
      writer.text(author.name)
      writer.text(author.role)
    }
    texts(card.has)
    text(card.license)
    flag(card.sample)
    text(card.published)
  }
}

extension ByteReader {
  mutating func labeled() throws(StoredFormatError) -> LabeledValue {
    LabeledValue(id: try text(), scheme: try text(), label: try text(), labelEs: try optionalText())
  }

  mutating func optionalText() throws(StoredFormatError) -> String? {
    try flag() ? try text() : nil
  }

  mutating func optionalNumber() throws(StoredFormatError) -> Int? {
    try flag() ? try number() : nil
  }

  private mutating func labeledList() throws(StoredFormatError) -> [LabeledValue] {
    try list { (reader: inout ByteReader) throws(StoredFormatError) in try reader.labeled() }
  }

  mutating func card() throws(StoredFormatError) -> Card {
    let id = try text()
    let version = try number()
    let title = try text()
    let summary = try text()
    let language = try text()
    let school = try labeled()
    let program = try flag() ? try labeled() : nil
    var card = Card(
      id: id, version: version, title: title, summary: summary, language: language, school: school,
      schoolYear: try text(), grades: try texts(), license: "", sample: false, published: "")
    card.program = program
    card.subjects = try labeledList()
    card.iste = try labeledList()
    card.concepts = try labeledList()
    card.practices = try labeledList()
    card.standards = try labeledList()
    card.citizenship = try labeledList()
    card.minutes = try optionalNumber()
    card.prepMinutes = try optionalNumber()
    card.devices = try optionalText()
    card.internet = try flag() ? try flag() : nil
    card.tools = try texts()
    card.keywords = try texts()
    card.authors = try list { (reader: inout ByteReader) throws(StoredFormatError) in
      Author(name: try reader.text(), role: try reader.text())
    }
    card.has = try texts()
    card.license = try text()
    card.sample = try flag()
    card.published = try text()
    return card
  }
}
