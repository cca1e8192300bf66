internal import CXapian

extension Snippet {
  /// Reads what the engine wrote: marks around the words, and `&`, `<` and `>` escaped as in HTML.
  init(marked: String) {
    let start = Unicode.Scalar(UInt8(CX_SNIPPET_START))
    let end = Unicode.Scalar(UInt8(CX_SNIPPET_END))
    var plain = String.UnicodeScalarView()
    var ranges: [Range<Int>] = []
    var count = 0
    var opened = 0
    var rest = marked.unicodeScalars[...]
    while let scalar = rest.first {
      switch scalar {
      case start: opened = count
      case end: ranges.append(opened..<count)
      default:
        let (meant, length) = Snippet.unescaped(rest)
        plain.append(meant)
        count += 1
        rest = rest.dropFirst(length)
        continue
      }
      rest = rest.dropFirst()
    }
    self.init(text: String(plain), ranges: ranges)
  }

  /// The scalar that a text begins with, and how many scalars it was written in.
  private static func unescaped(
    _ text: Substring.UnicodeScalarView
  ) -> (scalar: Unicode.Scalar, length: Int) {
    let entities: [(String, Unicode.Scalar)] = [("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")]
    if text.first == "&" {
      for (entity, scalar) in entities where text.starts(with: entity.unicodeScalars) {
        return (scalar, entity.unicodeScalars.count)
      }
    }
    return (text[text.startIndex], 1)
  }
}
