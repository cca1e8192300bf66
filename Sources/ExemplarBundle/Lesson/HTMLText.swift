/// The words of an HTML page: tags away, entities read, blocks on lines of their own.
///
/// It does not judge the page; whatever is broken is text or nothing, and every character is looked at once.
struct HTMLText {
  private let source: [UInt8]
  private var position = 0
  private var text: [UInt8] = []
  /// Set once a search for `>` found none, so that it is not repeated for every `<`.
  private var tagsAreOver = false

  /// The plain text of a page.
  ///
  /// ```swift
  /// HTMLText.plain("<p>Fold &amp; light</p><script>x()</script>")   // "Fold & light"
  /// ```
  static func plain(_ html: String) -> String {
    var page = HTMLText(source: Array(html.utf8))
    page.read()
    return tidy(String(decoding: page.text, as: UTF8.self))
  }

  private init(source: [UInt8]) { self.source = source }

  private mutating func read() {
    while position < source.count {
      switch source[position] {
      case UInt8(ascii: "<") where !tagsAreOver: markup()
      case UInt8(ascii: "&"): entity()
      default:
        text.append(source[position])
        position += 1
      }
    }
  }

  /// A tag, a comment or a declaration; a `<` that begins none of them is text.
  private mutating func markup() {
    if starts(with: "<!--") { return skip(past: "-->") }
    if starts(with: "<![CDATA[") { return cdata() }
    let next = position + 1 < source.count ? source[position + 1] : 0
    guard
      isLetter(next) || next == UInt8(ascii: "/") || next == UInt8(ascii: "!")
        || next == UInt8(ascii: "?")
    else {
      text.append(source[position])
      position += 1
      return
    }
    guard let end = tagEnd() else {
      tagsAreOver = true
      return
    }
    let name = tagName()
    position = end + 1
    if Self.silent.contains(name) { return skip(past: "</\(name)") }
    if name == "td" || name == "th" {
      text.append(0x20)
    } else if Self.blocks.contains(name) {
      text.append(0x0A)
    }
  }

  /// Where a tag closes, quoted attributes skipped; nil when no tag closes any more.
  ///
  /// A quote that is still open 512 bytes after the first `>` was a mistake, and that `>` closes the tag:
  /// this bounds what a page of open quotes costs.
  private func tagEnd() -> Int? {
    var quote: UInt8?
    var firstClose: Int?
    for index in position..<source.count {
      let byte = source[index]
      if let firstClose, index > firstClose + 512 { return firstClose }
      if byte == UInt8(ascii: ">") {
        if quote == nil { return index }
        firstClose = firstClose ?? index
      } else if byte == quote {
        quote = nil
        firstClose = nil
      } else if quote == nil, byte == 0x22 || byte == 0x27, source[index - 1] == UInt8(ascii: "=") {
        quote = byte
      }
    }
    return firstClose
  }

  /// In lower case, without the slash; empty for `<!doctype`.
  private func tagName() -> String {
    let start = source[position + 1] == UInt8(ascii: "/") ? position + 2 : position + 1
    let letters = source[start...].prefix { isLetter($0) || (0x30...0x39).contains($0) }
    return String(decoding: letters.prefix(16), as: UTF8.self).lowercased()
  }

  private mutating func cdata() {
    position += 9
    while position < source.count, !starts(with: "]]>") {
      text.append(source[position])
      position += 1
    }
    position = min(position + 3, source.count)
  }

  /// To the end of a marker, compared without case; what is never closed goes to the end.
  private mutating func skip(past marker: String) {
    while position < source.count, !starts(with: marker) { position += 1 }
    position = min(position + marker.utf8.count, source.count)
    guard marker.hasPrefix("</") else { return }
    while position < source.count, source[position] != UInt8(ascii: ">") { position += 1 }
    position = min(position + 1, source.count)
  }

  private func starts(with marker: String) -> Bool {
    var index = position
    for byte in marker.utf8 {
      guard index < source.count, lower(source[index]) == lower(byte) else { return false }
      index += 1
    }
    return true
  }

  private func lower(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
  private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private static let silent: Set<String> = ["script", "style", "template", "noscript", "svg"]

  private static let blocks: Set<String> = [
    "address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "details", "div",
    "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "head", "header", "hr", "html", "legend", "li", "main", "nav", "ol", "option", "p", "pre",
    "section",
    "select", "summary", "table", "tbody", "tfoot", "thead", "title", "tr", "ul",
  ]
}

// Entities and white space.
extension HTMLText {
  /// `&amp;`, `&#233;`, `&#xE9;`; anything else stays as it is.
  private mutating func entity() {
    let rest = source[(position + 1)...].prefix(32)
    guard let end = rest.firstIndex(of: UInt8(ascii: ";")),
      let scalar = HTMLEntities.scalar(
        String(decoding: source[(position + 1)..<end], as: UTF8.self))
    else {
      text.append(source[position])
      position += 1
      return
    }
    text += Array(String(scalar).utf8)
    position = end + 1
  }

  /// One space between words, no empty lines.
  private static func tidy(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline)
      .map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
      .filter { !$0.isEmpty }
      .joined(separator: "\n")
  }
}
