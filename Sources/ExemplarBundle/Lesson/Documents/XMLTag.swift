/// An opening tag: its name, and the attributes as far as somebody asks for them.
struct XMLTag {
  /// Where an attribute's name and value stand in the bytes.
  struct Attribute {
    var name: Range<Int>
    var value: Range<Int>
  }

  /// With the house's own prefix, whatever the file calls it: `w:p`.
  var name: String
  private let bytes: [UInt8]
  private let attributes: [Attribute]
  private let namespaces: XMLNamespaces

  init(
    name: String, bytes: [UInt8], attributes: [Attribute], namespaces: XMLNamespaces
  ) {
    self.name = name
    self.bytes = bytes
    self.attributes = attributes
    self.namespaces = namespaces
  }

  /// The value of `r:id`, or of an attribute without a namespace, `Target`; nil when it is not there.
  func attribute(_ name: String) -> String? {
    let wanted = name.utf8.split(separator: UInt8(ascii: ":"))
    guard let local = wanted.last else { return nil }
    let found = attributes.first { attribute in
      guard bytes[attribute.name].reversed().starts(with: local.reversed()) else { return false }
      let written = String(decoding: bytes[attribute.name], as: UTF8.self)
      return written.contains(":") ? namespaces.resolved(written) == name : written == name
    }
    return found.flatMap { XMLEntities.decoded(bytes[$0.value]) }
      .map { String(decoding: $0, as: UTF8.self) }
  }
}
