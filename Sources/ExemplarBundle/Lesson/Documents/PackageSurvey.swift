/// A first look through a document's zip file: which parts it has, and what it says that it is.
struct PackageSurvey {
  /// From `[Content_Types].xml`; empty in OpenDocument files.
  private(set) var types = ContentTypes()
  /// True when the manifest of an OpenDocument file names a cipher.
  private(set) var isEncrypted = false
  private var mediaType: [UInt8] = []
  private var names: Set<String> = []

  /// Looks; a part that stands twice could be read differently by every program, and is a fault.
  init(_ place: String, _ bounds: DocumentBounds) throws(DocumentFault) {
    var zip = try DocumentZip(place, bounds)
    while let name = try zip.next() {
      guard name.isEmpty || names.insert(name.lowercased()).inserted else {
        throw .damaged("“\(name.prefix(80))” stands twice in it")
      }
      switch name {
      case "[Content_Types].xml": types = try zip.read(name, into: types)
      case "mimetype": mediaType = try Self.start(of: &zip)
      case "META-INF/manifest.xml": try readManifest(&zip, name)
      default: break
      }
    }
  }

  /// What the whole is.
  var family: PackageFamily {
    if let family = types.family { return family }
    let type = String(decoding: mediaType, as: UTF8.self)
    if let family = PackageFamily(mediaType: type) { return family }
    return .archive
  }

  private static func start(of zip: inout DocumentZip) throws(DocumentFault) -> [UInt8] {
    var start: [UInt8] = []
    try zip.read { (piece) throws(DocumentFault) in
      if start.count < 200 { start.append(contentsOf: piece.prefix(200)) }
    }
    return start
  }

  /// Old programs wrote a document type into the manifest, from which no word is taken; so it is let pass here.
  private mutating func readManifest(
    _ zip: inout DocumentZip, _ name: String
  ) throws(DocumentFault) {
    do {
      isEncrypted = try zip.read(name, into: CipherSearch()).isFound
    } catch {
      guard case .declaresEntities = error else { throw error }
    }
  }
}

/// Looks for a cipher in the manifest of an OpenDocument file (OpenDocument 1.3 part 2, 4.8.1).
private struct CipherSearch: XMLHandler {
  private(set) var isFound = false

  mutating func open(_ tag: XMLTag) {
    if tag.name == "manifest:encryption-data" { isFound = true }
  }
  mutating func close(_ name: String) {}
  mutating func text(_ bytes: ArraySlice<UInt8>) {}
}
