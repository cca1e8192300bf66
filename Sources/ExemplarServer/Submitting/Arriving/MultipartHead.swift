/// What stands above a part of a form: its name, and for a file how its sender calls it.
package struct MultipartHead: Hashable, Sendable {
  package let name: String
  package let fileName: String?
  /// The media type in lower case, without parameters.
  package let mediaType: String?

  /// Reads the lines above a part.
  init(_ bytes: [UInt8]) throws(MultipartFault) {
    var headers: [String: String] = [:]
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      if line.isEmpty { continue }
      let (name, value) = try Self.header(line)
      guard headers.updateValue(value, forKey: name) == nil else {
        throw MultipartFault("A part of the form has the header “\(name)” twice.")
      }
    }
    guard let disposition = headers["content-disposition"].flatMap(HeaderValue.init),
      disposition.word == "form-data", let name = disposition["name"]
    else {
      throw MultipartFault(
        "A part of the form says no name: it needs Content-Disposition: form-data; name=\"…\".")
    }
    let encoding = headers["content-transfer-encoding"]?.lowercased() ?? "binary"
    guard ["7bit", "8bit", "binary"].contains(encoding) else {
      throw MultipartFault(
        "The part “\(name)” is encoded as \(encoding). Send its bytes as they are.")
    }
    self.name = name
    fileName = disposition["filename"]
    mediaType = headers["content-type"].flatMap(HeaderValue.init)?.word
  }

  /// One line; a line that goes on in the next one is of another time (RFC 9112, section 5.2).
  private static func header(
    _ line: ArraySlice<UInt8>
  ) throws(MultipartFault) -> (name: String, value: String) {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex,
      line[..<colon].allSatisfy({ $0 > 0x20 && $0 < 0x7F }),
      line.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 })
    else { throw MultipartFault("A part of the form has a header line that cannot be read.") }
    let value = line[(colon + 1)...].drop { $0 == 0x20 || $0 == 0x09 }
    return (
      String(decoding: line[..<colon], as: UTF8.self).lowercased(),
      String(decoding: value, as: UTF8.self)
    )
  }
}
