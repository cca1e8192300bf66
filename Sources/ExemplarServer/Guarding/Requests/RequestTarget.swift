/// Whether the path of a request target means the same to everybody; bytes that must be encoded and are not the
/// decoder has refused before. The query is read by the routes, which can name the parameter.
enum RequestTarget {
  /// Why a target cannot be read; nil where it can.
  ///
  /// ```swift
  /// RequestTarget.problem(of: "/api/v1/search?q=ni%C3%B1o")   // nil
  /// RequestTarget.problem(of: "/api/v1/exemplars/%zz")        // 400: after % come two hexadecimal digits
  /// RequestTarget.problem(of: "/api/v1/exemplars/a%00b")      // 400: a byte of zero
  /// ```
  static func problem(of target: String) -> ServerProblem? {
    let bytes = target.utf8
    let path = bytes.prefix { $0 != UInt8(ascii: "?") }
    guard path.contains(UInt8(ascii: "%")) else { return nil }
    return fault(in: path).map(ServerProblem.malformedPath)
  }

  private static func fault(in bytes: Substring.UTF8View) -> String? {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count)
    var place = bytes.startIndex
    while place < bytes.endIndex {
      var byte = bytes[place]
      place = bytes.index(after: place)
      if byte == UInt8(ascii: "%") {
        let digits = bytes[place...].prefix(2)
        guard digits.count == 2, let value = value(digits) else {
          return "After % two hexadecimal digits are needed; a percent sign itself is %25."
        }
        byte = value
        place = digits.endIndex
      }
      if byte == 0 { return "It has a byte of zero." }
      decoded.append(byte)
    }
    return String(validating: decoded, as: UTF8.self) == nil ? "Its bytes are not UTF-8." : nil
  }

  private static func value(_ digits: Substring.UTF8View) -> UInt8? {
    var value: UInt8 = 0
    for digit in digits {
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | (digit - UInt8(ascii: "0"))
      case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"):
        value = value << 4 | ((digit | 0x20) - UInt8(ascii: "a") + 10)
      default: return nil
      }
    }
    return value
  }
}
