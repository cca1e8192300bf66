/// The whole answer to a question; nothing in it refers to the database any more.
public struct MatchSet: Hashable, Sendable {
  /// There are at least so many matches, after collapsing.
  public var lowerBound: Int
  /// There are about so many matches, after collapsing.
  public var estimate: Int
  /// There are at most so many matches, after collapsing.
  public var upperBound: Int
  /// There are at least so many matches, before collapsing.
  public var uncollapsedLowerBound: Int
  /// There are about so many matches, before collapsing.
  public var uncollapsedEstimate: Int
  /// There are at most so many matches, before collapsing.
  public var uncollapsedUpperBound: Int
  /// The greatest weight that the query could give.
  public var greatestPossibleWeight: Double
  /// The greatest weight that a match has.
  public var greatestWeight: Double
  /// The terms of the query, if they were asked for.
  public var terms: [QueryTerm]
  /// The page of matches, in order.
  public var items: [MatchItem]
  /// What the spies counted, in the order in which they were asked for.
  public var counts: [SpyCounts]

  /// Whether the number of matches is known and not guessed.
  public var isExact: Bool { lowerBound == upperBound }

  /// A term of the query in this database.
  public struct QueryTerm: Hashable, Sendable {
    public var term: String
    /// In how many documents it is.
    public var frequency: Int
    /// The most that it can add to a document's weight.
    public var weight: Double
  }

  init(reading packet: inout PacketReader, of request: MatchRequest) {
    lowerBound = packet.count()
    estimate = packet.count()
    upperBound = packet.count()
    uncollapsedLowerBound = packet.count()
    uncollapsedEstimate = packet.count()
    uncollapsedUpperBound = packet.count()
    greatestPossibleWeight = packet.f64()
    greatestWeight = packet.f64()
    terms = packet.list {
      QueryTerm(term: $0.text(), frequency: $0.count(), weight: $0.f64())
    }
    items = packet.list { MatchItem(reading: &$0, slots: request.values) }
    var spies = request.spies.makeIterator()
    counts = packet.list { packet in
      guard let spy = spies.next() else { preconditionFailure("the engine counted unasked") }
      return SpyCounts(reading: &packet, of: spy)
    }
  }
}

/// One match of a page.
public struct MatchItem: Hashable, Sendable {
  /// The document's id.
  public var document: UInt32
  /// Its weight; comparable within one answer only.
  public var weight: Double
  /// At least so many others were folded into it.
  public var collapseCount: Int
  /// The value that it was collapsed by.
  public var collapseKey: [UInt8]
  /// What was stored with it, if asked for.
  public var data: [UInt8]
  /// Its values in the slots asked for; a slot without a value is absent.
  public var values: [UInt32: [UInt8]]
  /// The terms of the query that it has, if asked for.
  public var matchingTerms: [String]

  init(reading packet: inout PacketReader, slots: [UInt32]) {
    document = packet.u32()
    weight = packet.f64()
    collapseCount = packet.count()
    collapseKey = packet.bytes()
    data = packet.bytes()
    values = [:]
    for (slot, value) in zip(slots, packet.list { $0.bytes() }) where !value.isEmpty {
      values[slot] = value
    }
    matchingTerms = packet.texts()
  }
}
