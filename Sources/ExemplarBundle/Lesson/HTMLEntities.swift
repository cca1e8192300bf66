/// The characters that HTML names.
enum HTMLEntities {
  /// The character of `eacute`, `#233` or `#xE9`; nil for a name we do not know.
  static func scalar(_ name: String) -> Unicode.Scalar? {
    guard name.hasPrefix("#") else { return named[name].flatMap(Unicode.Scalar.init) }
    let digits = name.dropFirst()
    let isHexadecimal = digits.first == "x" || digits.first == "X"
    guard
      let code = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits, radix: 10),
      code != 0
    else { return nil }
    return Unicode.Scalar(code)
  }

  /// HTML 4.01, section 24: all of Latin-1, and the signs that lessons use.
  private static let named: [String: UInt32] = {
    var table = signs
    for (index, name) in latin1.split(whereSeparator: \.isWhitespace).enumerated() {
      table[String(name)] = UInt32(160 + index)
    }
    return table
  }()

  /// In the order of their code points, from U+00A0.
  private static let latin1 = """
    nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg
    plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34
    iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml
    Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave
    Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil
    egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde
    ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml
    """

  private static let signs: [String: UInt32] = [
    "quot": 0x22, "amp": 0x26, "lt": 0x3C, "gt": 0x3E, "OElig": 0x152, "oelig": 0x153,
    "Scaron": 0x160, "scaron": 0x161, "Yuml": 0x178, "ndash": 0x2013, "mdash": 0x2014,
    "lsquo": 0x2018, "rsquo": 0x2019, "sbquo": 0x201A, "ldquo": 0x201C, "rdquo": 0x201D,
    "bdquo": 0x201E, "dagger": 0x2020, "Dagger": 0x2021, "bull": 0x2022, "hellip": 0x2026,
    "permil": 0x2030, "prime": 0x2032, "Prime": 0x2033, "lsaquo": 0x2039, "rsaquo": 0x203A,
    "euro": 0x20AC, "trade": 0x2122, "larr": 0x2190, "uarr": 0x2191, "rarr": 0x2192,
    "darr":
      0x2193, "harr": 0x2194, "minus": 0x2212, "ne": 0x2260, "le": 0x2264, "ge": 0x2265,
    "asymp": 0x2248, "infin": 0x221E, "radic": 0x221A, "sum": 0x2211, "prod": 0x220F,
    "pi":
      0x3C0, "Delta": 0x394, "hearts": 0x2665, "apos": 0x27, "ensp": 0x2002, "emsp": 0x2003,
    "thinsp": 0x2009, "zwnj": 0x200C, "zwj": 0x200D,
  ]
}
