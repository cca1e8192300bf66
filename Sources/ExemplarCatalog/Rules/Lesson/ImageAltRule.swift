internal import ExemplarBundle

/// An image in the Markdown has alternative text; one of `artifacts/` or `materials/` may have it in the record.
struct ImageAltRule: LessonRule {
  func findings(in subject: RuleSubject) -> [Diagnostic] {
    let described = subject.describedImages
    return subject.documents.flatMap { path, document in
      document.images.filter(\.alt.isEmpty).map { image in
        let file = LinkTarget(image.source, in: path).path
        let isOurs = file.map(subject.needsDescription) ?? false
        let isUndescribed = isOurs && !described.contains(file ?? "")
        return Diagnostic(
          isUndescribed ? .missingAlt : .imageAlt, path: path, line: image.line,
          "The image “\(image.source)” has no alternative text.",
          remedy: "Say what it shows, between the brackets of “![…](\(image.source))”.")
      }
    }
  }
}
