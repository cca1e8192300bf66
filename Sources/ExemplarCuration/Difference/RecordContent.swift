internal import ExemplarBundle

/// What a key of the record says, wherever and however it was written.
///
/// White space counts as one space, and the order of a mapping's keys does not count. In JSON it is a string, an
/// array or an object.
public indirect enum RecordContent: Hashable, Sendable {
  case text(String)
  case list([RecordContent])
  /// Ordered by key.
  case mapping([Member])

  /// One key with what it says.
  public struct Member: Hashable, Sendable {
    public var key: String
    public var content: RecordContent
  }

  init(_ value: RecordValue) {
    switch value.content {
    case .text(let text):
      self = .text(text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
    case .list(let values): self = .list(values.map(RecordContent.init))
    case .mapping(let entries):
      let members = entries.map { Member(key: $0.key, content: RecordContent($0.value)) }
      self = .mapping(members.sorted { $0.key < $1.key })
    }
  }

  /// What one key of a mapping says.
  subscript(key: String) -> RecordContent? {
    guard case .mapping(let members) = self else { return nil }
    return members.first { $0.key == key }?.content
  }

  /// The text alone, of a text.
  var text: String? {
    if case .text(let text) = self { text } else { nil }
  }

  /// The items of a list; a value alone is a list of one.
  var items: [RecordContent] {
    if case .list(let items) = self { items } else { [self] }
  }
}

extension RecordContent: CustomStringConvertible {
  /// In one line, as a person reads it: `3, 4` and `name Ana, role teacher`.
  public var description: String {
    switch self {
    case .text(let text): text
    case .list(let items): items.map(\.description).joined(separator: ", ")
    case .mapping(let members):
      members.map { "\($0.key) \($0.content)" }.joined(separator: ", ")
    }
  }
}

extension RecordContent: Codable {
  private struct Key: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  public init(from decoder: any Decoder) throws {
    if let container = try? decoder.container(keyedBy: Key.self) {  // No object: another shape.
      self = .mapping(
        try container.allKeys.map {
          Member(key: $0.stringValue, content: try container.decode(Self.self, forKey: $0))
        }.sorted { $0.key < $1.key })
      return
    }
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {  // No string: a list, or not ours.
      self = .text(text)
    } else {
      self = .list(try container.decode([RecordContent].self))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .text(let text):
      var container = encoder.singleValueContainer()
      try container.encode(text)
    case .list(let items):
      var container = encoder.singleValueContainer()
      try container.encode(items)
    case .mapping(let members):
      var container = encoder.container(keyedBy: Key.self)
      for member in members {
        try container.encode(member.content, forKey: Key(stringValue: member.key))
      }
    }
  }
}
