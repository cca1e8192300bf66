/// Looks in a picture for what says where it was taken.
///
/// ```swift
/// PictureLocations.find(ByteSource(jpeg))   // [.exif]
/// ```
/// Every offset in a picture is somebody's claim: reads outside give nothing, loops are bounded, and a damaged
/// picture is one without a place. It never fails.
package struct PictureLocations {
  package typealias Location = LessonBundle.ImageFacts.Location

  /// The longest piece of metadata that is looked at.
  static let longestBlock = 4 << 20

  /// How many pieces of metadata are looked at; a picture has three or four.
  private static let mostBlocks = 256

  private var found: Set<Location> = []
  private var blocks = 0

  /// True for a head that may be a picture's of a kind we look into.
  static func isPossible(_ head: ArraySlice<UInt8>) -> Bool {
    switch FileSignature(head) {
    case .jpeg, .png, .webp, .tiff, .mp4: true
    default: false
    }
  }

  /// The ways in which a picture says where it was taken; nil for what is no JPEG, PNG, WebP, TIFF, HEIC or AVIF.
  package static func find(_ source: ByteSource) -> [Location]? {
    var search = PictureLocations()
    switch FileSignature(source.read(at: 0, FileSignature.headLength)[...]) {
    case .jpeg: search.look(inJPEG: source)
    case .png: search.look(inPNG: source)
    case .webp: search.look(inWebP: source)
    case .tiff: search.look(inExif: source)
    case .mp4:
      guard HEIFBoxes.isPicture(source) else { return nil }
      search.look(inHEIF: source)
    default: return nil
    }
    return Location.allCases.filter(search.found.contains)
  }

  /// A TIFF structure, as Exif is one, with or without the six bytes that often stand before it.
  mutating func look(inExif source: ByteSource) {
    guard mayLook() else { return }
    let isMarked = source.read(at: 0, 6) == Array("Exif\0\0".utf8)
    guard let directory = ExifDirectory(isMarked ? source.part(at: 6) : source) else { return }
    if directory.hasLocation { found.insert(.exif) }
    if let packet = directory.packet { look(inXMP: packet) }
  }

  /// A packet of properties.
  mutating func look(inXMP bytes: [UInt8]) {
    if mayLook(), XMPPacket.hasLocation(bytes) { found.insert(.xmp) }
  }

  /// Counts, so that a picture of nothing but metadata costs no more than others.
  mutating func mayLook() -> Bool {
    blocks += 1
    return blocks <= Self.mostBlocks
  }
}
