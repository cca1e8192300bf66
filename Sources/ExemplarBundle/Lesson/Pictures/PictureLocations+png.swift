extension PictureLocations {
  private static let mostChunks = 65_536

  /// `eXIf`, the XMP packet in `iTXt`, and the text chunks in which ImageMagick keeps whole profiles
  /// (PNG 3rd edition, 11.3).
  mutating func look(inPNG source: ByteSource) {
    var position = 8
    for _ in 0..<Self.mostChunks {
      guard let length = source.number(at: position, 4, bigEndian: true) else { return }
      let content = source.part(at: position + 8, count: min(length, Self.longestBlock))
      switch source.name(at: position + 4) {
      case "eXIf": look(inExif: content)
      case "iTXt", "tEXt", "zTXt": look(inText: content, source.name(at: position + 4))
      case "IEND": return
      default: break
      }
      position += 12 + length
    }
  }

  private mutating func look(inText content: ByteSource, _ type: String) {
    guard mayLook() else { return }
    let bytes = content.read(at: 0, content.size)
    let keyword = String(decoding: bytes.prefix(80).prefix { $0 != 0 }, as: UTF8.self)
    let rest = bytes.dropFirst(keyword.utf8.count + 1)
    if keyword == "XML:com.adobe.xmp" {
      look(inXMP: type == "iTXt" ? Self.international(rest) : Array(rest))
    } else if keyword.hasPrefix("Raw profile type ") {
      let text =
        type == "zTXt" ? Inflation.inflate(rest.dropFirst(), limit: Self.longestBlock) : Array(rest)
      look(inProfile: Self.profile(type == "iTXt" ? Self.international(rest) : text))
    }
  }

  /// Whether it is compressed and how, a language, a translated keyword, and then the text.
  private static func international(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    let isCompressed = bytes.first == 1
    var rest = bytes.dropFirst(2)
    for _ in 0..<2 { rest = rest.drop { $0 != 0 }.dropFirst() }
    return isCompressed ? Inflation.inflate(rest, limit: longestBlock) : Array(rest)
  }

  /// A line break, the profile's name, its length, and its bytes in hexadecimal digits.
  private static func profile(_ text: [UInt8]) -> [UInt8] {
    let lines = text.split(separator: UInt8(ascii: "\n"), maxSplits: 2)
    let digits = (lines.count == 3 ? lines[2] : []).lazy.compactMap { byte in
      Character(Unicode.Scalar(byte)).hexDigitValue.map { UInt8($0) }
    }
    var bytes: [UInt8] = []
    var high: UInt8?
    for digit in digits {
      if let first = high { bytes.append(first << 4 | digit) }
      high = high == nil ? digit : nil
    }
    return bytes
  }

  private mutating func look(inProfile bytes: [UInt8]) {
    look(inExif: ByteSource(bytes))
    look(inXMP: bytes)
  }
}
