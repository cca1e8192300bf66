/// What a zip file is as a document.
enum PackageFamily: Hashable {
  case word, slides, sheet
  /// With programs inside (`.docm`, `.pptm`), whatever the name says.
  case macros
  case openText, openSlides, openOther
  /// A zip file of anything else.
  case archive

  /// By the content type of its main part (ECMA-376 part 1, annex A).
  init?(contentType type: String) {
    if type.contains("macroEnabled.main") || type.contains("macroEnabledTemplate.main") {
      self = .macros
    } else if type.hasSuffix("wordprocessingml.document.main+xml")
      || type.hasSuffix("wordprocessingml.template.main+xml")
    {
      self = .word
    } else if ["presentation", "slideshow", "template"].contains(where: {
      type.hasSuffix("presentationml.\($0).main+xml")
    }) {
      self = .slides
    } else if type.hasSuffix("spreadsheetml.sheet.main+xml") {
      self = .sheet
    } else {
      return nil
    }
  }

  /// By the content of its `mimetype` (OpenDocument 1.3 part 2, 3.3).
  init?(mediaType type: String) {
    let start = "application/vnd.oasis.opendocument."
    guard type.hasPrefix(start) else { return nil }
    let kind = type.dropFirst(start.count)
    self =
      kind.hasPrefix("text")
      ? .openText : kind.hasPrefix("presentation") ? .openSlides : .openOther
  }

  /// What may stand behind an extension.
  static func expected(of kind: DocumentKind) -> Set<PackageFamily> {
    switch kind {
    case .docx: [.word]
    case .pptx: [.slides]
    case .odt: [.openText]
    case .odp: [.openSlides]
    case .pdf: []
    }
  }

  /// What a person calls it, with its article.
  var words: String {
    switch self {
    case .word: "a Word document"
    case .slides: "a PowerPoint presentation"
    case .sheet: "an Excel workbook"
    case .macros: "an Office document with macros, which are programs"
    case .openText: "an OpenDocument text"
    case .openSlides: "an OpenDocument presentation"
    case .openOther: "another kind of OpenDocument file"
    case .archive: "a ZIP archive of other files"
    }
  }
}
