/// The text of a PowerPoint file: the slides in the order in which they are shown, each with its diagrams and the
/// speaker's notes.
struct SlideShow {
  private let types: ContentTypes
  private var texts = PartTexts(limit: 0)
  private var order: [String]?
  /// By the part to which they belong.
  private var relationships: [String: Relationships] = [:]

  init(_ types: ContentTypes) { self.types = types }

  /// Reads the document.
  func text(of place: String, _ bounds: DocumentBounds) throws(DocumentFault) -> DocumentText {
    var show = self
    return try show.read(place, bounds)
  }

  private mutating func read(
    _ place: String, _ bounds: DocumentBounds
  ) throws(DocumentFault) -> DocumentText {
    let main = types.main ?? "ppt/presentation.xml"
    texts = PartTexts(limit: bounds.textBytes)
    let owners = relationshipOwners(main)
    var zip = try DocumentZip(place, bounds)
    while let name = try zip.next() {
      let plain = PartName.plain(name)
      if plain == main {
        order = try zip.read(plain, into: SlideOrder()).ids
      } else if let owner = owners[plain] {
        relationships[owner] = try zip.read(plain, into: Relationships())
      } else if isText(plain) {
        try texts.read(plain, &zip)
      }
    }
    guard let order else { throw .damaged("“\(main)” is missing") }
    var parts: [String] = []
    for id in order { parts += try slide(id, main) }
    return texts.joined(parts)
  }

  /// A slide and what belongs to it.
  private func slide(_ id: String, _ main: String) throws(DocumentFault) -> [String] {
    guard let target = relationships[main]?.all.first(where: { $0.id == id })?.target else {
      throw .damaged("it shows a slide “\(id.prefix(40))” that it does not have")
    }
    let slide = PartName.resolved(target, from: main)
    guard texts.has(slide) else { throw .damaged("“\(slide.prefix(80))” is missing") }
    let others = relationships[slide]?.all ?? []
    let parts = ["diagramData", "notesSlide"].flatMap { kind in
      others.filter { $0.kind == kind }.map { PartName.resolved($0.target, from: slide) }
    }
    return [slide] + parts
  }

  /// Where the relationships of the main part and of the slides stand.
  private func relationshipOwners(_ main: String) -> [String: String] {
    let slides = types.parts.filter { $0.value.hasSuffix("presentationml.slide+xml") }.keys
    let owners = ([main] + slides).map { (PartName.relationships(of: $0), $0) }
    return Dictionary(owners) { first, _ in first }
  }

  private func isText(_ part: String) -> Bool {
    guard let type = types.parts[part] else { return false }
    return type.hasSuffix("presentationml.slide+xml")
      || type.hasSuffix("presentationml.notesSlide+xml")
      || type.hasSuffix("drawingml.diagramData+xml")
  }
}

/// The slides as `presentation.xml` orders them (ECMA-376 part 1, 19.2.1.34).
private struct SlideOrder: XMLHandler {
  private(set) var ids: [String] = []

  mutating func open(_ tag: XMLTag) {
    if tag.name == "p:sldId", let id = tag.attribute("r:id") { ids.append(id) }
  }
  mutating func close(_ name: String) {}
  mutating func text(_ bytes: ArraySlice<UInt8>) {}
}
