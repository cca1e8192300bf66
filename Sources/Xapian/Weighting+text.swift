extension Weighting {
  /// A scheme by its name, with its parameters in the order of the Xapian class: `ineb2:1`, `bm25:1.2,0,1,0.75`.
  ///
  /// ```swift
  /// Weighting("bm25")      // .bm25()
  /// Weighting("pl2:2")     // .pl2(2)
  /// Weighting("shoes")     // nil
  /// ```
  public init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let written = parts.count > 1 ? parts[1].split(separator: ",") : []
    let numbers = written.compactMap { Double($0) }
    guard numbers.count == written.count, numbers.allSatisfy(\.isFinite) else { return nil }
    func number(_ place: Int, _ usual: Double) -> Double {
      place < numbers.count ? numbers[place] : usual
    }
    let most: Int
    switch parts[0] {
    case "boolean": (self, most) = (.boolean, 0)
    case "bm25":
      self = .bm25(
        k1: number(0, 1), k2: number(1, 0), k3: number(2, 1), b: number(3, 0.5),
        minimumNormalizedLength: number(4, 0.5))
      most = 5
    case "bm25plus":
      self = .bm25Plus(
        k1: number(0, 1), k2: number(1, 0), k3: number(2, 1), b: number(3, 0.5),
        minimumNormalizedLength: number(4, 0.5), delta: number(5, 1))
      most = 6
    case "traditional": (self, most) = (.traditional(k: number(0, 1)), 1)
    case "coordinate": (self, most) = (.coordinate, 0)
    case "ineb2": (self, most) = (.ineB2(number(0, 1)), 1)
    case "inl2": (self, most) = (.inL2(number(0, 1)), 1)
    case "ifb2": (self, most) = (.ifB2(number(0, 1)), 1)
    case "bb2": (self, most) = (.bb2(number(0, 1)), 1)
    case "pl2": (self, most) = (.pl2(number(0, 1)), 1)
    case "dph": (self, most) = (.dph, 0)
    case "dlh": (self, most) = (.dlh, 0)
    default: return nil
    }
    guard numbers.count <= most else { return nil }
  }

  /// The names that ``init(_:)`` knows.
  public static let names = [
    "bm25", "bm25plus", "ineb2", "inl2", "ifb2", "bb2", "pl2", "dph", "dlh", "traditional",
    "coordinate", "boolean",
  ]
}
