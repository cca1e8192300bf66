/// `fetch.txt`: files that somebody left out of the bag. It is read and never followed.
struct FetchList {
  static let fileName = "fetch.txt"

  /// One line.
  struct Item {
    /// Decoded, below `data/`.
    var path: String
    /// In bytes; nil where the line does not say.
    var length: Int?
    /// From 1.
    var line: Int
  }

  var items: [Item] = []

  /// Reads `url length path` lines (RFC 8493, section 2.2.3).
  static func read(
    _ text: TagText, isStandard: Bool
  ) -> (list: FetchList, findings: [Diagnostic]) {
    var list = FetchList()
    var findings: [Diagnostic] = []
    for (index, line) in text.lines.enumerated() where !line.trimmed.isEmpty {
      switch item(line, index + 1, isStandard: isStandard) {
      case .success(let item): list.items.append(item)
      case .failure(let fault): findings.append(fault.finding)
      }
    }
    return (list, findings)
  }

  private struct Fault: Error { var finding: Diagnostic }

  private static func item(
    _ line: String, _ number: Int, isStandard: Bool
  ) -> Result<Item, Fault> {
    guard let match = line.wholeMatch(of: /([^ \t]+)[ \t]+([0-9]+|-)[ \t]+(.+)/) else {
      return fault(
        "fetch-line", number, "“\(line.prefix(80))” is not an address, a length and a path.",
        "Write “URL LENGTH PATH”.")
    }
    // RFC 3986, section 4.3.
    guard match.1.firstMatch(of: /^[A-Za-z][A-Za-z0-9+.\-]*:./) != nil else {
      return fault(
        "fetch-url", number, "“\(match.1.prefix(80))” is not a whole address.",
        "Write it with its scheme, as in “https://…”.")
    }
    let path = ManifestLine.decoded(String(match.3), isStandard: isStandard)
    if let pathFault = PathFault.first(in: path) {
      return .failure(Fault(finding: pathFault.finding(path, in: fileName, line: number)))
    }
    guard path.hasPrefix("data/") else {
      return fault(
        "path-outside-payload", number, "“\(path)” is not under “data/”.",
        "Only payload can be left out.")
    }
    return .success(Item(path: path, length: Int(match.2), line: number))
  }

  private static func fault(
    _ code: String, _ line: Int, _ summary: String, _ remedy: String
  ) -> Result<Item, Fault> {
    .failure(
      Fault(
        finding: Diagnostic(
          code, .error, path: fileName, line: line, summary, remedy: remedy)))
  }
}
