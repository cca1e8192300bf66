internal import ExemplarBundle
internal import ExemplarVocabulary

/// An image under `artifacts/` or `materials/` is described in words, in the record or where it is shown.
struct AltTextRule: LessonRule {
  func findings(in subject: RuleSubject) -> [Diagnostic] {
    let described = subject.describedImages
    let shown = Set(
      subject.documents.flatMap { part in
        part.document.images.compactMap { LinkTarget($0.source, in: part.path).path }
      })
    return subject.bundle.files.filter { image in
      subject.needsDescription(image.path) && image.mediaType.hasPrefix("image/")
        && !described.contains(image.path) && !shown.contains(image.path)
    }.map { finding(for: $0.path, in: subject) }
  }

  private func finding(for path: String, in subject: RuleSubject) -> Diagnostic {
    let key = path.hasPrefix("artifacts/") ? RecordKey.artifacts : .materials
    let summary = "The image “\(path)” has no alternative text."
    let remedy = "Say in “alt” what it shows, for readers who cannot see it."
    if let line = subject.lines.files[path] {
      return subject.inRecord(.missingAlt, key, line: line, summary, remedy: remedy)
    }
    return Diagnostic(.missingAlt, path: path, key: key.rawValue, summary, remedy: remedy)
  }
}

extension RuleSubject {
  /// True for the folders whose images must be described.
  func needsDescription(_ path: String) -> Bool {
    path.hasPrefix("artifacts/") || path.hasPrefix("materials/")
  }

  /// The images that the record or the Markdown describes.
  var describedImages: Set<String> {
    var described = Set(exemplar.artifacts.filter { $0.alt != nil }.map(\.path))
    described.formUnion(exemplar.materials.filter { $0.alt != nil }.map(\.path))
    for part in documents {
      let images = part.document.images.filter { !$0.alt.isEmpty }
      described.formUnion(images.compactMap { LinkTarget($0.source, in: part.path).path })
    }
    return described
  }
}
