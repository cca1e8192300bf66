import ExemplarBundle
import ExemplarTesting
import Foundation
import Testing

@Suite struct PictureLocationTests {
  /// A TIFF structure with a GPS directory of these tags; each coordinate is three fractions.
  private static func exif(
    _ tags: [Int] = [1, 2, 3, 4], bigEndian: Bool = false, below: UInt8 = 1
  ) -> [UInt8] {
    func number(_ value: Int, _ count: Int) -> [UInt8] {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
      return bigEndian ? bytes.reversed() : bytes
    }
    func row(_ tag: Int, _ type: Int, _ count: Int, _ value: Int) -> [UInt8] {
      number(tag, 2) + number(type, 2) + number(count, 4) + number(value, 4)
    }
    let values = 26 + 2 + tags.count * 12 + 4
    let rows: [UInt8] = tags.reduce(into: []) { rows, tag in
      rows += tag % 2 == 0 ? row(tag, 5, 3, values) : row(tag, 2, 2, 0x4E)
    }
    let fraction = number(36, 4) + number(Int(below), 4)
    var file: [UInt8] = bigEndian ? [0x4D, 0x4D, 0, 0x2A] : [0x49, 0x49, 0x2A, 0]
    file += number(8, 4) + number(1, 2) + row(0x8825, 4, 1, 26)
    file += number(0, 4) + number(tags.count, 2) + rows
    file += number(0, 4) + fraction + fraction
    return file + fraction
  }

  private static let packet =
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:Description exif:GPSLatitude=\"36,7.2N\"/></x:xmpmeta>"

  private static func big(_ value: Int, _ count: Int = 4) -> [UInt8] {
    (0..<count).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  private static func jpeg(_ segments: [[UInt8]]) -> [UInt8] {
    var file: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0x4A, 0x46]
    for segment in segments { file += [0xFF, 0xFF, 0xE1] + big(segment.count + 2, 2) + segment }
    return file + [0xFF, 0xDA, 0, 2, 1, 2, 3, 0xFF, 0xD9]
  }

  private static func png(_ chunks: [(String, [UInt8])]) -> [UInt8] {
    var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    for (name, bytes) in chunks {
      file += big(bytes.count)
      file += Array(name.utf8) + bytes + [0, 0, 0, 0]
    }
    return file
  }

  private static func webp(_ chunks: [(String, [UInt8])]) -> [UInt8] {
    var body = Array("WEBP".utf8)
    for (name, bytes) in chunks {
      body += Array(name.utf8) + big(bytes.count).reversed()
      body += bytes
      if bytes.count % 2 == 1 { body.append(0) }
    }
    return Array("RIFF".utf8) + big(body.count).reversed() + body
  }

  private static func box(_ name: String, _ content: [UInt8]) -> [UInt8] {
    big(content.count + 8) + Array(name.utf8) + content
  }

  /// A picture of one item, its bytes in the file or, with method 1, in the box of the metadata.
  private static func heif(
    _ type: String, _ content: [UInt8], method: Int = 0, brand: String = "heic"
  ) -> [UInt8] {
    func file(offset: Int) -> [UInt8] {
      let info = box("infe", [2, 0, 0, 0, 0, 7, 0, 0] + Array(type.utf8) + [0])
      var place: [UInt8] = [1, 0, 0, 0, 0x44, 0, 0, 1, 0, 7]
      place += big(method, 2) + [0, 0, 0, 1]
      place += big(offset) + big(content.count)
      var meta: [UInt8] = [0, 0, 0, 0]
      meta += box("iinf", [0, 0, 0, 0, 0, 1] + info)
      meta += box("iloc", place)
      if method == 1 { meta += box("idat", content) }
      let head = box("ftyp", Array(brand.utf8) + [0, 0, 0, 0] + Array("mif1".utf8))
      return head + box("meta", meta) + (method == 1 ? [] : box("mdat", content))
    }
    return file(offset: method == 1 ? 0 : file(offset: 0).count - content.count)
  }

