internal import ExemplarVocabulary

/// The keys of a card in JSON, flat inside a hit or a record (the table in `index/schemas/`).
enum CardKey: String, CodingKey {
  case id, version, title, summary, language, school, program, schoolYear, grades, subjects
  case iste, concepts, practices, standards, citizenship, minutes, prepMinutes, devices, internet
  case tools, keywords, authors, has, license, sample, published
}

extension Card {
  /// Writes the members into the object that the encoder is at.
  func encodeMembers(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CardKey.self)
    try container.encode(id, forKey: .id)
    try container.encode(version, forKey: .version)
    try container.encode(title, forKey: .title)
    try container.encode(summary, forKey: .summary)
    try container.encode(language, forKey: .language)
    try container.encode(school, forKey: .school)
    try container.encode(program, forKey: .program)
    try container.encode(schoolYear, forKey: .schoolYear)
    try container.encode(grades, forKey: .grades)
    try container.encode(license, forKey: .license)
    try container.encode(sample, forKey: .sample)
    try container.encode(published, forKey: .published)
    try encodeFramework(in: &container)
    try encodePractical(in: &container)
  }

  private func encodeFramework(in container: inout KeyedEncodingContainer<CardKey>) throws {
    try container.encode(subjects, forKey: .subjects)
    try container.encode(iste, forKey: .iste)
    try container.encode(concepts, forKey: .concepts)
    try container.encode(practices, forKey: .practices)
    try container.encode(standards, forKey: .standards)
    try container.encode(citizenship, forKey: .citizenship)
  }

  private func encodePractical(in container: inout KeyedEncodingContainer<CardKey>) throws {
    try container.encode(minutes, forKey: .minutes)
    try container.encode(prepMinutes, forKey: .prepMinutes)
    try container.encode(devices, forKey: .devices)
    try container.encode(internet, forKey: .internet)
    try container.encode(tools, forKey: .tools)
    try container.encode(keywords, forKey: .keywords)
    try container.encode(authors, forKey: .authors)
    try container.encode(has, forKey: .has)
  }

  /// Reads the members of the object that the decoder is at.
  init(membersFrom decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CardKey.self)
    self.init(
      id: try container.decode(String.self, forKey: .id),
      version: try container.decode(Int.self, forKey: .version),
      title: try container.decode(String.self, forKey: .title),
      summary: try container.decode(String.self, forKey: .summary),
      language: try container.decode(String.self, forKey: .language),
      school: try container.decode(LabeledValue.self, forKey: .school),
      schoolYear: try container.decode(String.self, forKey: .schoolYear),
      grades: try container.decode([String].self, forKey: .grades),
      license: try container.decode(String.self, forKey: .license),
      sample: try container.decode(Bool.self, forKey: .sample),
      published: try container.decode(String.self, forKey: .published))
    program = try container.decodeIfPresent(LabeledValue.self, forKey: .program)
    try decodeFramework(from: container)
    try decodePractical(from: container)
  }

  private mutating func decodeFramework(from container: KeyedDecodingContainer<CardKey>) throws {
    subjects = try container.decode([LabeledValue].self, forKey: .subjects)
    iste = try container.decode([LabeledValue].self, forKey: .iste)
    concepts = try container.decode([LabeledValue].self, forKey: .concepts)
    practices = try container.decode([LabeledValue].self, forKey: .practices)
    standards = try container.decode([LabeledValue].self, forKey: .standards)
    citizenship = try container.decode([LabeledValue].self, forKey: .citizenship)
  }

  private mutating func decodePractical(from container: KeyedDecodingContainer<CardKey>) throws {
    minutes = try container.decodeIfPresent(Int.self, forKey: .minutes)
    prepMinutes = try container.decodeIfPresent(Int.self, forKey: .prepMinutes)
    devices = try container.decodeIfPresent(String.self, forKey: .devices)
    internet = try container.decodeIfPresent(Bool.self, forKey: .internet)
    tools = try container.decode([String].self, forKey: .tools)
    keywords = try container.decode([String].self, forKey: .keywords)
    authors = try container.decode([Author].self, forKey: .authors)
    has = try container.decode([String].self, forKey: .has)
  }
}
