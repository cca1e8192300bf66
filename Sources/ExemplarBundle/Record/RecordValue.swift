/// A value of the record as it was written, with its place: never through YAML's types.
///
/// `iste: [4, 1.4]`, `grades: [K, 3]`, `language: no` mean what they say; the key decides.
public struct RecordValue: Hashable, Sendable {
  /// The three shapes a value can have.
  public indirect enum Content: Hashable, Sendable {
    case text(String)
    case list([RecordValue])
    /// Keys in the order they were written; duplicates were refused before.
    case mapping([RecordEntry])
  }

  public var content: Content
  /// The line in `exemplar.yaml` (or of a JSONL file), from 1.
  public var line: Int

  /// Makes a value at a line.
  public init(_ content: Content, line: Int = 1) {
    self.content = content
    self.line = line
  }

  /// The value of a key, nil when this is no mapping or has no such key.
  public subscript(_ key: String) -> RecordValue? {
    guard case .mapping(let entries) = content else { return nil }
    return entries.first { $0.key == key }?.value
  }

  /// True when both say the same, wherever it was written: lines do not count, the order of keys does.
  ///
  /// ```swift
  /// RecordValue(.text("K"), line: 4).hasSameContent(as: RecordValue(.text("K"), line: 9))  // true
  /// ```
  public func hasSameContent(as other: RecordValue) -> Bool {
    switch (content, other.content) {
    case (.text(let mine), .text(let theirs)):
      mine.utf8.elementsEqual(theirs.utf8)
    case (.list(let mine), .list(let theirs)):
      mine.elementsEqual(theirs) { $0.hasSameContent(as: $1) }
    case (.mapping(let mine), .mapping(let theirs)):
      mine.elementsEqual(theirs) {
        $0.key.utf8.elementsEqual($1.key.utf8) && $0.value.hasSameContent(as: $1.value)
      }
    default: false
    }
  }
}

/// One key of a mapping with its value and its line.
public struct RecordEntry: Hashable, Sendable {
  public var key: String
  public var value: RecordValue
  /// The line of the key, from 1.
  public var line: Int

  /// Makes an entry.
  public init(_ key: String, _ value: RecordValue, line: Int = 1) {
    self.key = key
    self.value = value
    self.line = line
  }
}
