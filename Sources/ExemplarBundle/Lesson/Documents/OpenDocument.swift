/// The text of an OpenDocument text or presentation: its body, then headers and footers.
enum OpenDocument {
  /// Reads the document; `styles.xml` may be missing, `content.xml` may not.
  static func text(
    of place: String, _ bounds: DocumentBounds
  ) throws(DocumentFault) -> DocumentText {
    var body: OpenDocumentMarkup?
    var margins: OpenDocumentMarkup?
    var zip = try DocumentZip(place, bounds)
    while let name = try zip.next() {
      let text = FlowingText(limit: bounds.textBytes)
      switch name {
      case "content.xml": body = try zip.read(name, into: OpenDocumentMarkup(text, .body))
      case "styles.xml": margins = try zip.read(name, into: OpenDocumentMarkup(text, .margins))
      default: continue
      }
    }
    guard let body else { throw .damaged("“content.xml” is missing") }
    return joined(body, margins, limit: bounds.textBytes)
  }

  private static func joined(
    _ body: OpenDocumentMarkup, _ margins: OpenDocumentMarkup?, limit: Int
  ) -> DocumentText {
    var (text, rest) = (body.text, margins?.text ?? FlowingText(limit: 0))
    var whole = FlowingText(limit: limit)
    whole.write(text.finish().utf8)
    whole.endParagraph()
    whole.write(rest.finish().utf8)
    return DocumentText(
      text: whole.finish(), isCut: text.isCut || rest.isCut || whole.isCut,
      hasDeletions: body.hasDeletions)
  }
}
