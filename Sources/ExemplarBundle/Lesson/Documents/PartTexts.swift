/// The texts of an office document's parts, which stand in its zip file in any order.
struct PartTexts {
  private var texts: [String: String] = [:]
  private var room: Int
  private var isCut = false
  private var hasDeletions = false

  /// Begins; all texts together have at most `limit` bytes.
  init(limit: Int) { room = limit }

  /// Reads the part that the zip file stands at; `name` is plain.
  mutating func read(_ name: String, _ zip: inout DocumentZip) throws(DocumentFault) {
    let markup = try zip.read(name, into: OfficeMarkup(FlowingText(limit: room)))
    var text = markup.text
    room -= text.size
    isCut = isCut || text.isCut
    hasDeletions = hasDeletions || markup.hasDeletions
    texts[name] = text.finish()
  }

  /// True when that part was read.
  func has(_ name: String) -> Bool { texts[name] != nil }

  /// The parts' texts in this order; a text that stands there already (a header on every page) is given once.
  func joined(_ names: [String]) -> DocumentText {
    var seen: Set<String> = []
    var paragraphs: [String] = []
    for name in names where seen.insert(name).inserted {
      guard let text = texts[name], !text.isEmpty else { continue }
      paragraphs.append(text)
    }
    return DocumentText(
      text: paragraphs.joined(separator: "\n"), isCut: isCut, hasDeletions: hasDeletions)
  }

  /// Those of the parts whose texts differ, each text's first.
  func distinct(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { name in texts[name].map { seen.insert($0).inserted } ?? false }
  }
}
