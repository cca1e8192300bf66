internal import ExemplarBundle
internal import ExemplarVocabulary

/// Alternative text says what an image shows; `IMG_2041.jpg` and “image” say nothing.
struct AltFileNameRule: LessonRule {
  private static let endings = [
    "jpg", "jpeg", "png", "gif", "svg", "webp", "heic", "tif", "tiff", "bmp",
  ]
  private static let sayNothing: Set<String> = [
    "image", "img", "picture", "photo", "graphic", "screenshot", "alt", "alt text", "imagen",
    "foto",
    "fotografia", "captura", "captura de pantalla", "dibujo", "texto alternativo",
  ]

  func findings(in subject: RuleSubject) -> [Diagnostic] {
    let record = inRecord(subject).compactMap {
      finding($0.alt, path: subject.context.recordPath, line: $0.line)
    }
    let shown = subject.documents.flatMap { path, document in
      document.images.compactMap { finding($0.alt, path: path, line: $0.line) }
    }
    return record + shown
  }

  private func inRecord(_ subject: RuleSubject) -> [(alt: String, line: Int?)] {
    let artifacts = subject.exemplar.artifacts.map { ($0.alt, $0.path) }
    let materials = subject.exemplar.materials.map { ($0.alt, $0.path) }
    return (artifacts + materials).compactMap { alt, path in
      alt.map { ($0, subject.lines.files[path]) }
    }
  }

  private func finding(_ alt: String, path: String?, line: Int?) -> Diagnostic? {
    let words = folded(alt)
    let isFile = !words.contains(" ") && Self.endings.contains { words.hasSuffix(".\($0)") }
    let endsInDigit = words.utf8.last.map { $0 &- 0x30 < 10 } ?? false
    let isCamera =
      endsInDigit
      && words.wholeMatch(of: /(img|dsc|dscn|image|screenshot|pxl|imagen|foto)[-_ ]?[0-9]+/) != nil
    guard isFile || isCamera || Self.sayNothing.contains(words) else { return nil }
    return Diagnostic(
      .altFileName, path: path, line: line, "“\(alt)” does not say what the image shows.",
      remedy: "Say in a few words what a reader would see.")
  }
}
