/// Takes what an `XMLStream` reads.
protocol XMLHandler: SendableMetatype {
  mutating func open(_ tag: XMLTag)
  /// With the house's prefix: `w:p`.
  mutating func close(_ name: String)
  /// Characters in UTF-8, in pieces; a piece may end inside a character.
  mutating func text(_ bytes: ArraySlice<UInt8>)
}

/// XML read as it arrives, piece by piece, in little memory.
///
/// Office documents need no document type, and their standards forbid one (ECMA-376 part 2, 9.1.4): a file
/// with one is refused before anything is expanded or fetched, so that there are no entities but the five of
/// XML itself. Names must match and elements must close; what a validating parser would check beyond that does
/// not matter to the words.
struct XMLStream<Handler: XMLHandler> {
  private struct Element {
    var written: String
    var name: String
    /// How many namespace declarations were in force before it.
    var namespaces: Int
  }

  private(set) var handler: Handler
  private let deepest: Int
  private var decoding = XMLDecoding()
  /// What has arrived and could not be read yet, since its end is missing.
  private var bytes: [UInt8] = []
  private var elements: [Element] = []
  private var namespaces = XMLNamespaces()
  private var hasRoot = false

  /// A tag, a comment or a character section that is longer than this is no document's.
  private static var longestToken: Int { 1 << 20 }

  /// Begins; elements may stand `deepest` levels inside each other.
  init(_ handler: Handler, deepest: Int) {
    self.handler = handler
    self.deepest = deepest
  }

  /// Reads what is whole in what has arrived so far.
  mutating func feed(_ piece: UnsafeRawBufferPointer) throws(XMLFault) {
    decoding.decode(piece, into: &bytes)
    var position = 0
    while position < bytes.count, let end = try token(from: position) { position = end }
    bytes.removeSubrange(..<position)
    guard bytes.count <= Self.longestToken else {
      throw .notWellFormed("a tag has more than \(Diagnostic.bytes(Self.longestToken))")
    }
  }

  /// Ends; everything must have been closed.
  mutating func finish() throws(XMLFault) -> Handler {
    if !bytes.isEmpty {
      guard bytes[0] != UInt8(ascii: "<") else { throw .notWellFormed("it ends inside a tag") }
      try words(bytes[...])
    }
    if let element = elements.last { throw .notWellFormed("“\(element.written)” is never closed") }
    guard hasRoot else { throw .notWellFormed("it is empty") }
    return handler
  }
}

// Where a token ends.
extension XMLStream {
  /// Reads one token and gives the place behind it; nil when its end has not arrived.
  private mutating func token(from start: Int) throws(XMLFault) -> Int? {
    guard bytes[start] == UInt8(ascii: "<") else { return try run(from: start) }
    guard start + 1 < bytes.count else { return nil }
    switch bytes[start + 1] {
    case UInt8(ascii: "!"): return try declaration(from: start)
    case UInt8(ascii: "?"): return place(behind: "?>", from: start + 2)
    case UInt8(ascii: "/"):
      guard let end = bytes[start...].firstIndex(of: UInt8(ascii: ">")) else { return nil }
      try close(bytes[(start + 2)..<end])
      return end + 1
    default:
      guard let end = try tagEnd(from: start + 1) else { return nil }
      try open(start + 1, end)
      return end + 1
    }
  }

  /// Text up to the next tag, or as much of it as has arrived, without the beginning of a reference.
  private mutating func run(from start: Int) throws(XMLFault) -> Int? {
    if let end = bytes[start...].place(of: UInt8(ascii: "<")) {
      try words(bytes[start..<end])
      return end
    }
    let tail = bytes[start...].suffix(XMLEntities.longest)
    var end = bytes.count
    if let mark = tail.lastIndex(of: UInt8(ascii: "&")),
      !bytes[mark...].contains(UInt8(ascii: ";"))
    {
      end = mark
    }
    guard end > start else { return nil }
    try words(bytes[start..<end])
    return end
  }

  /// A comment, a character section, or a document type.
  private mutating func declaration(from start: Int) throws(XMLFault) -> Int? {
    let head = bytes[start...].prefix(9)
    if head.starts(with: "<!--".utf8) { return place(behind: "-->", from: start + 4) }
    if head.elementsEqual("<![CDATA[".utf8) {
      guard let end = place(behind: "]]>", from: start + 9) else { return nil }
      try characters(bytes[(start + 9)..<(end - 3)])
      return end
    }
    guard head.count == 9 else { return nil }
    if head.elementsEqual("<!DOCTYPE".utf8) || head.starts(with: "<!ENTITY".utf8) {
      throw .declaresEntities
    }
    throw .notWellFormed("“\(Self.shown(head))” begins no tag")
  }

  private func place(behind mark: StaticString, from start: Int) -> Int? {
    let wanted = mark.withUTF8Buffer { Array($0) }
    var position = start
    while let next = bytes[min(position, bytes.count)...].place(of: wanted[0]) {
      guard next + wanted.count <= bytes.count else { return nil }
      if bytes[next...].starts(with: wanted) { return next + wanted.count }
      position = next + 1
    }
    return nil
  }

