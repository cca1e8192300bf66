internal import Foundation

/// A text that a person has read and found right, kept beside the tests in `Golden/`.
///
/// ```swift
/// #expect(GoldenFile("search-80").difference(from: text) == nil)
/// ```
///
/// With `EXEMPLAR_RECORD=1` the file is written and the check fails, so that somebody reads it once.
public struct GoldenFile: Sendable {
  private let url: URL

  /// The file `Golden/NAME.txt` beside the test that names it.
  public init(_ name: String, beside test: String = #filePath) {
    url = URL(fileURLWithPath: test).deletingLastPathComponent()
      .appendingPathComponent("Golden").appendingPathComponent("\(name).txt")
  }

  /// What is wrong with a text, with the first line that differs; nil when it is the file's.
  public func difference(from text: String) -> String? {
    if ProcessInfo.processInfo.environment["EXEMPLAR_RECORD"] == "1" { return record(text) }
    let golden: String
    do {
      golden = try String(contentsOf: url, encoding: .utf8)
    } catch {
      return "\(url.lastPathComponent) cannot be read: \(error). Record it with EXEMPLAR_RECORD=1."
    }
    return golden == text ? nil : firstDifference(golden, text)
  }

  private func record(_ text: String) -> String {
    do {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
      return "\(url.lastPathComponent) was recorded. Read it, then run without EXEMPLAR_RECORD."
    } catch {
      return "\(url.lastPathComponent) could not be recorded: \(error)"
    }
  }

  private func firstDifference(_ golden: String, _ text: String) -> String {
    let expected = golden.components(separatedBy: "\n")
    let found = text.components(separatedBy: "\n")
    let line =
      zip(expected, found).enumerated().first { $0.element.0 != $0.element.1 }?.offset
      ?? min(expected.count, found.count)
    return """
      \(url.lastPathComponent), line \(line + 1), differs.
      expected: \(line < expected.count ? expected[line] : "(the end)")
      found:    \(line < found.count ? found[line] : "(the end)")
      """
  }
}
