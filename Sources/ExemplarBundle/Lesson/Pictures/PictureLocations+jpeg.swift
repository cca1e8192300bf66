extension PictureLocations {
  private static let mostSegments = 10_000
  private static let mostFilling = 64
  private static let packet = Array("http://ns.adobe.com/xap/1.0/\0".utf8)
  private static let continued = Array("http://ns.adobe.com/xmp/extension/\0".utf8)
  /// What stands between the name of a continued packet and its bytes: a digest, the length, the offset.
  private static let continuedHead = 40

  /// Every APP1 segment before the picture itself: Exif, XMP, and the pieces of a long XMP packet
  /// (ITU-T T.81, B.1.1.4; XMP part 3, 1.1.3).
  mutating func look(inJPEG source: ByteSource) {
    var pieces: [UInt8] = []
    var position = 2
    for _ in 0..<Self.mostSegments {
      guard let marker = Self.marker(source, &position),
        let length = source.number(at: position, 2, bigEndian: true), length >= 2
      else { break }
      if marker == 0xE1 {
        look(inAPP1: source.part(at: position + 2, count: length - 2), &pieces)
      }
      position += length
    }
    look(inXMP: pieces)
  }

  /// Moves past a marker and gives it; nil where the picture itself begins, or where there is none.
  private static func marker(_ source: ByteSource, _ position: inout Int) -> UInt8? {
    for _ in 0..<mostFilling {
      let bytes = source.read(at: position, 2)
      guard bytes.count == 2, bytes[0] == 0xFF else { return nil }
      if bytes[1] == 0xFF {
        position += 1
        continue
      }
      position += 2
      // The start of the scan, the end of the picture.
      return bytes[1] == 0xDA || bytes[1] == 0xD9 ? nil : bytes[1]
    }
    return nil
  }

  private mutating func look(inAPP1 segment: ByteSource, _ pieces: inout [UInt8]) {
    let bytes = segment.read(at: 0, segment.size)
    if bytes.starts(with: Self.packet) {
      look(inXMP: Array(bytes.dropFirst(Self.packet.count)))
    } else if bytes.starts(with: Self.continued), pieces.count < Self.longestBlock {
      pieces += bytes.dropFirst(Self.continued.count + Self.continuedHead)
    } else {
      look(inExif: segment)
    }
  }
}
