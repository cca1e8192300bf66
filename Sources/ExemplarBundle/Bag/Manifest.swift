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
  var algorithm: ChecksumAlgorithm? { ChecksumAlgorithm(Self.normalized(algorithmName)) }

  /// `SHA-256` as file names have it: lower case, letters and digits alone (RFC 8493, section 2.4).
  private static func normalized(_ name: String) -> String {
    name.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
  }

  /// The finding for a name that is not in that form, which only old bags may have.
  func nameFault(isStandard: Bool) -> Diagnostic? {
    let normal = Self.normalized(algorithmName)
    guard normal != algorithmName else { return nil }
    return Diagnostic(
      "manifest-name", isStandard ? .error : .warning, path: fileName,
      "“\(fileName)” does not name its checksum in lower-case letters and digits alone.",
      remedy: "Name it “\(isForTags ? "tag" : "")manifest-\(normal).txt”.")
  }

  /// From a file's name at the top of a bag; nil when that is no manifest's name.
  init?(fileName: String) {
    let isForTags = fileName.hasPrefix("tagmanifest-")
    guard isForTags || fileName.hasPrefix("manifest-"), fileName.hasSuffix(".txt"),
      !fileName.contains("/")
    else { return nil }
    let name = fileName.dropFirst(isForTags ? 12 : 9).dropLast(4)
    guard !name.isEmpty else { return nil }
    self.fileName = fileName
    self.isForTags = isForTags
    algorithmName = String(name)
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
