internal import ExemplarBundle

/// A relative link leads to a file of the bundle.
struct LinkTargetRule: LessonRule {
  func findings(in subject: RuleSubject) -> [Diagnostic] {
    let folders = Self.folders(of: subject.paths)
    return subject.documents.flatMap { path, document -> [Diagnostic] in
      let links = document.links.map { Place(written: $0.destination, line: $0.line, noun: "link") }
      let images = document.images.map { Place(written: $0.source, line: $0.line, noun: "image") }
      return (links + images).compactMap { place in
        let target = LinkTarget(place.written, in: path)
        if let file = target.path, subject.paths.contains(file) || folders.contains(file) {
          return nil
        }
        return finding(target, place, path, subject)
      }
    }
  }

  /// A link or an image, and where it stands.
  private struct Place {
    var written: String
    var line: Int
    var noun: String
  }

  private func finding(
    _ target: LinkTarget, _ place: Place, _ path: String, _ subject: RuleSubject
  ) -> Diagnostic? {
    switch target {
    case .external, .sameText: return nil
    case .outside:
      return Diagnostic(
        .escapingLink, path: path, line: place.line,
        "The \(place.noun) “\(place.written)” leads out of the bundle.",
        remedy: "Put the file into materials/ and link to it there.")
    case .empty:
      return Diagnostic(
        .brokenLink, path: path, line: place.line,
        "A \(place.noun) leads nowhere: its address is empty.",
        remedy: "Write the address between the parentheses.")
    case .inside(let file):
      return Diagnostic(
        .brokenLink, path: path, line: place.line,
        "The \(place.noun) “\(place.written)” leads to no file of the bundle.",
        remedy: subject.similarPath(to: file).map { "Did you mean “\($0)”?" }
          ?? "Add the file, or write a whole address that begins with https://.")
    }
  }

  /// The folders that hold files; a link to one shows what is in it.
  private static func folders(of paths: Set<String>) -> Set<String> {
    var folders: Set<String> = []
    for path in paths {
      var rest = path[...]
      while let slash = rest.lastIndex(of: "/") {
        rest = rest[..<slash]
        guard folders.insert(String(rest)).inserted else { break }
      }
    }
    return folders
  }
}
