/// The boxes of an ISO media file that holds pictures: HEIC and AVIF (ISO/IEC 14496-12, 8.11; 23008-12).
struct HEIFBoxes {
  /// A box: what is in it, by its four letters.
  struct Box {
    var name: String
    var content: ByteSource
  }

  private static let mostBoxes = 4_096
  private static let brands: Set<String> = [
    "heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "avif", "avis",
  ]

  /// True when the file says that it is of a brand of pictures.
  static func isPicture(_ source: ByteSource) -> Bool {
    guard let type = boxes(source).first(where: { $0.name == "ftyp" })?.content else {
      return false
    }
    return stride(from: 0, to: min(type.size, 256), by: 4).contains { place in
      place != 4 && brands.contains(type.name(at: place))
    }
  }

  /// The boxes of a file or of a box, in order; a box beyond the end is the last.
  static func boxes(_ source: ByteSource) -> [Box] {
    var result: [Box] = []
    var position = 0
    while result.count < mostBoxes, let short = source.number(at: position, 4, bigEndian: true) {
      var (length, head) = (short, 8)
      if short == 1 {
        guard let long = source.number(at: position + 8, 8, bigEndian: true) else { break }
        (length, head) = (long, 16)
      } else if short == 0 {
        length = source.size - position
      }
      guard length >= head else { break }
      let content = source.part(at: position + head, count: length - head)
      result.append(Box(name: source.name(at: position + 4), content: content))
      guard length <= source.size - position else { break }
      position += length
    }
    return result
  }
}
