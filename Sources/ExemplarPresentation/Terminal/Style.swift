/// How a piece of text stands out; on a plain terminal it does not, and nothing is lost.
package struct Style: OptionSet, Hashable, Sendable {
  package let rawValue: UInt16

  package init(rawValue: UInt16) { self.rawValue = rawValue }

  package static let bold = Style(rawValue: 1)
  package static let italic = Style(rawValue: 2)
  package static let underline = Style(rawValue: 4)
  package static let struck = Style(rawValue: 8)
  /// The hue of ids, codes and bars.
  package static let accent = Style(rawValue: 16)
  /// The hue of matched words, beside bold and underline.
  package static let match = Style(rawValue: 32)
  /// The hue of warnings and of the sample mark, beside their words.
  package static let notice = Style(rawValue: 64)
  /// Set back: remarks beside what a reader looks for.
  package static let faint = Style(rawValue: 128)

  /// The words of a query inside a text.
  package static let matched: Style = [.bold, .underline, .match]
  package static let title: Style = [.bold]
  package static let sample: Style = [.bold, .notice]
  package static let warning: Style = [.bold, .notice]

  /// The numbers of Select Graphic Rendition (ECMA-48, 8.3.117): `1;4;35`.
  ///
  /// The hues of the 256-color cube (30 teal, 130 ocher, 162 magenta) have a contrast of at least
  /// 4.2 to 1 against both black and white.
  func parameters(_ color: Terminal.Color) -> String {
    var numbers: [String] = []
    if contains(.bold) { numbers.append("1") }
    if contains(.faint) { numbers.append("2") }
    if contains(.italic) { numbers.append("3") }
    if contains(.underline) { numbers.append("4") }
    if contains(.struck) { numbers.append("9") }
    if let hue = hue(color) { numbers.append(hue) }
    return numbers.joined(separator: ";")
  }

  private func hue(_ color: Terminal.Color) -> String? {
    switch color {
    case .none: nil
    case .ansi16:
      contains(.match) ? "35" : contains(.notice) ? "31" : contains(.accent) ? "36" : nil
    case .ansi256:
      contains(.match)
        ? "38;5;162" : contains(.notice) ? "38;5;130" : contains(.accent) ? "38;5;30" : nil
    }
  }
}
