/// The text of a Word document: headers, body, notes, diagrams, comments, footers.
struct WordDocument {
  /// Parts that are read beside the main one, in reading order, by the end of their content type.
  private static let before = ["wordprocessingml.header+xml"]
  private static let after = [
    "wordprocessingml.footnotes+xml", "wordprocessingml.endnotes+xml",
    "drawingml.diagramData+xml", "wordprocessingml.comments+xml", "wordprocessingml.footer+xml",
  ]

  private let types: ContentTypes

  init(_ types: ContentTypes) { self.types = types }

  /// Reads the document.
  func text(of place: String, _ bounds: DocumentBounds) throws(DocumentFault) -> DocumentText {
    let main = types.main ?? "word/document.xml"
    let (before, after) = (parts(Self.before), parts(Self.after))
    let wanted = Set(before + [main] + after)
    var texts = PartTexts(limit: bounds.textBytes)
    var zip = try DocumentZip(place, bounds)
    while let name = try zip.next() {
      let plain = PartName.plain(name)
      if wanted.contains(plain) { try texts.read(plain, &zip) }
    }
    guard texts.has(main) else { throw .damaged("“\(main)” is missing") }
    return texts.joined(texts.distinct(before) + [main] + texts.distinct(after))
  }

  private func parts(_ ends: [String]) -> [String] {
    ends.flatMap { end in types.parts.filter { $0.value.hasSuffix(end) }.keys.sorted() }
  }
}
