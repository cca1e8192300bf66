/// What happens to the scalars of one run of `FoldTable`.
struct FoldRule {
  /// As the table packs it: kind, stride, payload.
  let packed: UInt32

  /// Gives what a scalar of the run folds to.
  @inline(__always)
  func each(from value: UInt32, _ body: (Unicode.Scalar) -> Void) {
    let payload = packed & 0x1FFF_FFFF
    switch packed >> 30 {
    case 0: return
    case 1: give(payload, body)
    case 2: give(value &+ payload &- 0x20_0000, body)
    default:
      let start = Int(payload >> 5)
      for place in start..<start + Int(payload & 0x1F) { give(FoldTable.sequences[place], body) }
    }
  }

  /// The table holds scalar values alone; its test folds every scalar there is.
  @inline(__always)
  private func give(_ value: UInt32, _ body: (Unicode.Scalar) -> Void) {
    body(Unicode.Scalar(value).unsafelyUnwrapped)
  }
}

extension FoldTable {
  /// The rule for a scalar above ASCII, or nil where it stays as it is.
  static func rule(for value: UInt32) -> FoldRule? {
    var low = 0
    var high = lasts.count
    while low < high {
      let middle = (low + high) / 2
      if lasts[middle] < value { low = middle + 1 } else { high = middle }
    }
    guard low < lasts.count, firsts[low] <= value else { return nil }
    let everySecond = rules[low] & 0x2000_0000 != 0
    if everySecond, (value - firsts[low]) % 2 == 1 { return nil }
    return FoldRule(packed: rules[low])
  }
}
