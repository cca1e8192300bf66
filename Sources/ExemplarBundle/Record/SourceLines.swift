/// The lines of a text in memory, for showing where something went wrong.
struct SourceLines {
  private let bytes: [UInt8]

  /// Keeps the text; nothing is split until a line is asked for.
  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// A line without its end, from 1; empty beyond the last.
  subscript(line: Int) -> String {
    let lines = bytes.split(
      separator: 10, maxSplits: max(line, 1), omittingEmptySubsequences: false)
    guard line >= 1, line <= lines.count else { return "" }
    return String(decoding: lines[line - 1], as: UTF8.self)
  }

  /// The line a byte stands on, from 1.
  func line(ofByte offset: Int) -> Int {
    bytes[..<min(max(offset, 0), bytes.count)].count(where: { $0 == 10 }) + 1
  }
}