  private static let marked = Array("Exif\0\0".utf8) + exif()
  /// zlib's frame around one stored block (RFC 1950, RFC 1951 3.2.4).
  private static func zlib(_ bytes: [UInt8]) -> [UInt8] {
    var block: [UInt8] = [0x78, 0x01, 1]
    block += big(bytes.count, 2).reversed()
    block += big(~bytes.count, 2).reversed()
    return block + bytes + [0, 0, 0, 0]
  }
  private static func profile(_ bytes: [UInt8]) -> [UInt8] {
    let digits = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    return Array("\nexif\n    \(bytes.count)\n\(digits.prefix(72))\n\(digits.dropFirst(72))\n".utf8)
  }

  static let placed: [(String, [UInt8], [LessonBundle.ImageFacts.Location])] = {
    let xmp = Array("http://ns.adobe.com/xap/1.0/\0".utf8) + Array(packet.utf8)
    let long =
      Array("http://ns.adobe.com/xmp/extension/\0".utf8) + Array(repeating: 0x41, count: 40)
    let half = packet.utf8.count / 2
    let pieces = [Array(packet.utf8.prefix(half)), Array(packet.utf8.dropFirst(half))]
    let text = Array("XML:com.adobe.xmp\0\0\0\0\0".utf8) + Array(packet.utf8)
    let pressed = Array("XML:com.adobe.xmp\0\u{1}\0es\0x\0".utf8) + zlib(Array(packet.utf8))
    let raw = Array("Raw profile type exif\0".utf8)
    let bare = Array("Exif\0\0".utf8)
    var all: [(String, [UInt8], [LessonBundle.ImageFacts.Location])] = []
    all.append(("jpeg", jpeg([marked]), [.exif]))
    all.append(("jpeg second", jpeg([[1, 2], marked]), [.exif]))
    all.append(("jpeg big", jpeg([bare + exif(bigEndian: true)]), [.exif]))
    all.append(("jpeg xmp", jpeg([xmp]), [.xmp]))
    all.append(("jpeg both", jpeg([xmp, marked]), [.exif, .xmp]))
    all.append(("jpeg long xmp", jpeg(pieces.map { long + $0 }), [.xmp]))
    all.append(("jpeg none", jpeg([bare + exif([])]), []))
    all.append(("jpeg version only", jpeg([bare + exif([1, 3, 29])]), []))
    all.append(("jpeg nothing known", jpeg([bare + exif(below: 0)]), []))
    all.append(("jpeg target", jpeg([bare + exif([20])]), [.exif]))
    all.append(("tiff", exif(), [.exif]))
    all.append(("tiff big", exif(bigEndian: true), [.exif]))
    all.append(("png", png([("IDAT", [1]), ("eXIf", exif()), ("IEND", [])]), [.exif]))
    all.append(("png after end", png([("IEND", []), ("eXIf", exif())]), []))
    all.append(("png xmp", png([("iTXt", text)]), [.xmp]))
    all.append(("png pressed", png([("iTXt", pressed)]), [.xmp]))
    all.append(("png raw", png([("tEXt", raw + profile(marked))]), [.exif]))
    all.append(("png raw pressed", png([("zTXt", raw + [0] + zlib(profile(exif())))]), [.exif]))
    all.append(("webp", webp([("VP8X", [1, 2, 3]), ("EXIF", exif())]), [.exif]))
    all.append(
      ("webp xmp", webp([("XMP ", Array(packet.utf8)), ("EXIF", marked)]), [.exif, .xmp]))
    all.append(("heic", heif("Exif", [0, 0, 0, 6] + marked), [.exif]))
    all.append(
      ("avif inside", heif("Exif", [0, 0, 0, 0] + exif(), method: 1, brand: "avif"), [.exif]))
    all.append(("heic xmp", heif("mime", Array(packet.utf8)), [.xmp]))
    all.append(("heic none", heif("hvc1", marked), []))
    return all
  }()

  @Test(arguments: placed)
  func `finds where a picture says it was taken`(
    _ name: String, _ bytes: [UInt8], _ locations: [LessonBundle.ImageFacts.Location]
  ) {
    #expect(PictureLocations.find(ByteSource(bytes)) == locations)
  }

