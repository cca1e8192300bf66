/// How many letters must be put in, left out, changed or swapped with a neighbor to turn one into the
/// other (optimal string alignment), or nil when it is more than `limit`.
///
/// `thrid` and `third` are 1 apart. The work is bounded by `limit` times the length.
func editDistance(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>, limit: Int) -> Int? {
  if abs(one.count - other.count) > limit { return nil }
  let a = Array(one)
  let b = Array(other)
  let far = limit + 1
  var beforeLast = [Int](repeating: far, count: b.count + 1)
  var last = (0...b.count).map { min($0, far) }
  var row = [Int](repeating: far, count: b.count + 1)
  for i in 0..<a.count {
    row[0] = min(i + 1, far)
    var best = row[0]
    for j in 0..<b.count {
      var cost = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        cost = min(cost, beforeLast[j - 1] + 1)
      }
      row[j + 1] = min(cost, far)
      best = min(best, row[j + 1])
    }
    if best > limit { return nil }
    (beforeLast, last, row) = (last, row, beforeLast)
  }
  return last[b.count] <= limit ? last[b.count] : nil
}
