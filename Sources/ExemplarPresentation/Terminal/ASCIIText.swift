/// Text for a terminal that shows nothing but ASCII.
///
/// Such a terminal may read the bytes of UTF-8 as commands (0x9B starts one in ISO 8859-1), so no
/// byte above 0x7E may reach it.
enum ASCIIText {
  /// The nearest ASCII text: letters without their accents, plain quotes and dashes, and `?` for the
  /// rest, as wide as it was.
  ///
  /// ```swift
  /// ASCIIText.nearest("“Niño” – 回路")    // "\"Nino\" - ????"
  /// ```
  static func nearest(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x7F }) { return text }
    var result = ""
    for character in text {
      if let first = character.unicodeScalars.first, first.isASCII, first.value < 0x7F {
        result.unicodeScalars.append(first)
      } else {
        result += replacements[character] ?? String(repeating: "?", count: displayWidth(character))
      }
    }
    return result
  }

  private static let replacements: [Character: String] = {
    var table = symbols
    for (letter, variants) in letters {
      for variant in variants { table[variant] = String(letter) }
    }
    return table
  }()

  private static let symbols: [Character: String] = [
    "“": "\"", "”": "\"", "„": "\"", "«": "\"", "»": "\"", "‘": "'", "’": "'", "‚": "'", "‹": "<",
    "›": ">", "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "…": "...", "·": "|", "•": "*",
    "×": "x", "÷": "/", "→": ">", "←": "<", "≤": "<=", "≥": ">=", "½": "1/2", "¼": "1/4",
    "¾": "3/4", "°": " deg", "¿": "?", "¡": "!", "ß": "ss", "Æ": "AE", "æ": "ae", "Œ": "OE",
    "œ": "oe", "©": "(c)", "®": "(R)", "™": "(TM)", "€": "EUR",
  ]

  private static let letters: [(Character, String)] = [
    ("A", "ÀÁÂÃÄÅĀĂĄ"), ("C", "ÇĆĈĊČ"), ("D", "ĎĐ"), ("E", "ÈÉÊËĒĔĖĘĚ"), ("G", "ĜĞĠĢ"),
    ("H", "ĤĦ"), ("I", "ÌÍÎÏĨĪĬĮİ"), ("J", "Ĵ"), ("K", "Ķ"), ("L", "ĹĻĽŁ"), ("N", "ÑŃŅŇ"),
    ("O", "ÒÓÔÕÖØŌŎŐ"), ("R", "ŔŖŘ"), ("S", "ŚŜŞŠ"), ("T", "ŢŤŦ"), ("U", "ÙÚÛÜŨŪŬŮŰŲ"),
    ("W", "Ŵ"), ("Y", "ÝŶŸ"), ("Z", "ŹŻŽ"), ("a", "àáâãäåāăą"), ("c", "çćĉċč"), ("d", "ďđ"),
    ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"), ("h", "ĥħ"), ("i", "ìíîïĩīĭįı"), ("j", "ĵ"), ("k", "ķ"),
    ("l", "ĺļľł"), ("n", "ñńņňŉ"), ("o", "òóôõöøōŏő"), ("r", "ŕŗř"), ("s", "śŝşš"),
    ("t", "ţťŧ"), ("u", "ùúûüũūŭůűų"), ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżž"),
  ]
}
