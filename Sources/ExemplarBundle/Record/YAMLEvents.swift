// The event parser beneath Yams, and not Yams's composer: events come one at a time, so that depth and
// aliases are bounded by us, both lines of a duplicate key are known, and no key is ever hashed as a tree.
internal import CYaml

/// One step of a YAML stream, with the line it begins on.
struct YAMLEvent {
  enum Kind {
    case scalar(String)
    case alias(String)
    case listStart, listEnd
    case mappingStart, mappingEnd
    case documentStart, documentEnd, streamStart, streamEnd
  }

  var kind: Kind
  /// From 1.
  var line: Int
  /// `&name` on this value.
  var anchor: String?
  /// `!!int` as written, nil where none was.
  var tag: String?
}

/// What stopped the YAML parser, in its own words.
struct YAMLFault: Error {
  var problem: String
  /// From 1.
  var line: Int
}

/// The events of a YAML text, in order.
struct YAMLEvents: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let input: UnsafeMutableBufferPointer<UInt8>

  /// Starts reading UTF-8.
  init(_ bytes: [UInt8]) {
    parser = .allocate(capacity: 1)
    parser.initialize(to: yaml_parser_t())
    input = .allocate(capacity: max(bytes.count, 1))
    _ = input.initialize(from: bytes)
    yaml_parser_initialize(parser)
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, input.baseAddress, bytes.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
    input.deallocate()
  }

  /// The next event.
  func next() throws(YAMLFault) -> YAMLEvent {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw fault() }
    defer { yaml_event_delete(&event) }
    let line = Int(event.start_mark.line) + 1
    switch event.type {
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let text = String(
        decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      return YAMLEvent(
        kind: .scalar(text), line: line, anchor: string(scalar.anchor), tag: string(scalar.tag))
    case YAML_ALIAS_EVENT:
      return YAMLEvent(kind: .alias(string(event.data.alias.anchor) ?? ""), line: line)
    case YAML_SEQUENCE_START_EVENT:
      let start = event.data.sequence_start
      return YAMLEvent(
        kind: .listStart, line: line, anchor: string(start.anchor), tag: string(start.tag))
    case YAML_MAPPING_START_EVENT:
      let start = event.data.mapping_start
      return YAMLEvent(
        kind: .mappingStart, line: line, anchor: string(start.anchor), tag: string(start.tag))
    case YAML_SEQUENCE_END_EVENT: return YAMLEvent(kind: .listEnd, line: line)
    case YAML_MAPPING_END_EVENT: return YAMLEvent(kind: .mappingEnd, line: line)
    case YAML_STREAM_START_EVENT: return YAMLEvent(kind: .streamStart, line: line)
    case YAML_DOCUMENT_START_EVENT: return YAMLEvent(kind: .documentStart, line: line)
    case YAML_DOCUMENT_END_EVENT: return YAMLEvent(kind: .documentEnd, line: line)
    default: return YAMLEvent(kind: .streamEnd, line: line)
    }
  }

  /// A reader error knows only its byte; the line is counted here.
  private func fault() -> YAMLFault {
    let problem = string(parser.pointee.problem) ?? "the YAML cannot be read"
    if parser.pointee.error == YAML_READER_ERROR {
      let offset = min(Int(parser.pointee.problem_offset), input.count)
      return YAMLFault(
        problem: problem, line: input[..<offset].count(where: { $0 == 10 }) + 1)
    }
    return YAMLFault(problem: problem, line: Int(parser.pointee.problem_mark.line) + 1)
  }

  private func string(_ pointer: UnsafePointer<CChar>?) -> String? {
    pointer.map { String(cString: $0) }
  }

  private func string(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    pointer.map { String(cString: UnsafePointer($0)) }
  }
}
