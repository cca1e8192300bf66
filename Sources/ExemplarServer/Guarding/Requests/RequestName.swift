/// The name of one request, by which a client's report and the log find each other.
///
/// ```swift
/// RequestName.taken(over: "portal-7f3a")   // "portal-7f3a"
/// RequestName.taken(over: "a b")           // "5d1c0f0e92b7a4c8", one of ours
/// ```
enum RequestName {
  /// What a client said, where it is 1 to 64 letters, digits, dots, underscores and hyphens; else a new one.
  static func taken(over text: String?) -> String {
    guard let text, (1...64).contains(text.utf8.count), text.utf8.allSatisfy(isAllowed) else {
      return made()
    }
    return text
  }

  /// A new one: 64 random bits.
  static func made() -> String {
    var bits = UInt64.random(in: .min ... .max)
    return String(unsafeUninitializedCapacity: 16) { bytes in
      for place in 0..<16 {
        let digit = UInt8(truncatingIfNeeded: bits & 15)
        bytes[place] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
        bits >>= 4
      }
      return 16
    }
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
