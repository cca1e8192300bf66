internal import Foundation

/// The five names and the numbers by which XML without a document type writes characters.
enum XMLEntities {
  /// Nothing longer can be a reference: `&#x10FFFF;`, with some zeros to spare.
  static let longest = 32

  /// The bytes with their references read; nil when one is not known.
  static func decoded(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard var mark = bytes.place(of: UInt8(ascii: "&")) else { return bytes }
    var result = Array(bytes[..<mark])
    while true {
      let rest = bytes[(mark + 1)...]
      guard let end = rest.prefix(longest).firstIndex(of: UInt8(ascii: ";")),
        let scalar = scalar(String(decoding: rest[..<end], as: UTF8.self))
      else { return nil }
      result.append(contentsOf: String(scalar).utf8)
      guard let next = bytes[(end + 1)...].place(of: UInt8(ascii: "&")) else {
        result.append(contentsOf: bytes[(end + 1)...])
        return result[...]
      }
      result.append(contentsOf: bytes[(end + 1)..<next])
      mark = next
    }
  }

  private static func scalar(_ name: String) -> Unicode.Scalar? {
    switch name {
    case "lt": return "<"
    case "gt": return ">"
    case "amp": return "&"
    case "quot": return "\""
    case "apos": return "'"
    default: return name.hasPrefix("#") ? HTMLEntities.scalar(name) : nil
    }
  }
}

extension ArraySlice<UInt8> {
  /// Where a byte stands first; a long text is mostly searched for the one character that ends it.
  func place(of byte: UInt8) -> Int? {
    withUnsafeBytes { buffer in
      guard let start = buffer.baseAddress, let found = memchr(start, Int32(byte), buffer.count)
      else { return nil }
      return startIndex + (UnsafeRawPointer(found) - start)
    }
  }
}