  @Test(arguments: [
    (" exif:GPSLatitude=\"36,7N\"", true), ("exif:GPSLongitude = '8,1W'", true),
    ("<exif:GPSLatitude> 36,7N</exif:GPSLatitude>", true), ("exif:GPSLatitude=\"\"", false),
    ("<exif:GPSLatitude></exif:GPSLatitude>", false), ("GPSLatitudeRef=\"N\"", false),
    ("GPSLatitude", false), ("GPSLatitude=", false), ("GPSGPSLatitude=\"1", true),
  ])
  func `takes an empty property for no place`(_ packet: String, _ isPlace: Bool) {
    let bytes = Self.webp([("XMP ", Array(packet.utf8))])
    #expect(PictureLocations.find(ByteSource(bytes)) == (isPlace ? [.xmp] : []))
  }

  @Test(arguments: [
    Array("GIF89a".utf8), [], Array("%PDF-1.4".utf8),
    Self.box("ftyp", Array("isom\0\0\0\0mp42".utf8)), [UInt8](repeating: 0, count: 5_000),
  ])
  func `looks into no other files`(_ bytes: [UInt8]) {
    #expect(PictureLocations.find(ByteSource(bytes)) == nil)
  }

  @Test(arguments: placed)
  func `survives every cut and two thousand random changes`(
    _ name: String, _ bytes: [UInt8], _ locations: [LessonBundle.ImageFacts.Location]
  ) {
    for length in bytes.indices {
      _ = PictureLocations.find(ByteSource(Array(bytes.prefix(length))))
    }
    var numbers = SeededNumbers(seed: UInt64(bytes.count))
    let values: [UInt8] = [0, 1, 2, 0x7F, 0x80, 0xFE, 0xFF]
    for _ in 0..<2_000 {
      var changed = bytes
      for _ in 0..<Int.random(in: 1...6, using: &numbers) {
        let place = Int.random(in: 0..<changed.count, using: &numbers)
        changed[place] =
          Bool.random(using: &numbers)
          ? values.randomElement(using: &numbers)! : UInt8.random(in: 0...255, using: &numbers)
      }
      _ = PictureLocations.find(ByteSource(changed))
    }
  }

  @Test func `looks at pictures of nothing but metadata no longer than at others`() {
    let many = Self.jpeg(Array(repeating: Self.marked, count: 20_000))
    let text =
      Array("Raw profile type exif\0\0".utf8) + Self.zlib(Array(repeating: 0x30, count: 60_000))
    let chunks = Self.png(Array(repeating: ("zTXt", text), count: 500))
    // A directory whose next one is itself, and which says that it has 65,535 rows.
    let loop: [UInt8] =
      [0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8, 0xFF, 0xFF] + Array(repeating: 0, count: 800_000)
    let clock = ContinuousClock()
    let time = clock.measure {
      #expect(PictureLocations.find(ByteSource(many)) == [.exif])
      #expect(PictureLocations.find(ByteSource(chunks)) == [])
      #expect(PictureLocations.find(ByteSource(loop)) == [])
    }
    #expect(time < .seconds(20))
  }

  @Test func `tells the pictures of a lesson, by their content and not their names`() throws {
    let lesson = try LessonWithFile("artifacts/a.jpg", Data(Self.jpeg([Self.marked])))
    try lesson.folder.write("materials/b.png", Data(Self.png([("IEND", [])])))
    try lesson.folder.write("notes/c.heic", Data(Self.heif("Exif", [0, 0, 0, 6] + Self.marked)))
    try lesson.folder.write(
      "materials/d.mp4", Data(Self.box("ftyp", Array("isom\0\0\0\0mp42".utf8))))
    let bundle = try #require(try lesson.read().bundle)
    #expect(
      bundle.images == [
        .init(path: "artifacts/a.jpg", locations: [.exif]), .init(path: "materials/b.png"),
        .init(path: "notes/c.heic", locations: [.exif]),
      ])
    #expect(bundle.images.map(\.hasLocation) == [true, false, true])
    let searched = try LessonBundle.read(draft: lesson.folder.path, for: .searching).bundle
    #expect(searched?.images.isEmpty == true)
  }
}
