internal import CXapian

/// A question to a database: what to look for, in which order, and what to bring back.
///
/// ```swift
/// var request = MatchRequest(.term("robot"), weighting: .ineB2(), limit: 20)
/// request.checkAtLeast = .max                        // exact total, exact counts
/// request.spies = [.values(slot: 4)]
/// request.fetch = [.data, .matchingTerms]
/// ```
public struct MatchRequest: Hashable, Sendable {
  /// What to look for.
  public var query: Query
  /// How matches are weighed.
  public var weighting: Weighting
  /// How many matches to pass over.
  public var offset: Int
  /// How many matches to bring back at most.
  public var limit: Int
  /// How many matches to look at, at least, before the total is estimated. `.max` makes the total
  /// and the spies' counts exact.
  public var checkAtLeast: Int
  /// The order of the matches.
  public var sort: Sort
  /// The order of matches that are equal.
  public var ties: Ties
  /// Which matches to fold into one.
  public var collapse: Collapse?
  /// What to count over all matches.
  public var spies: [Spy]
  /// What to bring back with each match.
  public var fetch: Fetch
  /// The slots whose values to bring back with each match.
  public var values: [UInt32]
  /// After so many seconds `checkAtLeast` is given up. Nothing stops a match midway.
  public var timeLimit: Double?
  /// The least weight of a match.
  public var leastWeight: Double
  /// The least share of the best possible weight, in per cent.
  public var leastPercentage: Int
  /// Who answers; the answer is the same.
  public var matcher = Matcher.lists
  /// Whether the engine’s matcher may use for `.relevance` the early rejection of sorting by an empty key when more
  /// is checked than shown: the same answer, 2 to 3 times sooner. Off only to compare the two.
  package var rejectsEarly = true

  public init(
    _ query: Query, weighting: Weighting = .bm25(), offset: Int = 0, limit: Int = 10,
    checkAtLeast: Int = 0, sort: Sort = .relevance, ties: Ties = .ascending,
    collapse: Collapse? = nil, spies: [Spy] = [], fetch: Fetch = [], values: [UInt32] = [],
    timeLimit: Double? = nil, leastWeight: Double = 0, leastPercentage: Int = 0
  ) {
    self.query = query
    self.weighting = weighting
    self.offset = offset
    self.limit = limit
    self.checkAtLeast = checkAtLeast
    self.sort = sort
    self.ties = ties
    self.collapse = collapse
    self.spies = spies
    self.fetch = fetch
    self.values = values
    self.timeLimit = timeLimit
    self.leastWeight = leastWeight
    self.leastPercentage = leastPercentage
  }

  /// Who answers a request.
  public enum Matcher: UInt8, Hashable, Sendable {
    /// Our own: posting lists are decoded once a snapshot, and totals and counts are always exact. What it cannot
    /// answer (remote and several shards, writers, some operators and weightings), the engine does.
    case lists = 0
    /// The engine’s own.
    case engine = 1
  }

  /// The order of matches that are equal otherwise.
  public enum Ties: UInt8, Hashable, Sendable {
    /// The lowest document id first.
    case ascending = 0
    /// The highest document id first.
    case descending = 1
    /// Whatever is cheapest.
    case any = 2
  }

  /// Of the matches with the same value in a slot, only the best `keep` are shown.
  public struct Collapse: Hashable, Sendable {
    public var slot: UInt32
    public var keep: Int

    public init(slot: UInt32, keep: Int = 1) {
      self.slot = slot
      self.keep = keep
    }
  }

  /// What comes back with each match, beside its id and weight.
  public struct Fetch: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// What was stored with the document.
    public static let data = Fetch(CX_FETCH_DATA)
    /// The terms of the query that the document has; those of a wildcard are not among them.
    public static let matchingTerms = Fetch(CX_FETCH_MATCHING_TERMS)
    /// For each term of the query, its frequency and weight.
    public static let termStatistics = Fetch(CX_FETCH_TERM_STATISTICS)

    private init(_ part: cx_fetch) { rawValue = UInt8(part.rawValue) }
  }

  func packet() throws(XapianError) -> [UInt8] {
    var packet = PacketWriter()
    packet.u8(matcher.rawValue)
    packet.text(try query.packet())
    weighting.write(to: &packet)
    for number in [offset, limit, checkAtLeast] { packet.u32(clamping: number) }
    sort.write(to: &packet)
    packet.u8(ties.rawValue)
    packet.bool(rejectsEarly)
    packet.f64(timeLimit ?? 0)
    packet.f64(leastWeight)
    packet.u8(UInt8(clamping: leastPercentage))
    packet.bool(collapse != nil)
    packet.u32(collapse?.slot ?? 0)
    packet.u32(clamping: collapse?.keep ?? 0)
    packet.u32(UInt32(spies.count))
    for spy in spies { spy.write(to: &packet) }
    packet.u8(fetch.rawValue)
    packet.numbers(values)
    return packet.bytes
  }
}
