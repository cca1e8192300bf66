/// How many letters must be put in, left out, changed or swapped with a neighbor to turn one folded text into the
/// other, or nil when it is more than `limit`.
///
/// ```swift
/// editDistance("thrid", "third", limit: 2)   // 1
/// ```
public func editDistance(_ one: String, _ other: String, limit: Int) -> Int? {
  editDistance(Array(one.utf8)[...], Array(other.utf8)[...], limit: limit)
}
