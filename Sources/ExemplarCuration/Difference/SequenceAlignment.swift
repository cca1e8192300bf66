/// Which elements of two sequences stand for each other, in order.
///
/// Elements that occur once in both are anchors (patience diff); between two anchors the shortest edit script is
/// sought as long as it is short (Myers 1986, “An O(ND) difference algorithm and its variations”). The work is
/// bounded: what is left when the budget is spent counts as replaced.
struct SequenceAlignment {
  /// For each element of the older sequence its partner in the newer one, rising; -1 where it has none.
  private(set) var partners: [Int]

  private let old: [Int]
  private let new: [Int]
  private var budget: Int
  /// How often an element occurs in the range at hand, and where it did last.
  private var oldCounts: [Int]
  private var newCounts: [Int]
  private var places: [Int]

  /// More insertions and deletions than this between two anchors are one replacement.
  private static let mostEdits = 400

  /// Aligns two sequences of numbers from 0 to `kinds` - 1.
  init(_ old: [Int], _ new: [Int], kinds: Int, budget: Int = 20_000_000) {
    self.old = old
    self.new = new
    self.budget = budget
    partners = Array(repeating: -1, count: old.count)
    oldCounts = Array(repeating: 0, count: kinds)
    newCounts = oldCounts
    places = oldCounts
    var rest = [Ranges(old: 0..<old.count, new: 0..<new.count)]
    while let next = rest.popLast() { rest += align(next) }
  }

  /// A part of the older sequence and the part of the newer one that it is compared with.
  private struct Ranges {
    var old: Range<Int>
    var new: Range<Int>
    var isDone: Bool { old.isEmpty || new.isEmpty }
  }

  /// Aligns what can be aligned at once; the parts that are left.
  private mutating func align(_ whole: Ranges) -> [Ranges] {
    let ranges = trimmed(whole)
    guard !ranges.isDone, budget > 0 else { return [] }
    let anchors = anchors(in: ranges)
    guard !anchors.isEmpty else {
      alignShortest(ranges)
      return []
    }
    var parts: [Ranges] = []
    var (i, j) = (ranges.old.lowerBound, ranges.new.lowerBound)
    for anchor in anchors {
      parts.append(Ranges(old: i..<anchor.old, new: j..<anchor.new))
      partners[anchor.old] = anchor.new
      (i, j) = (anchor.old + 1, anchor.new + 1)
    }
    parts.append(Ranges(old: i..<ranges.old.upperBound, new: j..<ranges.new.upperBound))
    return parts.filter { !$0.isDone }
  }

  /// Without what both have at the beginning and at the end.
  private mutating func trimmed(_ ranges: Ranges) -> Ranges {
    var (low, high) = (ranges.old.lowerBound, ranges.old.upperBound)
    var (newLow, newHigh) = (ranges.new.lowerBound, ranges.new.upperBound)
    while low < high, newLow < newHigh, old[low] == new[newLow] {
      partners[low] = newLow
      (low, newLow) = (low + 1, newLow + 1)
    }
    while low < high, newLow < newHigh, old[high - 1] == new[newHigh - 1] {
      (high, newHigh) = (high - 1, newHigh - 1)
      partners[high] = newHigh
    }
    budget -= ranges.old.count - (high - low)
    return Ranges(old: low..<high, new: newLow..<newHigh)
  }
}

// Anchors.
extension SequenceAlignment {
  private struct Anchor {
    var old: Int
    var new: Int
  }

  /// The longest rising row of elements that occur once in both parts.
  private mutating func anchors(in ranges: Ranges) -> [Anchor] {
    budget -= 2 * (ranges.old.count + ranges.new.count)
    for place in ranges.old { oldCounts[old[place]] += 1 }
    for place in ranges.new {
      newCounts[new[place]] += 1
      places[new[place]] = place
    }
    let unique = ranges.old.compactMap { place -> Anchor? in
      let kind = old[place]
      guard oldCounts[kind] == 1, newCounts[kind] == 1 else { return nil }
      return Anchor(old: place, new: places[kind])
    }
    for place in ranges.old { oldCounts[old[place]] = 0 }
    for place in ranges.new { newCounts[new[place]] = 0 }
    return Self.longestRising(unique)
  }

  /// By patience sorting: the top of each pile, and for each card the one under it in the pile before.
  private static func longestRising(_ anchors: [Anchor]) -> [Anchor] {
    var tops: [Int] = []
    var before = [Int](repeating: -1, count: anchors.count)
    for (number, anchor) in anchors.enumerated() {
      var (low, high) = (0, tops.count)
      while low < high {
        let middle = (low + high) / 2
        if anchors[tops[middle]].new < anchor.new { low = middle + 1 } else { high = middle }
      }
      if low > 0 { before[number] = tops[low - 1] }
      if low == tops.count { tops.append(number) } else { tops[low] = number }
    }
    var row: [Anchor] = []
    var number = tops.last ?? -1
    while number >= 0 {
      row.append(anchors[number])
      number = before[number]
    }
    return row.reversed()
  }
}

// The shortest edit script.
extension SequenceAlignment {
  /// Aligns by Myers's greedy search; leaves everything unaligned where the script would be too long.
  private mutating func alignShortest(_ ranges: Ranges) {
    let most = min(Self.mostEdits, ranges.old.count + ranges.new.count)
    // For each number of edits the furthest place on each diagonal, from -edits to edits in steps of two.
    var trace: [[Int]] = []
    for edits in 0...most {
      guard budget > 0 else { return }
      budget -= edits + 1
      var row = [Int](repeating: 0, count: edits + 1)
      for step in 0...edits {
        let start = edits == 0 ? 0 : Self.start(step, edits, trace[edits - 1])
        row[step] = slide(from: start, diagonal: 2 * step - edits, ranges)
        if row[step] >= ranges.old.count, row[step] - (2 * step - edits) >= ranges.new.count {
          return follow(trace + [row], ranges)
        }
      }
      trace.append(row)
    }
  }

  /// Where a diagonal begins: after a deletion from the one below, or an insertion from the one above.
  private static func start(_ step: Int, _ edits: Int, _ before: [Int]) -> Int {
    let deleted = step > 0 ? before[step - 1] + 1 : -1
    let inserted = step < edits ? before[step] : -1
    return max(deleted, inserted)
  }

  /// Along equal elements, to where they end.
  private mutating func slide(from start: Int, diagonal: Int, _ ranges: Ranges) -> Int {
    var place = start
    while place < ranges.old.count, place - diagonal < ranges.new.count, place - diagonal >= 0,
      old[ranges.old.lowerBound + place] == new[ranges.new.lowerBound + place - diagonal]
    {
      place += 1
    }
    budget -= place - start
    return place
  }

  /// Back from the end to the beginning, marking what is equal.
  private mutating func follow(_ trace: [[Int]], _ ranges: Ranges) {
    var edits = trace.count - 1
    var step = (ranges.old.count - ranges.new.count + edits) / 2
    while true {
      let diagonal = 2 * step - edits
      let end = trace[edits][step]
      let start = edits == 0 ? 0 : Self.start(step, edits, trace[edits - 1])
      for place in start..<max(start, end) {
        partners[ranges.old.lowerBound + place] = ranges.new.lowerBound + place - diagonal
      }
      guard edits > 0 else { return }
      let deleted = step > 0 ? trace[edits - 1][step - 1] + 1 : -1
      if deleted == start { step -= 1 }
      edits -= 1
    }
  }
}
