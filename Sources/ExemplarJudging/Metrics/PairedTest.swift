internal import Foundation

/// Whether a difference between two runs is more than chance, told from the differences of each question.
///
/// ```swift
/// let test = PairedTest([0.1, 0.2, 0.3, 0.4])
/// test.mean          // 0.25
/// test.permutation   // 0.125: of the 16 ways to put the signs, two give a sum as far from 0
/// ```
public struct PairedTest: Hashable, Sendable {
  /// With more questions that differ than this, signs are drawn instead of trying all.
  private static let mostExact = 20
  private static let draws = 100_000
  /// Sums that differ by less are the same.
  private static let closeness = 1e-9

  /// The mean difference.
  public let mean: Double
  /// How likely a mean this far from 0 is when the sign of each difference is chance (Fisher 1935); two-sided.
  public let permutation: Double
  /// All ways to put the signs were tried.
  public let isExact: Bool
  /// The same by Student's t with one degree of freedom less than questions; nil where all differ alike.
  public let student: Double?

  /// Tests the differences of all questions, those that did not change too.
  public init(_ differences: [Double]) {
    mean = differences.isEmpty ? 0 : differences.reduce(0, +) / Double(differences.count)
    let changed = differences.filter { $0 != 0 }
    isExact = changed.count <= PairedTest.mostExact
    permutation = isExact ? PairedTest.tried(changed) : PairedTest.drawn(changed)
    student = PairedTest.student(differences, mean: mean)
  }

  // MARK: Signs by chance

  /// Walks through all signs, changing one at a time (a Gray code).
  private static func tried(_ differences: [Double]) -> Double {
    let observed = abs(differences.reduce(0, +)) - closeness
    var signed = differences
    var extreme = 0
    let ways = 1 << differences.count
    for way in 1...ways {
      if abs(signed.reduce(0, +)) >= observed { extreme += 1 }
      let place = way.trailingZeroBitCount
      if place < signed.count { signed[place].negate() }
    }
    return Double(extreme) / Double(ways)
  }

  /// Draws signs, the same ones in every run; what was observed counts as one draw more.
  private static func drawn(_ differences: [Double]) -> Double {
    let observed = abs(differences.reduce(0, +)) - closeness
    var signs = DrawnSigns()
    var extreme = 1
    for _ in 0..<draws {
      let sum = differences.reduce(0) { signs.next() ? $0 + $1 : $0 - $1 }
      if abs(sum) >= observed { extreme += 1 }
    }
    return Double(extreme) / Double(draws + 1)
  }

  // MARK: Student

  private static func student(_ differences: [Double], mean: Double) -> Double? {
    guard differences.contains(where: { $0 != 0 }) else { return 1 }
    guard differences.count > 1 else { return nil }
    let freedom = Double(differences.count - 1)
    let variance = differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / freedom
    guard variance > closeness * closeness else { return nil }
    let square = mean * mean * Double(differences.count) / variance
    return incompleteBeta(freedom / (freedom + square), freedom / 2, 0.5)
  }
}

/// One bit after the other from an xorshift register (Marsaglia 2003), beginning at a fixed place.
private struct DrawnSigns {
  private var state: UInt64 = 0x2545_F491_4F6C_DD1D
  private var left = 0
  private var bits: UInt64 = 0

  mutating func next() -> Bool {
    if left == 0 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      (bits, left) = (state, 64)
    }
    left -= 1
    defer { bits >>= 1 }
    return bits & 1 == 1
  }
}
