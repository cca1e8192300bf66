/// Builds the record from YAML events and gathers what is wrong with it.
///
/// Duplicate keys, keys that are no text and tags are told and reading goes on; what breaks the structure
/// ends it with one finding.
struct RecordReader: ~Copyable {
  /// A record needs three levels; more than this is no record.
  static let deepest = 64
  /// How many values aliases may add; a record has some hundred.
  static let mostAliased = 10_000

  /// Reading ended; the reason stands in `findings`.
  struct Stop: Error {}

  /// A value that an alias may name, with the number of values in it.
  private struct Anchored {
    var value: RecordValue
    var size: Int
  }

  private let events: YAMLEvents
  private let path: String
  private let lines: SourceLines
  private var anchors: [String: Anchored] = [:]
  private var aliased = 0
  private var size = 0
  private(set) var findings: [Diagnostic] = []

  /// Prepares to read UTF-8 text.
  init(_ bytes: [UInt8], path: String) {
    events = YAMLEvents(bytes)
    lines = SourceLines(bytes)
    self.path = path
  }

  /// Reads the one document; nil when its structure is broken or it is no mapping.
  mutating func read() -> RecordValue? {
    do throws(Stop) {
      return try document()
    } catch {
      return nil
    }
  }

  private mutating func document() throws(Stop) -> RecordValue? {
    _ = try next()
    guard case .documentStart = try next().kind else {
      report(
        "record-empty", line: nil, "The record is empty.",
        remedy: "Write at least “schema: 1” and a title.")
      return nil
    }
    let record = try value(next(), depth: 0)
    _ = try next()
    let after = try next()
    if case .documentStart = after.kind {
      report(
        "several-documents", line: after.line, "A second YAML document begins here.",
        remedy: "Keep one record in the file and remove the line “---”.")
      return nil
    }
    guard case .mapping = record.content else {
      report(
        "record-not-mapping", line: record.line, "The record is not a list of keys with values.",
        remedy: "Write one “key: value” a line, beginning with “schema: 1”.")
      return nil
    }
    return record
  }

  private mutating func value(_ event: YAMLEvent, depth: Int) throws(Stop) -> RecordValue {
    let before = size
    size += 1
    noteTag(event)
    let value: RecordValue
    switch event.kind {
    case .alias(let name): return try aliasedValue(name, line: event.line)
    case .scalar(let text): value = RecordValue(.text(text), line: event.line)
    case .listStart: value = try list(event.line, depth: depth + 1)
    default: value = try mapping(event.line, depth: depth + 1)
    }
    if let anchor = event.anchor { anchors[anchor] = Anchored(value: value, size: size - before) }
    return value
  }

  private mutating func list(_ line: Int, depth: Int) throws(Stop) -> RecordValue {
    try checkDepth(depth, line)
    var values: [RecordValue] = []
    while true {
      let event = try next()
      if case .listEnd = event.kind { return RecordValue(.list(values), line: line) }
      values.append(try value(event, depth: depth))
    }
  }

  private mutating func mapping(_ line: Int, depth: Int) throws(Stop) -> RecordValue {
    try checkDepth(depth, line)
    var entries: [RecordEntry] = []
    var first: [String: Int] = [:]
    while true {
      let event = try next()
      if case .mappingEnd = event.kind { return RecordValue(.mapping(entries), line: line) }
      let key = try value(event, depth: depth)
      let value = try value(next(), depth: depth)
      guard case .text(let name) = key.content else {
        report(
          "key-not-text", line: event.line, "A key is a list or a mapping.",
          remedy: "Write the key as one word, such as “title:”.")
        continue
      }
      if let earlier = first[name] {
        report(
          "duplicate-key", line: event.line, key: name,
          "“\(name)” stands here and on line \(earlier).", remedy: "Keep one of the two.")
        continue
      }
      first[name] = event.line
      entries.append(RecordEntry(name, value, line: event.line))
    }
  }

  /// What an alias names, placed where the alias stands; its size counts each time it is used.
  private mutating func aliasedValue(_ name: String, line: Int) throws(Stop) -> RecordValue {
    guard let anchored = anchors[name] else {
      report(
        "unknown-alias", line: line, "“*\(name)” names nothing: there is no “&\(name)” above it.",
        remedy: "Write the value out, or quote it if the star belongs to the text.")
      throw Stop()
    }
    aliased += anchored.size
    size += anchored.size
    guard aliased <= Self.mostAliased else {
      report(
        "too-many-aliases", line: line,
        "Aliases such as “*\(name)” make the record longer than \(Self.mostAliased) values.",
        remedy: "Write the values out.")
      throw Stop()
    }
    var value = anchored.value
    value.line = line
    return value
  }

  private mutating func checkDepth(_ depth: Int, _ line: Int) throws(Stop) {
    guard depth > Self.deepest else { return }
    let words = YAMLFaultWords.tooDeep
    report(words.code, line: line, words.summary, remedy: words.remedy)
    throw Stop()
  }

  private mutating func noteTag(_ event: YAMLEvent) {
    guard let tag = event.tag, tag != "!" else { return }
    let shown = tag.replacing("tag:yaml.org,2002:", with: "!!")
    findings.append(
      Diagnostic(
        "tag-ignored", .warning, path: path, line: event.line,
        "“\(shown)” has no meaning here; the value is taken as written.",
        remedy: "Remove “\(shown)”."))
  }

  private mutating func next() throws(Stop) -> YAMLEvent {
    do throws(YAMLFault) {
      return try events.next()
    } catch {
      let words = YAMLFaultWords(error, lines: lines)
      report(words.code, line: error.line, words.summary, remedy: words.remedy)
      throw Stop()
    }
  }

  private mutating func report(
    _ code: String, line: Int?, key: String? = nil, _ summary: String, remedy: String
  ) {
    findings.append(
      Diagnostic(code, .error, path: path, line: line, key: key, summary, remedy: remedy))
  }
}
