/// Writes a record as the text of `exemplar.yaml`, for people first.
///
/// Plain words stand plain, long text is folded or kept line by line, and whatever YAML would take for a
/// number, a date or a truth value is quoted. The same record always gives the same bytes.
struct RecordWriter {
  /// Lines are kept shorter than this where the text allows.
  static let width = 96

  private var text = ""

  /// The text of a record; its keys in their own order.
  static func write(_ record: RecordValue) -> String {
    var writer = RecordWriter()
    switch record.content {
    case .mapping(let entries) where !entries.isEmpty:
      writer.mapping(RecordKeyOrder.sorted(entries), indent: 0)
    default:
      writer.text = "---"
      writer.value(record, key: nil, indent: 0)
    }
    return writer.text
  }

  private mutating func mapping(_ entries: [RecordEntry], indent: Int, startsHere: Bool = false) {
    for (index, entry) in entries.enumerated() {
      if index > 0 || !startsHere { pad(indent) }
      let key = YAMLScalar(entry.key).inline
      // A simple key may have 1,024 characters (YAML 1.1, section 9.2.2).
      if key.utf8.count > 1000 {
        text += "? \(key)\n"
        pad(indent)
      } else {
        text += key
      }
      text += ":"
      value(entry.value, key: entry.key, indent: indent)
    }
  }

  /// Writes a value after `key:` or `-`, with the space before it and the line's end after it.
  private mutating func value(_ value: RecordValue, key: String?, indent: Int) {
    switch value.content {
    case .text(let string): scalar(string, key: key, indent: indent)
    case .list([]): text += " []\n"
    case .mapping([]): text += " {}\n"
    case .list(let values):
      if let line = flow(values, indent: indent, key: key) {
        text += " \(line)\n"
      } else {
        text += "\n"
        list(values, indent: key == nil ? indent : indent + 2)
      }
    case .mapping(let entries):
      text += "\n"
      mapping(entries, indent: key == nil ? indent : indent + 2)
    }
  }

  private mutating func list(_ values: [RecordValue], indent: Int) {
    for value in values {
      pad(indent)
      text += "-"
      if case .mapping(let entries) = value.content, !entries.isEmpty {
        text += " "
        mapping(entries, indent: indent + 2, startsHere: true)
      } else {
        self.value(value, key: nil, indent: indent + 2)
      }
    }
  }

  private mutating func scalar(_ string: String, key: String?, indent: Int) {
    let scalar = YAMLScalar(string)
    if let key, RecordKeyOrder.typed.contains(key), scalar.isTyped {
      text += " \(string)\n"
    } else if let block = scalar.block(indent: indent + 2, width: Self.width) {
      text += " \(block)"
    } else {
      text += " \(scalar.inline)\n"
    }
  }

  /// `[K, "3"]` when every value is a short text and the line stays short.
  private func flow(_ values: [RecordValue], indent: Int, key: String?) -> String? {
    var words: [String] = []
    for value in values {
      guard case .text(let string) = value.content, !string.contains("\n") else { return nil }
      words.append(YAMLScalar(string).inlineInFlow)
    }
    let line = "[\(words.joined(separator: ", "))]"
    return indent + (key?.count ?? 0) + line.count + 2 <= Self.width ? line : nil
  }

  private mutating func pad(_ indent: Int) { text += String(repeating: " ", count: indent) }
}

extension RecordValue {
  /// The text of `exemplar.yaml`: keys in the order of the record's table, ready to be edited by a person.
  ///
  /// ```swift
  /// RecordValue(.mapping([RecordEntry("grades", RecordValue(.list([
  ///   RecordValue(.text("K")), RecordValue(.text("3"))])))])).yaml
  /// // grades: [K, "3"]
  /// ```
  /// Reading it again gives the same values.
  public var yaml: String { RecordWriter.write(self) }
}
