internal import ExemplarVocabulary

/// The form of an exemplar's id: `[a-z0-9]+(-[a-z0-9]+)*`, 3 to 80 characters.
public enum Slug {
  /// The lengths that an id may have.
  public static let lengths = 3...80

  /// True when a text has the form of an id.
  public static func isValid(_ text: String) -> Bool {
    guard lengths.contains(text.utf8.count) else { return false }
    var afterDash = true
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        afterDash = false
      case UInt8(ascii: "-") where !afterDash: afterDash = true
      default: return false
      }
    }
    return !afterDash
  }

  /// The id that a title gives: folded, words joined by dashes, cut between words.
  ///
  /// ```swift
  /// Slug.proposed(for: "¡Diseña tu propia Luz!")   // "disena-tu-propia-luz"
  /// Slug.proposed(for: "日本")                      // "exemplar"
  /// ```
  public static func proposed(for title: String, longest: Int = lengths.upperBound) -> String {
    let words = words(of: title)
    var slug = ""
    for word in words {
      let next = slug.isEmpty ? word : slug + "-" + word
      if next.utf8.count > longest { break }
      slug = next
    }
    if slug.isEmpty, let first = words.first { slug = String(first.prefix(longest)) }
    if slug.isEmpty { return "exemplar" }
    return slug.utf8.count < lengths.lowerBound ? "exemplar-" + slug : slug
  }

  /// Runs of ASCII letters and digits after folding; an apostrophe does not part a word.
  private static func words(of title: String) -> [String] {
    var words: [String] = [""]
    for byte in folded(title).utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        words[words.count - 1].unicodeScalars.append(Unicode.Scalar(byte))
      case UInt8(ascii: "'"): continue
      default: words.append("")
      }
    }
    return words.filter { !$0.isEmpty }
  }
}
