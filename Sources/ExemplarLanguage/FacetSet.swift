/// The values of one facet field that an exemplar has, and all that those are part of, as its slot keeps them: their
/// numbers in the facet dictionary, ascending, as little-endian pairs of bytes.
///
/// Exemplars with the same values have the same bytes, so counting whole sets and unfolding them at the end counts
/// the values.
public enum FacetSet {
  /// So many values have a number that fits into a pair of bytes.
  public static let mostNumbers = 1 << 16

  /// The bytes of some numbers.
  ///
  /// ```swift
  /// FacetSet.stored([300, 7])   // [7, 0, 44, 1]
  /// ```
  public static func stored(_ numbers: Set<Int>) -> [UInt8] {
    numbers.sorted().flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8 & 0xFF)] }
  }

  /// The numbers of some bytes; an odd byte at the end is left out.
  public static func numbers(of stored: [UInt8]) -> [Int] {
    stride(from: 0, to: stored.count - 1, by: 2).map {
      Int(stored[$0]) | Int(stored[$0 + 1]) << 8
    }
  }
}
