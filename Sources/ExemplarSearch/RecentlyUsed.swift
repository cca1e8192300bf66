/// What was used of a snapshot and is costly to make, by a key: the same lessons stand on many pages.
///
/// ```swift
/// var cards = RecentlyUsed<UInt32, Card>(most: 2_000)
/// try cards.value(for: 7) { try Card(stored: database.document(7).data) }   // read
/// try cards.value(for: 7) { try Card(stored: database.document(7).data) }   // kept
/// ```
/// When there is much that is new, whatever was not used since the last such time is let go.
struct RecentlyUsed<Key: Hashable, Value> {
  /// How much is new, or was used, between two such times; twice as much may be kept.
  private let most: Int
  private var recent: [Key: Value] = [:]
  private var earlier: [Key: Value] = [:]
  /// What the recent values cost together.
  private var cost = 0

  /// - Parameter most: in the unit of the costs.
  init(most: Int) { self.most = most }

  /// Lets go of everything.
  mutating func forget() { (recent, earlier, cost) = ([:], [:], 0) }

  /// The value of a key, made where it is not kept.
  mutating func value(
    for key: Key, costing cost: (Value) -> Int = { _ in 1 }, make: () throws -> Value
  ) rethrows -> Value {
    if let value = recent[key] { return value }
    let value = try earlier[key] ?? make()
    if self.cost >= most { (earlier, recent, self.cost) = (recent, [:], 0) }
    recent[key] = value
    self.cost += cost(value)
    return value
  }
}
