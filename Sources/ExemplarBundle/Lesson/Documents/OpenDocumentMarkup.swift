/// The words of `content.xml` or `styles.xml` of an OpenDocument file (OpenDocument 1.3 part 3, 5 and 6).
struct OpenDocumentMarkup: XMLHandler {
  /// Which elements hold what a reader sees.
  enum Scope {
    /// The document itself.
    case body
    /// Headers and footers, as the styles hold them.
    case margins
  }

  private(set) var text: FlowingText
  /// True when deleted text is still in the file.
  private(set) var hasDeletions = false
  private let scope: Scope
  /// How many elements are open inside of the scope; nothing is taken outside.
  private var inside = 0
  private var passing = 0
  /// Paragraphs that are open, one inside the other through notes.
  private var paragraphs = 0
  /// For each text box, note and annotation that is open: whether it hangs on a paragraph.
  private var asides: [Bool] = []
  /// True at the beginning of a paragraph and after a space: another space adds nothing (6.1.2).
  private var isAfterSpace = true

  init(_ text: FlowingText, _ scope: Scope) {
    self.text = text
    self.scope = scope
  }

  mutating func open(_ tag: XMLTag) {
    guard passing == 0 else {
      passing += 1
      return
    }
    guard inside > 0 || beginsScope(tag.name) else { return }
    inside += 1
    switch tag.name {
    case "text:p", "text:h":
      paragraphs += 1
      isAfterSpace = true
    case "text:s": spaces(tag.attribute("text:c"))
    case "text:tab": space("\t")
    case "text:line-break":
      text.breakLine()
      isAfterSpace = true
    case "table:table-cell", "table:covered-table-cell": text.beginCell()
    case let name where Self.asideNames.contains(name): beginAside()
    case let name where Self.silent.contains(name):
      if name == "text:tracked-changes" { hasDeletions = true }
      passing = 1
      inside -= 1
    default: break
    }
  }

  mutating func close(_ name: String) {
    guard passing == 0 else {
      passing -= 1
      return
    }
    guard inside > 0 else { return }
    inside -= 1
    switch name {
    case "text:p", "text:h":
      paragraphs -= 1
      text.endParagraph()
      isAfterSpace = true
    case "table:table-cell", "table:covered-table-cell": text.endCell()
    case "table:table-row": text.breakLine()
    case let name where Self.asideNames.contains(name): endAside()
    default: break
    }
  }

  /// A box on a slide stands by itself; one in a paragraph waits until that has ended.
  private mutating func beginAside() {
    asides.append(paragraphs > 0)
    if paragraphs > 0 { text.beginAside() }
  }

  private mutating func endAside() {
    if asides.popLast() == true { text.endAside() }
    isAfterSpace = false
  }

  mutating func text(_ bytes: ArraySlice<UInt8>) {
    guard passing == 0, inside > 0, paragraphs > 0 else { return }
    var rest = bytes
    while let first = rest.first {
      if first <= 0x20 {
        if !isAfterSpace { space(" ") }
        rest = rest.drop { $0 <= 0x20 }
      } else {
        let word = rest.prefix { $0 > 0x20 }
        text.write(word)
        isAfterSpace = false
        rest = rest[word.endIndex...]
      }
    }
  }

  private mutating func space(_ mark: StaticString) {
    mark.withUTF8Buffer { text.write($0) }
    isAfterSpace = true
  }

  /// `<text:s text:c="3"/>` is three spaces, and one where no number stands.
  private mutating func spaces(_ count: String?) {
    let count = min(max(count.flatMap { Int($0) } ?? 1, 1), 100)
    text.write(repeatElement(UInt8(ascii: " "), count: count))
  }

  private func beginsScope(_ name: String) -> Bool {
    switch scope {
    case .body: name == "office:body"
    case .margins: name == "style:header" || name == "style:footer"
    }
  }

  private static let asideNames: Set<String> = ["text:note", "office:annotation", "draw:text-box"]

  /// What was deleted, the marks of notes, who annotated when, and page numbers.
  private static let silent: Set<String> = [
    "text:tracked-changes", "text:note-citation", "dc:creator", "dc:date", "meta:date-string",
    "meta:creator-initials", "text:page-number", "text:page-count",
  ]
}
