/// Text that may reach a terminal: nothing in it is a command to the terminal or hides other text.
///
/// Every string of a bundle or a query passes here on its way to a screen, whatever it claims to be.
public enum TerminalText {
  /// The text with everything dropped or shown that a terminal could obey.
  ///
  /// Control characters become their visible pictures (ESC is shown as `␛`), so that an attempt is
  /// seen. Characters that turn the reading direction, tag other text or show nothing are dropped.
  /// A newline or tab becomes a space, unless newlines are kept. More than eight marks on one letter
  /// are dropped: they would paint over the neighboring lines.
  ///
  /// ```swift
  /// TerminalText.safe("red \u{1B}[31m")           // "red ␛[31m"
  /// TerminalText.safe("a\nb")                     // "a b"
  /// TerminalText.safe("a\r\nb", newlines: true)   // "a\nb"
  /// ```
  public static func safe(_ text: String, newlines: Bool = false) -> String {
    if plainColumns(text.utf8.span) != nil { return text }
    var result = String.UnicodeScalarView()
    var marks = 0
    var afterReturn = false
    for scalar in text.unicodeScalars {
      defer { afterReturn = scalar == "\r" }
      if newlines && scalar == "\n" && afterReturn { continue }
      guard let shown = shown(scalar, newlines: newlines) else { continue }
      marks = combines(shown) ? marks + 1 : 0
      if marks <= 8 { result.append(shown) }
    }
    return String(result)
  }

  /// What stands for one scalar; nil for nothing.
  private static func shown(_ scalar: Unicode.Scalar, newlines: Bool) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x0A, 0x0D, 0x2028, 0x2029, 0x85, 0x0B, 0x0C: newlines ? "\n" : " "
    case 0x09, 0xA0: " "
    case 0x00..<0x20: Unicode.Scalar(0x2400 + scalar.value)
    case 0x7F: "\u{2421}"
    case 0x80..<0xA0: "\u{FFFD}"
    case _ where isInvisible(scalar.value): nil
    case _ where scalar.value & 0xFFFE == 0xFFFE, 0xFDD0...0xFDEF: "\u{FFFD}"
    default: scalar
    }
  }

  /// Direction marks, overrides and isolates, separators without width, annotations, tags.
  ///
  /// Kept: the joiners U+200C and U+200D, which Persian and emoji need, and variation selectors.
  private static func isInvisible(_ value: UInt32) -> Bool {
    switch value {
    case 0xAD, 0x61C, 0x115F, 0x1160, 0x180B...0x180F, 0x200B, 0x200E, 0x200F: true
    case 0x202A...0x202E, 0x2060...0x206F, 0x3164, 0xFEFF, 0xFFA0, 0xFFF0...0xFFFB: true
    case 0x1D173...0x1D17A, 0xE0000...0xE0FFF: true
    default: false
    }
  }

  private static func combines(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x300 else { return false }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark, .format: return true
    default: return false
    }
  }
}
