/// A manifest: which file has which checksum (RFC 8493, sections 2.1.3 and 2.2.1).
struct Manifest {
  /// One line.
  struct Entry {
    /// Decoded, without `*` and `./` in front.
    var path: String
    /// As written, where decoding changed it.
    var literal: String
    /// Lower-case hexadecimal.
    var checksum: String
    /// From 1.
    var line: Int
  }

  /// `manifest-sha256.txt`
  var fileName: String
  /// `sha256`, also one we do not know.
  var algorithmName: String
  /// True for `tagmanifest-…`.
  var isForTags: Bool
  /// By path; a path listed twice was told.
  var entries: [String: Entry] = [:]

  /// Nil when we do not have the algorithm.
  var algorithm: ChecksumAlgorithm? { ChecksumAlgorithm(algorithmName) }

  /// From a file's name at the top of a bag; nil when that is no manifest's name.
  init?(fileName: String) {
    guard let match = fileName.wholeMatch(of: /(tag)?manifest-([^\/]+)\.txt/) else { return nil }
    self.fileName = fileName
    algorithmName = String(match.2)
    isForTags = match.1 != nil
  }

  /// Reads the lines and tells what is wrong with each.
  mutating func read(_ text: TagText, isStandard: Bool) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    for (index, line) in text.lines.enumerated() where !line.trimmed.isEmpty {
      var reader = ManifestLine(line, number: index + 1, in: self, isStandard: isStandard)
      let entry = reader.read()
      findings += reader.findings
      guard let entry else { continue }
      if let first = entries[entry.path] {
        findings.append(repeated(entry, first, isStandard: isStandard))
      } else {
        entries[entry.path] = entry
      }
    }
    return findings
  }

  private func repeated(_ entry: Entry, _ first: Entry, isStandard: Bool) -> Diagnostic {
    let isHarmless = !isStandard && first.checksum == entry.checksum
    return Diagnostic(
      "manifest-duplicate", isHarmless ? .warning : .error, path: fileName, line: entry.line,
      "“\(entry.path)” stands here and on line \(first.line).", remedy: "Keep one of the two.")
  }
}
