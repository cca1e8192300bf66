/// The kinds of document whose words we take beside plain text, Markdown and HTML.
enum DocumentKind: String, Hashable {
  case pdf, docx, pptx, odt, odp

  /// By the extension of a path; nil for every other kind.
  init?(path: String) { self.init(rawValue: FileKind.fileExtension(path)) }
}
