internal import ExemplarBundle
internal import Foundation

/// The lines of a file that say something, with their numbers; a byte order mark and CR are no part of them.
struct TextLines: Sequence {
  private let lines: [(number: Int, bytes: Data)]

  init(_ data: Data) {
    let mark = Data([0xEF, 0xBB, 0xBF])
    let body = data.starts(with: mark) ? data.dropFirst(mark.count) : data
    lines = body.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
      .map { place, bytes in (place + 1, bytes.last == 0x0D ? bytes.dropLast() : bytes) }
      .filter { !$0.1.allSatisfy { $0 == 0x20 || $0 == 0x09 } }
  }

  func makeIterator() -> IndexingIterator<[(number: Int, bytes: Data)]> { lines.makeIterator() }
}

extension Diagnostic {
  /// A line that cannot be used, with its beginning.
  static func unsound(_ file: String, _ line: Int, _ bytes: Data, _ fault: String) -> Diagnostic {
    let text = String(decoding: bytes.prefix(400), as: UTF8.self)
    let shown = text.count > 60 ? text.prefix(60) + "…" : text[...]
    return Diagnostic(
      "unsound-line", .error, path: file, line: line, "“\(shown)” \(fault).",
      remedy: "Mend or remove the line; the others were taken.")
  }
}
