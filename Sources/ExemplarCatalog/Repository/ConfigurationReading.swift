internal import ExemplarBundle

/// Reads `repository.yaml` key by key: a wrong value is told, and the default stands.
struct ConfigurationReading {
  private let record: RecordValue
  private(set) var findings: [Diagnostic] = []

  init(_ record: RecordValue) {
    self.record = record
    guard case .mapping(let entries) = record.content else { return }
    let keys = RepositoryConfiguration.keys
    for entry in entries where !keys.contains(entry.key) {
      tell(
        .unknownKey, entry.key, entry.line, "“\(entry.key)” is not a key of repository.yaml.",
        Words.didYouMean(Words.nearest(to: entry.key, among: keys)) ?? "Remove it.")
    }
  }

  /// All keys, each with its default where it is absent or wrong.
  mutating func configuration() -> RepositoryConfiguration {
    var configuration = RepositoryConfiguration()
    configuration.name = text("name") ?? configuration.name
    configuration.organization = text("organization") ?? configuration.organization
    configuration.baseURL = link("base-url") ?? configuration.baseURL
    configuration.contact = text("contact")
    let languages = texts("languages")
    if !languages.isEmpty { configuration.languages = languages }
    configuration.curators = texts("curators")
    configuration.facilitators = facilitators()
    return configuration
  }

  private mutating func text(_ key: String) -> String? {
    guard let value = record[key], !value.isEmpty else { return nil }
    if case .text(let text) = value.content { return singleSpaced(text) }
    tell(
      .wrongShape, key, value.line, "“\(key)” is one text, not a \(value.shape).",
      "Write it as in “\(key): …”.")
    return nil
  }

  /// A web address without a slash at its end.
  private mutating func link(_ key: String) -> String? {
    guard let text = text(key), let value = record[key] else { return nil }
    guard text.hasPrefix("https://") || text.hasPrefix("http://"), !text.contains(" ") else {
      tell(
        .wrongShape, key, value.line, "“\(text)” is not a web address.",
        "Begin it with https:// or http://.")
      return nil
    }
    return text.hasSuffix("/") ? String(text.dropLast()) : text
  }

  private mutating func texts(_ key: String) -> [String] {
    guard let value = record[key], !value.isEmpty else { return [] }
    guard case .list(let values) = value.content else { return text(key).map { [$0] } ?? [] }
    return values.compactMap { value in
      if case .text(let text) = value.content, !value.isEmpty { return singleSpaced(text) }
      tell(
        .wrongShape, key, value.line, "An item of “\(key)” is one text, not a \(value.shape).",
        "Write it as in “\(key): [first, second]”.")
      return nil
    }
  }

  /// Names alone, or mappings `{name: …, schools: […]}`.
  private mutating func facilitators() -> [RepositoryConfiguration.Facilitator] {
    guard let value = record["facilitators"], !value.isEmpty else { return [] }
    let items = if case .list(let values) = value.content { values } else { [value] }
    return items.compactMap { item in
      if case .text(let name) = item.content { return .init(name: singleSpaced(name)) }
      var inner = ConfigurationReading(facilitator: item)
      let facilitator = inner.facilitator()
      findings += inner.findings
      return facilitator
    }
  }

  private init(facilitator: RecordValue) { record = facilitator }

  private mutating func facilitator() -> RepositoryConfiguration.Facilitator? {
    guard let name = text("name") else {
      tell(
        .missingKey, "facilitators", record.line, "A facilitator has no name.",
        "Write it as in “{name: …, schools: […]}”.")
      return nil
    }
    return .init(name: name, schools: texts("schools"))
  }

  private mutating func tell(
    _ code: RuleCode, _ key: String, _ line: Int, _ summary: String, _ remedy: String
  ) {
    findings.append(
      Diagnostic(
        code, path: "index/\(RepositoryConfiguration.fileName)", line: line, key: key, summary,
        remedy: remedy))
  }
}
