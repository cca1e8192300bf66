/// How the index stands to the collection.
enum IndexCondition: Hashable, Sendable {
  /// Nobody has looked yet.
  case unknown
  /// There is none.
  case missing
  /// It is there and cannot be read: why.
  case unusable(String)
  /// It answers, and some of what it was made from changed since: those files and folders.
  case behind([String])
  /// It answers for the whole collection.
  case ready
}

/// What was seen of the index when somebody last looked.
struct IndexSight: Hashable, Sendable {
  var condition = IndexCondition.unknown
  /// Names the snapshot; empty where there is none.
  var revision = ""
  var exemplars = 0
  /// When the index was last written, in seconds since 1970.
  var written = 0.0
}

/// What brings the index up to the collection is doing.
enum IndexWork: Hashable, Sendable {
  case idle
  /// How far it is.
  case running(done: Int, total: Int)
  /// It did not come to its end: why.
  case failed(String)
}
