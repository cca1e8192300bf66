internal import ExemplarBundle

/// Where a lesson leads outside, each address once with its first place; only when somebody asks for it.
struct ExternalLinkRule: LessonRule {
  func findings(in subject: RuleSubject) -> [Diagnostic] {
    guard subject.context.listsLinks else { return [] }
    let places = subject.documents.flatMap { path, document in
      let links = document.links.map { (url: $0.destination, path: path, line: $0.line) }
      return links + document.images.map { (url: $0.source, path: path, line: $0.line) }
    }.filter { LinkTarget($0.url, in: $0.path) == .external && isPage($0.url) }
    let counts = Dictionary(places.map { ($0.url, 1) }, uniquingKeysWith: +)
    var seen: Set<String> = []
    return places.filter { seen.insert($0.url).inserted }.map { place in
      let count = counts[place.url] ?? 1
      return Diagnostic(
        .externalLink, path: place.path, line: place.line,
        "It leads to \(place.url)\(count == 1 ? "" : " (\(count) times)").")
    }
  }

  /// An address to write to or to dial is no page; and nobody's should stand in a list.
  private func isPage(_ url: String) -> Bool {
    let scheme = url.lowercased()
    return ["http:", "https:", "ftp:", "//"].contains { scheme.hasPrefix($0) }
  }
}
