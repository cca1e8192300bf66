/// What reading a document gave.
struct DocumentText: Hashable, Sendable {
  /// Paragraphs end with newlines; there are no empty ones.
  var text: String
  /// True when there was more than the limit.
  var isCut = false
  /// True when deleted text is still in the file, for whoever looks.
  var hasDeletions = false

  /// Reads a file of a kind whose first bytes are right.
  static func read(
    _ place: String, _ kind: DocumentKind, _ bounds: DocumentBounds, pdf: PDFProgram
  ) throws(DocumentFault) -> DocumentText {
    try bounds.deadline.check()
    if kind == .pdf { return try pdf.text(of: place, bounds) }
    let survey = try PackageSurvey(place, bounds)
    if survey.isEncrypted { throw .encrypted }
    let family = survey.family
    guard PackageFamily.expected(of: kind).contains(family) else {
      throw .other("it is \(family.words)")
    }
    switch kind {
    case .docx: return try WordDocument(survey.types).text(of: place, bounds)
    case .pptx: return try SlideShow(survey.types).text(of: place, bounds)
    default: return try OpenDocument.text(of: place, bounds)
    }
  }
}
