/// Reads one line of a manifest: a checksum, white space, a path.
struct ManifestLine {
  private let line: String
  private let number: Int
  private let manifest: Manifest
  private let isStandard: Bool
  private(set) var findings: [Diagnostic] = []

  /// Prepares to read line `number`, from 1.
  init(_ line: String, number: Int, in manifest: Manifest, isStandard: Bool) {
    self.line = line
    self.number = number
    self.manifest = manifest
    self.isStandard = isStandard
  }

  /// The entry; nil when the line is refused.
  mutating func read() -> Manifest.Entry? {
    let checksum = line.prefix { $0 != " " && $0 != "\t" }
    let literal = String(
      line[checksum.endIndex...].unicodeScalars.drop { $0 == " " || $0 == "\t" })
    guard !literal.isEmpty, !checksum.isEmpty, checksum.allSatisfy(\.isHexDigit) else {
      return refuse(
        "manifest-line", "“\(line.prefix(80))” is not a checksum and a path.",
        "Write the checksum, a space, and the path.")
    }
    if let length = manifest.algorithm?.hexLength, checksum.utf8.count != length {
      return refuse(
        "manifest-checksum",
        "“\(checksum.prefix(140))” is no \(manifest.algorithmName) checksum: it has \(checksum.count) digits instead of \(length).",
        "Make the manifest again.")
    }
    let written = withoutOldMarks(literal)
    let path = Self.decoded(written, isStandard: isStandard)
    guard isAcceptable(path) else { return nil }
    return Manifest.Entry(
      path: path, literal: written, checksum: checksum.lowercased(), line: number)
  }

  /// md5sum wrote `*` for binary files, some tools `./`: accepted, and told.
  private mutating func withoutOldMarks(_ path: String) -> String {
    var path = path[...]
    if path.hasPrefix("*") {
      path = path.dropFirst()
      warn("manifest-asterisk", "“*” stands before the path “\(path)”.")
    }
    if path.hasPrefix("./") {
      path = path.dropFirst(2)
      warn("manifest-dot", "“./” stands before the path “\(path)”.")
    }
    return String(path)
  }

  /// `%0A`, `%0D` and, since 1.0, `%25`; every other percent sign is itself.
  static func decoded(_ path: String, isStandard: Bool) -> String {
    guard path.utf8.contains(UInt8(ascii: "%")) else { return path }
    var result: [UInt8] = []
    var rest = Array(path.utf8)[...]
    while let byte = rest.popFirst() {
      let code = String(decoding: rest.prefix(2), as: UTF8.self).uppercased()
      let plain = byte == UInt8(ascii: "%") ? codes[code] : nil
      if let plain, isStandard || plain != UInt8(ascii: "%") {
        result.append(plain)
        rest = rest.dropFirst(2)
      } else {
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static let codes: [String: UInt8] = ["0A": 0x0A, "0D": 0x0D, "25": 0x25]

  private mutating func isAcceptable(_ path: String) -> Bool {
    if let fault = PathFault.first(in: path) {
      findings.append(fault.finding(path, in: manifest.fileName, line: number))
      return false
    }
    let isPayload = path.hasPrefix("data/")
    if !manifest.isForTags && !isPayload {
      _ = refuse(
        "path-outside-payload", "“\(path)” is not under “data/”.",
        "List it in a tag manifest instead.")
    } else if manifest.isForTags && isPayload {
      _ = refuse(
        "payload-in-tag-manifest", "“\(path)” belongs to the payload.",
        "List it in the payload manifests instead.")
    } else if manifest.isForTags, let other = Manifest(fileName: path), other.isForTags {
      _ = refuse(
        "tag-manifest-listed", "“\(path)” is a tag manifest, which none may list.",
        "Remove the line.")
    } else {
      return true
    }
    return false
  }

  private mutating func refuse(
    _ code: String, _ summary: String, _ remedy: String
  ) -> Manifest.Entry? {
    findings.append(
      Diagnostic(
        code, .error, path: manifest.fileName, line: number, summary, remedy: remedy))
    return nil
  }

  private mutating func warn(_ code: String, _ summary: String) {
    findings.append(
      Diagnostic(
        code, .warning, path: manifest.fileName, line: number, summary,
        remedy: "Write the path alone, beginning with “data/”."))
  }
}
