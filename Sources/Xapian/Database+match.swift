internal import CXapian

extension Database {
  /// Asks a question and brings back the whole answer.
  ///
  /// ```swift
  /// let answer = try database.match(
  ///   MatchRequest(.term("robot"), limit: 10, checkAtLeast: .max, fetch: .data))
  /// answer.estimate             // 310, and exact, because all were checked
  /// answer.items.first?.data    // what was stored with the best of them
  /// ```
  ///
  /// - Throws: `.query` for a wildcard over its limit, `.invalidArgument` for a query of too many
  ///   levels or a weighting that cannot be, `.modified`, `.corrupt`, `.network`, `.unsupported`.
  public func match(_ request: MatchRequest) throws(XapianError) -> MatchSet {
    let packet = try request.packet()
    return try receive("search") {
      cx_database_match(pointer, packet, packet.count, $0, $1)
    } reading: {
      MatchSet(reading: &$0, of: request)
    }
  }

  /// How the terms of relevant documents are weighed against the rest.
  public enum ExpansionScheme: Hashable, Sendable {
    /// The classical probabilistic weight.
    case traditional
    /// Bose–Einstein statistics.
    case bo1
  }

  /// The terms that set the relevant documents apart from the others, heaviest first.
  ///
  /// ```swift
  /// try database.expand(relevant: [7], limit: 20, keepingPrefix: "Z")   // stems: “more like this”
  /// ```
  ///
  /// - Parameters:
  ///   - keepingPrefix: only terms that begin so; `nil` for terms of every kind.
  ///   - droppingPrefixes: no terms that begin with any of these.
  ///   - query: a query whose terms are left out.
  public func expand(
    relevant: [UInt32], limit: Int, keepingPrefix: String? = nil,
    droppingPrefixes: [String] = [], excludingTermsOf query: Query = .nothing,
    scheme: ExpansionScheme = .traditional
  ) throws(XapianError) -> [(term: String, weight: Double)] {
    var packet = PacketWriter()
    packet.numbers(relevant)
    packet.u32(clamping: limit)
    packet.bool(keepingPrefix != nil)
    packet.text(keepingPrefix ?? "")
    packet.texts(droppingPrefixes)
    packet.text(try query.packet())
    packet.bool(scheme == .bo1)
    let bytes = packet.bytes
    return try receive("find the significant terms") {
      cx_database_expand(pointer, bytes, bytes.count, $0, $1)
    } reading: {
      $0.list { ($0.text(), $0.f64()) }
    }
  }
}
