internal import CXapian

extension Query {
  /// The query in postfix order, as CXapian takes it.
  func packet() throws(XapianError) -> [UInt8] {
    var packet = PacketWriter()
    try write(to: &packet, level: 1)
    return packet.bytes
  }

  /// The engine's own notation, for explanations and tests.
  ///
  /// ```swift
  /// try Query.and([.term("paper"), .term("circuit")]).engineDescription()
  /// // "Query((paper AND circuit))"
  /// ```
  public func engineDescription() throws(XapianError) -> String {
    let packet = try packet()
    return try receive("describe a query") {
      cx_query_description(packet, packet.count, $0, $1)
    } reading: {
      $0.text()
    }
  }

  private func write(to packet: inout PacketWriter, level: Int) throws(XapianError) {
    guard level <= Query.maximumLevels else {
      throw .invalidArgument(
        "The query has more than \(Query.maximumLevels) levels", operation: "build a query")
    }
    switch self {
    case .and(let queries): try write(CX_QUERY_AND, queries, &packet, level)
    case .or(let queries): try write(CX_QUERY_OR, queries, &packet, level)
    case .xor(let queries): try write(CX_QUERY_XOR, queries, &packet, level)
    case .max(let queries): try write(CX_QUERY_MAX, queries, &packet, level)
    case .synonym(let queries): try write(CX_QUERY_SYNONYM, queries, &packet, level)
    case .elite(let queries, let count):
      try write(CX_QUERY_ELITE, queries, &packet, level)
      packet.u32(clamping: count)
    case .andNot(let left, let right): try write(CX_QUERY_AND_NOT, left, right, &packet, level)
    case .filter(let left, let right): try write(CX_QUERY_FILTER, left, right, &packet, level)
    case .maybe(let left, let right): try write(CX_QUERY_MAYBE, left, right, &packet, level)
    case .scaled(let query, let factor):
      try query.write(to: &packet, level: level + 1)
      packet.code(CX_QUERY_SCALE)
      packet.f64(factor)
    default: writeLeaf(to: &packet)
    }
  }

  private func write(
    _ code: cx_operator, _ queries: [Query], _ packet: inout PacketWriter, _ level: Int
  ) throws(XapianError) {
    for query in queries { try query.write(to: &packet, level: level + 1) }
    packet.code(code)
    packet.u32(UInt32(queries.count))
  }

  private func write(
    _ code: cx_operator, _ left: Query, _ right: Query, _ packet: inout PacketWriter, _ level: Int
  ) throws(XapianError) {
    try left.write(to: &packet, level: level + 1)
    try right.write(to: &packet, level: level + 1)
    packet.code(code)
  }

  private func writeLeaf(to packet: inout PacketWriter) {
    switch self {
    case .everything: packet.code(CX_QUERY_EVERYTHING)
    case .term(let term, let frequency):
      packet.code(CX_QUERY_TERM)
      packet.text(term)
      packet.u32(frequency)
    case .phrase(let terms, let window): packet.positional(CX_QUERY_PHRASE, terms, window)
    case .near(let terms, let window): packet.positional(CX_QUERY_NEAR, terms, window)
    case .wildcard(let prefix, let limit, let combiner, let excess):
      packet.code(CX_QUERY_WILDCARD)
      packet.text(prefix)
      packet.u32(clamping: limit)
      packet.u8(excess.rawValue)
      packet.u8(combiner.rawValue)
    case .valueRange(let slot, let lowest, let highest):
      packet.bound(CX_QUERY_VALUE_RANGE, slot, lowest)
      packet.text(highest)
    case .valueAtLeast(let slot, let lowest): packet.bound(CX_QUERY_VALUE_LEAST, slot, lowest)
    case .valueAtMost(let slot, let highest): packet.bound(CX_QUERY_VALUE_MOST, slot, highest)
    case .constantWeight(let weight):
      packet.code(CX_QUERY_CONSTANT)
      packet.f64(weight)
    default: packet.code(CX_QUERY_NOTHING)
    }
  }
}

extension PacketWriter {
  fileprivate mutating func code(_ code: cx_operator) { u8(UInt8(code.rawValue)) }

  fileprivate mutating func positional(_ code: cx_operator, _ terms: [String], _ window: Int) {
    self.code(code)
    u32(clamping: window)
    texts(terms)
  }

  fileprivate mutating func bound(_ code: cx_operator, _ slot: UInt32, _ value: [UInt8]) {
    self.code(code)
    u32(slot)
    text(value)
  }
}
