/// Where an exemplar is found below a server's root.
///
/// ```swift
/// Links(id: "paper-circuits").bag    // "/api/v1/exemplars/paper-circuits/bag"
/// ```
public struct Links: Hashable, Sendable, Codable {
  /// The exemplar as JSON.
  public var `self`: String
  /// The zipped bag.
  public var bag: String
  /// The page for people.
  public var page: String

  /// Makes the links of one exemplar; whatever an id holds, it stays one path segment.
  public init(id: String) {
    let segment = Links.pathSegment(id)
    self.`self` = "/api/v1/exemplars/\(segment)"
    self.bag = "/api/v1/exemplars/\(segment)/bag"
    self.page = "/exemplars/\(segment)"
  }

  /// Percent-encodes all but the unreserved characters (RFC 3986, section 2.3).
  static func pathSegment(_ text: String) -> String {
    if isPlain(text) { return text }
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      case UInt8(ascii: ".") where text != "." && text != "..":
        result += "."
      default:
        let hex = String(byte, radix: 16, uppercase: true)
        result += "%" + (hex.count == 1 ? "0" : "") + hex
      }
    }
    return result
  }

  /// True for what nearly every id is: small letters, digits and hyphens.
  private static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "-"):
        true
      default: false
      }
    }
  }
}
