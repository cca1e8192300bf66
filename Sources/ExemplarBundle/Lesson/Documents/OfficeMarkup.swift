/// The words of a part of a Word or PowerPoint file (ECMA-376 part 1, 17.3, 19.3 and 21.1.2).
///
/// Deleted text, the ends from which text was moved away, and the older twin of a drawing are left out.
struct OfficeMarkup: XMLHandler {
  private(set) var text: FlowingText
  /// True when text was deleted with its change tracked: it is still in the file.
  private(set) var hasDeletions = false
  /// How many elements are open below one whose content is passed over.
  private var passing = 0
  /// True between the tags that hold characters.
  private var isText = false

  init(_ text: FlowingText) { self.text = text }

  mutating func open(_ tag: XMLTag) {
    guard passing == 0 else {
      passing += 1
      noteDeletion(tag.name)
      return
    }
    switch tag.name {
    case "w:t", "a:t", "m:t": isText = true
    case "w:tab", "w:ptab": text.write("\t".utf8)
    case "w:br", "w:cr", "a:br": text.breakLine()
    case "w:noBreakHyphen": text.write("-".utf8)
    case "w:tc", "a:tc": text.beginCell()
    case "w:txbxContent": text.beginAside()
    case "a:fld" where tag.attribute("type") == "slidenum": passing = 1
    case let name where Self.silent.contains(name):
      passing = 1
      noteDeletion(name)
    default: break
    }
  }

  mutating func close(_ name: String) {
    guard passing == 0 else {
      passing -= 1
      return
    }
    switch name {
    case "w:t", "a:t", "m:t": isText = false
    case "w:p", "a:p": text.endParagraph()
    case "w:tc", "a:tc": text.endCell()
    case "w:tr", "a:tr": text.breakLine()
    case "w:txbxContent": text.endAside()
    default: break
    }
  }

  mutating func text(_ bytes: ArraySlice<UInt8>) {
    if isText && passing == 0 { text.write(bytes) }
  }

  private mutating func noteDeletion(_ name: String) {
    if name == "w:delText" || name == "w:moveFrom" { hasDeletions = true }
  }

  /// Formatting, which has tabs of another kind; what was deleted; what repeats a drawing for old programs.
  private static let silent: Set<String> = [
    "w:pPr", "w:rPr", "w:sectPr", "w:tblPr", "w:del", "w:moveFrom", "mc:Fallback",
  ]
}
