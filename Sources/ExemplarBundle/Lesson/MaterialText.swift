/// The plain text of a material, for search.
struct MaterialText {
  /// Without markup; empty when nothing is left.
  var plain: String
  /// True when the bytes named no encoding and were not UTF-8.
  var wasGuessed: Bool

  /// True for kinds whose text we take: `.md`, `.txt`, `.html`.
  static func isKnown(_ path: String) -> Bool {
    ["md", "markdown", "txt", "html", "htm"].contains(FileKind.fileExtension(path))
  }

  /// Decodes and, for HTML, takes away the tags; content that is not text gives none.
  init(_ bytes: [UInt8], path: String) {
    let decoded = TextDecoding(bytes)
    wasGuessed = decoded.wasGuessed
    let isHTML = FileKind.fileExtension(path).hasPrefix("htm")
    plain = isHTML ? HTMLText.plain(decoded.text) : decoded.text
  }
}
