/// A packet of XMP properties: RDF in XML, in which picture programs repeat what the camera knew.
enum XMPPacket {
  /// True when it has `exif:GPSLatitude` or `exif:GPSLongitude` with a value, as attribute or as element
  /// (XMP part 2, 4.4).
  static func hasLocation(_ bytes: [UInt8]) -> Bool {
    ["GPSLatitude", "GPSLongitude"].contains { hasValue(of: Array($0.utf8), bytes[...]) }
  }

  private static func hasValue(of name: [UInt8], _ bytes: ArraySlice<UInt8>) -> Bool {
    var rest = bytes
    while let start = rest.firstIndex(of: name[0]) {
      rest = rest[start...]
      if rest.starts(with: name), beginsValue(rest.dropFirst(name.count)) { return true }
      rest = rest.dropFirst()
    }
    return false
  }

  /// `="12,3N"` or `>12,3N`; an empty value is none, and so are `GPSLatitudeRef` and `</exif:GPSLatitude>`.
  private static func beginsValue(_ rest: ArraySlice<UInt8>) -> Bool {
    let mark = rest.drop(while: isSpace)
    switch mark.first {
    case UInt8(ascii: "="):
      let value = mark.dropFirst().drop(while: isSpace)
      guard let quote = value.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
      else { return false }
      return value.dropFirst().drop(while: isSpace).first.map { $0 != quote } ?? false
    case UInt8(ascii: ">"):
      return mark.dropFirst().drop(while: isSpace).first.map { $0 != UInt8(ascii: "<") } ?? false
    default: return false
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte <= 0x20 }
}
