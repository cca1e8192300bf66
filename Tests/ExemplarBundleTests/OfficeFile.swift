import ExemplarBundle
import ExemplarTesting
import Foundation

/// Office documents made part by part, and what a lesson that holds one gives.
struct OfficeFile {
  /// The parts in the order in which they are written.
  var parts: [(name: String, content: Data)]

  init(_ parts: [(String, String)]) { self.parts = parts.map { ($0.0, Data($0.1.utf8)) } }

  /// A Word document with this body, and other parts below `word/` by their kind: `footnotes`.
  static func word(_ body: String, _ others: [(kind: String, xml: String)] = []) -> OfficeFile {
    let main = ("/word/document.xml", "document.main")
    let types = [main] + others.enumerated().map { ("/word/part\($0).xml", $1.kind) }
    let parts = [("word/document.xml", "<w:document\(names)><w:body>\(body)</w:body></w:document>")]
    return OfficeFile(
      [contentTypes(types.map { ($0.0, "wordprocessingml.\($0.1)+xml") })] + parts
        + others.enumerated().map { ("word/part\($0).xml", $1.xml) })
  }

  /// An OpenDocument file of a kind, `text` or `presentation`.
  static func open(
    _ kind: String, _ body: String, styles: String? = nil, _ others: [(String, String)] = []
  ) -> OfficeFile {
    let content =
      "<office:document-content\(names)><office:body>\(body)</office:body></office:document-content>"
    return OfficeFile(
      [("mimetype", "application/vnd.oasis.opendocument.\(kind)"), ("content.xml", content)]
        + (styles.map {
          [("styles.xml", "<office:document-styles\(names)>\($0)</office:document-styles>")]
        } ?? [])
        + others)
  }

  /// `[Content_Types].xml` over parts and the ends of their types.
  static func contentTypes(_ parts: [(name: String, type: String)]) -> (String, String) {
    let overrides = parts.map {
      "<Override PartName=\"\($0.name)\" ContentType=\"application/vnd.openxmlformats-officedocument.\($0.type)\"/>"
    }
    return (
      "[Content_Types].xml",
      "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\(overrides.joined())</Types>"
    )
  }

  /// Every namespace of the tests, under the usual prefixes.
  static let names = [
    ("w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    ("a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
    ("p", "http://schemas.openxmlformats.org/presentationml/2006/main"),
    ("r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    ("mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"),
    ("office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"),
    ("text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"),
    ("table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"),
    ("draw", "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"),
    ("presentation", "urn:oasis:names:tc:opendocument:xmlns:presentation:1.0"),
    ("style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"),
    ("dc", "http://purl.org/dc/elements/1.1/"),
  ].map { " xmlns:\($0)=\"\($1)\"" }.joined()

  /// Writes the document.
  func write(to place: String) {
    let archive = HostileArchive(place, "zip")
    for part in parts { archive.add(part.name, part.content) }
    archive.finish()
  }

  /// Its bytes.
  func bytes() throws -> Data {
    let folder = try TemporaryFolder()
    write(to: folder.path + "/document")
    return try Data(contentsOf: folder.url("document"))
  }
}

/// A lesson with one more file.
struct LessonWithFile {
  let folder: TemporaryFolder
  let path: String

  init(_ path: String, _ content: Data) throws {
    folder = try TemporaryFolder()
    self.path = path
    try folder.write("exemplar.yaml", "schema: 1\n")
    try folder.write("lesson.md", "# A\n")
    try folder.write(path, content)
  }

  init(_ path: String, _ file: OfficeFile) throws { try self.init(path, try file.bytes()) }

  func read(_ limits: Limits = .standard) throws -> (bundle: LessonBundle?, findings: [Diagnostic])
  {
    try LessonBundle.read(draft: folder.path, limits: limits)
  }

  /// The text of the file.
  func text() throws -> String {
    let bundle = try read().bundle
    return ((bundle?.materialTexts ?? []) + (bundle?.artifactTexts ?? [])).first?.text ?? ""
  }

  /// The findings as “severity code: summary”.
  func findings() throws -> [String] {
    try read().findings.map { "\($0.severity) \($0.code): \($0.summary)" }
  }
}