  /// The `>` of a tag, past those inside quotes.
  private func tagEnd(from start: Int) throws(XMLFault) -> Int? {
    var quote: UInt8?
    for position in start..<bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "<"): throw .notWellFormed("a “<” stands inside a tag")
      case quote: quote = nil
      case UInt8(ascii: "\"") where quote == nil, UInt8(ascii: "'") where quote == nil:
        quote = bytes[position]
      case UInt8(ascii: ">") where quote == nil: return position
      default: continue
      }
    }
    return nil
  }

  /// What a finding may quote of bytes that are not ours.
  private static func shown(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes.prefix(20), as: UTF8.self)
  }
}

// What a token means.
extension XMLStream {
  private mutating func words(_ piece: ArraySlice<UInt8>) throws(XMLFault) {
    guard let decoded = XMLEntities.decoded(piece) else {
      throw .notWellFormed("a “&” begins no character that XML knows")
    }
    try characters(decoded)
  }

  private mutating func characters(_ piece: ArraySlice<UInt8>) throws(XMLFault) {
    if !elements.isEmpty {
      handler.text(piece)
    } else if !piece.allSatisfy(Self.isSpace) {
      throw .notWellFormed("“\(Self.shown(piece))” stands outside of any element")
    }
  }

  private mutating func close(_ name: ArraySlice<UInt8>) throws(XMLFault) {
    let written = String(decoding: name.prefix { !Self.isSpace($0) }, as: UTF8.self)
    guard let element = elements.popLast() else {
      throw .notWellFormed("“\(Self.shown(name))” is closed and was never opened")
    }
    guard element.written == written else {
      throw .notWellFormed("“\(element.written)” is closed by “\(Self.shown(name))”")
    }
    handler.close(element.name)
    namespaces.forget(from: element.namespaces)
  }

  private mutating func open(_ start: Int, _ end: Int) throws(XMLFault) {
    let isEmpty = bytes[end - 1] == UInt8(ascii: "/") && end - 1 > start
    let tag = bytes[start..<(isEmpty ? end - 1 : end)]
    let written = tag.prefix { !Self.isSpace($0) }
    guard let first = written.first, Self.beginsName(first) else {
      throw .notWellFormed("“<\(Self.shown(tag))” is no tag")
    }
    guard !hasRoot || !elements.isEmpty else {
      throw .notWellFormed("“\(Self.shown(written))” follows the end")
    }
    guard elements.count < deepest else { throw .tooDeep(deepest) }
    hasRoot = true
    let before = namespaces.count
    let attributes = try attributes(tag[written.endIndex...])
    let text = String(decoding: written, as: UTF8.self)
    let name = namespaces.name(text)
    handler.open(
      XMLTag(name: name, bytes: bytes, attributes: attributes, namespaces: namespaces))
    if isEmpty {
      handler.close(name)
      namespaces.forget(from: before)
    } else {
      elements.append(Element(written: text, name: name, namespaces: before))
    }
  }

  /// Where the attributes stand; those that declare namespaces come into force.
  private mutating func attributes(
    _ piece: ArraySlice<UInt8>
  ) throws(XMLFault) -> [XMLTag.Attribute] {
    var found: [XMLTag.Attribute] = []
    var rest = piece.drop(while: Self.isSpace)
    while !rest.isEmpty {
      let name = rest.prefix { !Self.isSpace($0) && $0 != UInt8(ascii: "=") }
      rest = rest[name.endIndex...].drop(while: Self.isSpace)
      guard !name.isEmpty, rest.first == UInt8(ascii: "=") else {
        throw .notWellFormed("“\(Self.shown(name))” has no value")
      }
      rest = rest.dropFirst().drop(while: Self.isSpace)
      guard let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
        let end = rest.dropFirst().firstIndex(of: quote)
      else { throw .notWellFormed("the value of “\(Self.shown(name))” is not quoted") }
      let value = (rest.startIndex + 1)..<end
      found.append(.init(name: name.startIndex..<name.endIndex, value: value))
      declareNamespace(name, value)
      rest = rest[(end + 1)...].drop(while: Self.isSpace)
    }
    return found
  }

  private mutating func declareNamespace(_ name: ArraySlice<UInt8>, _ value: Range<Int>) {
    guard name.starts(with: "xmlns".utf8), let address = XMLEntities.decoded(bytes[value]) else {
      return
    }
    let rest = name.dropFirst(5)
    guard rest.isEmpty || rest.first == UInt8(ascii: ":") else { return }
    namespaces.declare(
      prefix: String(decoding: rest.dropFirst(), as: UTF8.self),
      String(decoding: address, as: UTF8.self))
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  /// A letter, `_`, `:`, or any character beyond ASCII.
  private static func beginsName(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte & 0xDF) || byte == 0x5F || byte == 0x3A || byte >= 0x80
  }
}
