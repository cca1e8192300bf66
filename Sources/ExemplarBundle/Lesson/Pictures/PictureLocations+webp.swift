extension PictureLocations {
  private static let mostPieces = 65_536

  /// The chunks `EXIF` and `XMP ` of a WebP picture (RFC 9649, 2.7.1.5).
  mutating func look(inWebP source: ByteSource) {
    var position = 12
    for _ in 0..<Self.mostPieces {
      guard let length = source.number(at: position + 4, 4, bigEndian: false) else { return }
      let content = source.part(at: position + 8, count: min(length, Self.longestBlock))
      switch source.name(at: position) {
      case "EXIF": look(inExif: content)
      case "XMP ": look(inXMP: content.read(at: 0, content.size))
      default: break
      }
      position += 8 + length + length & 1
    }
  }
}
