/// `fetch.txt`: files that somebody left out of the bag. It is read and never followed.
struct FetchList {
  static let fileName = "fetch.txt"

  /// Paths with their lines, from 1.
  var paths: [(path: String, line: Int)] = []

  /// Reads `url length path` lines (RFC 8493, section 2.2.3).
  static func read(_ text: TagText) -> (list: FetchList, findings: [Diagnostic]) {
    var list = FetchList()
    var findings: [Diagnostic] = []
    for (index, line) in text.lines.enumerated() where !line.trimmed.isEmpty {
      guard let match = line.wholeMatch(of: /([^ \t]+)[ \t]+([0-9]+|-)[ \t]+(.+)/) else {
        findings.append(
          Diagnostic(
            "fetch-line", .error, path: fileName, line: index + 1,
            "“\(line.prefix(80))” is not an address, a length and a path.",
            remedy: "Write “URL LENGTH PATH”."))
        continue
      }
      let path = String(match.3)
      if let fault = PathFault.first(in: path) {
        findings.append(fault.finding(path, in: fileName, line: index + 1))
      } else if !path.hasPrefix("data/") {
        findings.append(
          Diagnostic(
            "path-outside-payload", .error, path: fileName, line: index + 1,
            "“\(path)” is not under “data/”.", remedy: "Only payload can be left out."))
      } else {
        list.paths.append((path, index + 1))
      }
    }
    return (list, findings)
  }
}
