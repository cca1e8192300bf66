/// One text as a YAML scalar, in the plainest style that reads back unchanged.
struct YAMLScalar {
  private let text: String
  private let scalars: [Unicode.Scalar]

  /// Looks at a text.
  init(_ text: String) {
    self.text = text
    scalars = Array(text.unicodeScalars)
  }

  /// On the line of its key: plain if that is safe, else in double quotes.
  var inline: String { isPlain ? text : quoted }

  /// Inside `[…]`, where commas and brackets end a value.
  var inlineInFlow: String {
    isPlain && !scalars.contains(where: { "[]{},".unicodeScalars.contains($0) }) ? text : quoted
  }

  /// A whole number, a day, or true and false: what the typed keys may hold plain.
  var isTyped: Bool {
    text == "true" || text == "false" || NumberForm.isWhole(text.utf8)
      || NumberForm.isDay(text.utf8)
  }

  /// Below its key: `|` for text of several lines, `>-` for one long line; nil where neither is safe.
  func block(indent: Int, width: Int) -> String? {
    guard scalars.allSatisfy({ $0 == "\n" || Self.isPrintable($0) }) else { return nil }
    let lines = scalars.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count > 1 else { return folded(indent: indent, width: width) }
    let ends = scalars.last == "\n"
    let body = ends ? lines.dropLast() : lines[...]
    guard body.first?.isEmpty == false, body.last?.isEmpty == false,
      lines.allSatisfy({ $0.isEmpty || ($0.first != " " && $0.last != " ") })
    else { return nil }
    let written = body.map { $0.isEmpty ? "\n" : pad(indent) + Self.text($0) + "\n" }
    return (ends ? "|\n" : "|-\n") + written.joined()
  }

  /// One long line broken at single spaces, which reading turns back into spaces.
  private func folded(indent: Int, width: Int) -> String? {
    guard scalars.count > width - indent, scalars.first != " ", scalars.last != " ",
      !holds(" ", " ")
    else { return nil }
    var lines: [[Unicode.Scalar]] = []
    var line: [Unicode.Scalar] = []
    for word in scalars.split(separator: " ") {
      if !line.isEmpty && line.count + 1 + word.count > width - indent {
        lines.append(line)
        line = []
      }
      line += line.isEmpty ? Array(word) : [" "] + word
    }
    lines.append(line)
    guard lines.count > 1 else { return nil }
    return ">-\n" + lines.map { pad(indent) + Self.text($0[...]) + "\n" }.joined()
  }

  /// True when the second follows the first, seen as YAML sees them: one scalar after the other, so that a
  /// space with an accent over it is still a space.
  private func holds(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
    zip(scalars, scalars.dropFirst()).contains { $0 == first && $1 == second }
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }

  private func pad(_ indent: Int) -> String { String(repeating: " ", count: indent) }
}

// Plain or quoted.
extension YAMLScalar {
  /// True when YAML 1.1 and 1.2 both read the text as this very text.
  private var isPlain: Bool {
    guard let first = scalars.first, let last = scalars.last, Self.startsPlain(first), last != " ",
      last != ":", scalars.allSatisfy(Self.isPrintable), !scalars.contains("\t")
    else { return false }
    guard !holds(":", " "), !holds(" ", "#") else { return false }
    return !Self.reserved.contains(text.lowercased()) && !looksLikeNumber
  }

  /// A letter begins a plain text; so does a digit, unless the whole is a number.
  private static func startsPlain(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
      || "(/¿¡“‘«".unicodeScalars.contains(scalar)
  }

  /// Numbers of every base, times and days, in YAML 1.1 and 1.2; a range such as `6-8` is none of them.
  private var looksLikeNumber: Bool {
    guard let first = scalars.first, ("0"..."9").contains(first) else { return false }
    return NumberForm.isYAML(text.utf8)
  }

  /// Words that some YAML takes for true, false or nothing.
  private static let reserved: Set<String> = [
    "y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf",
  ]

  /// What YAML allows unescaped and an editor shows: no controls, no line and paragraph separators.
  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E, 0xA0...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF:
      ![0x2028, 0x2029, 0xFEFF].contains(scalar.value)
    default: false
    }
  }

  private var quoted: String {
    var result = "\""
    for scalar in scalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      case _ where Self.isPrintable(scalar): result.unicodeScalars.append(scalar)
      default: result += Self.escape(scalar)
      }
    }
    return result + "\""
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let width = scalar.value <= 0xFF ? 2 : scalar.value <= 0xFFFF ? 4 : 8
    let letter = width == 2 ? "x" : width == 4 ? "u" : "U"
    return "\\\(letter)" + String(repeating: "0", count: width - digits.count) + digits
  }
}
