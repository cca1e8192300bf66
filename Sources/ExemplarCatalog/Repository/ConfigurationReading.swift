internal import ExemplarBundle

/// Reads `repository.yaml` key by key: a wrong value is told, and the default stands.
struct ConfigurationReading {
  let record: RecordValue
  /// What the file is called in findings.
  let file: String
  var findings: [Diagnostic] = []

  init(_ record: RecordValue) {
    self.init(part: record)
    tellUnknownKeys(of: "repository.yaml", among: RepositoryConfiguration.keys)
  }

  mutating func tellUnknownKeys(of what: String, among keys: [String]) {
    guard case .mapping(let entries) = record.content else { return }
    for entry in entries where !keys.contains(entry.key) {
      tell(
        .unknownKey, entry.key, entry.line, "“\(entry.key)” is not a key of \(what).",
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
    configuration.administrators = texts("administrators")
    configuration.limits = limits()
    configuration.waitingDays =
      number("waiting-days", in: 1...3650) ?? configuration.waitingDays
    configuration.logsSearches = flag("search-log") ?? configuration.logsSearches
    configuration.searchLogMonths =
      number("search-log-months", in: 1...120) ?? configuration.searchLogMonths
    configuration.searchLogLeast =
      number("search-log-least", in: 1...1000) ?? configuration.searchLogLeast
    configuration.server = server()
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
      var inner = ConfigurationReading(part: item)
      let facilitator = inner.facilitator()
      findings += inner.findings
      return facilitator
    }
  }

  /// Reads a part of a file, or a file with other keys.
  init(part: RecordValue, file: String = "index/\(RepositoryConfiguration.fileName)") {
    record = part
    self.file = file
  }

  private mutating func facilitator() -> RepositoryConfiguration.Facilitator? {
    guard let name = text("name") else {
      tell(
        .missingKey, "facilitators", record.line, "A facilitator has no name.",
        "Write it as in “{name: …, schools: […]}”.")
      return nil
    }
    return .init(name: name, schools: texts("schools"))
  }

  /// A whole number of some range.
  private mutating func number(_ key: String, in range: ClosedRange<Int>) -> Int? {
    guard let text = text(key), let value = record[key] else { return nil }
    if let number = Int(text), range.contains(number) { return number }
    tell(
      .badNumber, key, value.line,
      "“\(text)” is not a whole number from \(range.lowerBound) to \(range.upperBound).",
      "Write it as in “\(key): \(range.lowerBound)”.")
    return nil
  }

  /// `on` or `off`, or another word for it.
  private mutating func flag(_ key: String) -> Bool? {
    guard let text = text(key), let value = record[key] else { return nil }
    if let flag = ServerSetting.flag(text) { return flag }
    tell(.badChoice, key, value.line, "“\(text)” is not on or off.", "Write it as in “\(key): on”.")
    return nil
  }

  mutating func tell(
    _ code: RuleCode, _ key: String, _ line: Int, _ summary: String, _ remedy: String
  ) {
    findings.append(
      Diagnostic(
        code, path: file, line: line, key: key, summary, remedy: remedy))
  }
}

// How much is taken in.
extension ConfigurationReading {
  /// The keys of `limits`, each with its place in the limits.
  private static let limitKeys:
    [(key: String, member: any WritableKeyPath<Limits, Int> & Sendable)] = [
      ("file-bytes", \.fileBytes), ("bundle-bytes", \.bundleBytes), ("files", \.files),
      ("record-bytes", \.recordBytes), ("markdown-bytes", \.markdownBytes),
      ("material-text-bytes", \.materialTextBytes),
    ]

  private mutating func limits() -> Limits {
    var limits = Limits.standard
    guard let value = record["limits"], !value.isEmpty else { return limits }
    guard case .mapping = value.content else {
      tell(
        .wrongShape, "limits", value.line, "“limits” is a mapping, not a \(value.shape).",
        "Write it as in “limits: {file-bytes: 67108864}”.")
      return limits
    }
    var inner = ConfigurationReading(part: value)
    inner.tellUnknownKeys(of: "limits", among: Self.limitKeys.map(\.key))
    for (key, member) in Self.limitKeys {
      if let number = inner.number(key, in: 1...(1 << 40)) { limits[keyPath: member] = number }
    }
    findings += inner.findings
    return limits
  }
}
