/// A version that the index does not hold as it is now.
struct BagChange: Sendable {
  var id: String
  var version: Int
  /// Its version and the digest of its bag, as the index keeps them.
  var bag: String
  var name: String { "\(id)/v\(version)" }
}
