/// Which bytes of a file a request asks for (RFC 9110, section 14).
package enum ByteRange: Hashable, Sendable {
  /// All of them: nothing else was asked, or not so that we understand it, or several pieces.
  case whole
  case part(Range<Int>)
  /// None of them is there.
  case unsatisfiable

  /// What a header asks of a file of so many bytes.
  ///
  /// ```swift
  /// ByteRange("bytes=0-99", size: 250)   // .part(0..<100)
  /// ByteRange("bytes=-50", size: 250)    // .part(200..<250)
  /// ByteRange("bytes=300-", size: 250)   // .unsatisfiable
  /// ```
  package init(_ header: String?, size: Int) {
    self = header.flatMap { Self.read($0, size) } ?? .whole
  }

  private static func read(_ header: String, _ size: Int) -> ByteRange? {
    guard header.utf8.count <= 100, header.lowercased().hasPrefix("bytes=") else { return nil }
    let ends = header.dropFirst("bytes=".count).split(
      separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard ends.count == 2 else { return nil }
    switch (ends[0].isEmpty, number(ends[0]), ends[1].isEmpty, number(ends[1])) {
    case (true, _, false, let length?):
      return length == 0 || size == 0 ? .unsatisfiable : .part(max(0, size - length)..<size)
    case (false, let first?, true, _):
      return first < size ? .part(first..<size) : .unsatisfiable
    case (false, let first?, false, let last?):
      guard first <= last else { return nil }
      return first < size ? .part(first..<min(last, size - 1) + 1) : .unsatisfiable
    default: return nil
    }
  }

  /// Digits alone; what is too large for a number lies behind every file.
  private static func number(_ text: Substring) -> Int? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(text) ?? .max
  }
}
