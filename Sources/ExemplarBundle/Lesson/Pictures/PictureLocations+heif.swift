extension PictureLocations {
  /// The items `Exif` and `mime` of the metadata box (ISO/IEC 14496-12, 8.11.3 and 8.11.6).
  mutating func look(inHEIF source: ByteSource) {
    for box in HEIFBoxes.boxes(source) where box.name == "meta" {
      let boxes = HEIFBoxes.boxes(box.content.part(at: 4))
      guard let list = boxes.first(where: { $0.name == "iinf" })?.content,
        let places = boxes.first(where: { $0.name == "iloc" })?.content
      else { continue }
      let stored = boxes.first { $0.name == "idat" }?.content
      let items = Self.items(list)
      for place in ItemPlaces(places).all {
        guard let type = items[place.item], let holder = place.isInside ? stored : source else {
          continue
        }
        look(inItem: type, holder.part(at: place.offset, count: place.length))
      }
    }
  }

  private mutating func look(inItem type: String, _ content: ByteSource) {
    if type == "mime" {
      look(inXMP: content.read(at: 0, min(content.size, Self.longestBlock)))
    } else if let skip = content.number(at: 0, 4, bigEndian: true) {
      look(inExif: content.part(at: 4 + skip))
    }
  }

  /// The items that can say a place, `Exif` and `mime`, by their numbers.
  private static func items(_ list: ByteSource) -> [Int: String] {
    let version = list.number(at: 0, 1, bigEndian: true) ?? 0
    let items = HEIFBoxes.boxes(list.part(at: version == 0 ? 6 : 8)).compactMap {
      box -> (Int, String)? in
      guard box.name == "infe", let version = box.content.number(at: 0, 1, bigEndian: true),
        version >= 2
      else { return nil }
      let width = version == 2 ? 2 : 4
      let type = box.content.name(at: 4 + width + 2)
      guard type == "Exif" || type == "mime",
        let number = box.content.number(at: 4, width, bigEndian: true)
      else { return nil }
      return (number, type)
    }
    return Dictionary(items) { first, _ in first }
  }
}

/// The box that says where the items' bytes stand (ISO/IEC 14496-12, 8.11.3).
private struct ItemPlaces {
  struct Place {
    var item: Int
    /// True when it is counted from the start of the `idat` box, and not of the file.
    var isInside: Bool
    var offset: Int
    var length: Int
  }

  private static let most = 4_096
  private(set) var all: [Place] = []
  private let box: ByteSource
  private var position = 4

  init(_ box: ByteSource) {
    self.box = box
    read()
  }

  private mutating func read() {
    guard let version = box.number(at: 0, 1, bigEndian: true), version <= 2,
      let sizes = next(2), let count = next(version < 2 ? 2 : 4)
    else { return }
    let widths = (
      offset: sizes >> 12 & 15, length: sizes >> 8 & 15, base: sizes >> 4 & 15,
      index: version == 0 ? 0 : sizes & 15
    )
    for _ in 0..<min(count, Self.most) {
      guard let item = next(version < 2 ? 2 : 4), let method = version == 0 ? 0 : next(2),
        next(2) != nil, let base = next(widths.base), let extents = next(2)
      else { return }
      for _ in 0..<extents {
        guard all.count < Self.most, next(widths.index) != nil, let offset = next(widths.offset),
          let length = next(widths.length)
        else { return }
        let (start, isBeyond) = base.addingReportingOverflow(offset)
        if !isBeyond {
          all.append(
            Place(
              item: item, isInside: method & 15 == 1, offset: start,
              length: length == 0 ? .max : length))
        }
      }
    }
  }

  /// The next number of so many bytes; 0 for none.
  private mutating func next(_ width: Int) -> Int? {
    guard width <= 8 else { return nil }
    if width == 0 { return 0 }
    defer { position += width }
    return box.number(at: position, width, bigEndian: true)
  }
}
