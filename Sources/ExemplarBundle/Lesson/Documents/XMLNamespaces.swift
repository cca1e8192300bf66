/// Which prefix means which namespace at a place in a file, and how the house calls that namespace.
struct XMLNamespaces {
  private struct Binding {
    var prefix: String
    /// The house's prefix; `?` for namespaces nobody asks for.
    var house: String
  }

  private var bindings: [Binding] = []
  private var known: [String: String] = [:]

  /// How many declarations are in force.
  var count: Int { bindings.count }

  /// Takes in `xmlns:w="…"`, or `xmlns="…"` with an empty prefix.
  mutating func declare(prefix: String, _ address: String) {
    bindings.append(Binding(prefix: prefix, house: Self.house[address] ?? "?"))
    known.removeAll(keepingCapacity: true)
  }

  /// Forgets the declarations of elements that were closed.
  mutating func forget(from count: Int) {
    guard count < bindings.count else { return }
    bindings.removeSubrange(count...)
    known.removeAll(keepingCapacity: true)
  }

  /// A name as the house writes it, `w:p`; remembered, since a document repeats a few names.
  mutating func name(_ written: String) -> String {
    if let name = known[written] { return name }
    let name = resolved(written)
    if known.count < 512 { known[written] = name }
    return name
  }

  /// A name as the house writes it: `w:p`.
  func resolved(_ written: String) -> String {
    let colon = written.utf8.firstIndex(of: UInt8(ascii: ":"))
    let prefix = colon.map { written[..<$0] } ?? ""
    let local = colon.map { written[written.utf8.index(after: $0)...] } ?? written[...]
    return "\(bindings.last { $0.prefix == prefix }?.house ?? "?"):\(local)"
  }

  /// ECMA-376 (the second address of each pair is the strict form, ISO/IEC 29500) and OpenDocument 1.3.
  private static let house: [String: String] = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://purl.oclc.org/ooxml/drawingml/main": "a",
    "http://schemas.openxmlformats.org/presentationml/2006/main": "p",
    "http://purl.oclc.org/ooxml/presentationml/main": "p",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "http://schemas.openxmlformats.org/package/2006/content-types": "ct",
    "http://purl.org/dc/elements/1.1/": "dc",
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table",
    "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw",
    "urn:oasis:names:tc:opendocument:xmlns:presentation:1.0": "presentation",
    "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style",
    "urn:oasis:names:tc:opendocument:xmlns:meta:1.0": "meta",
    "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0": "manifest",
  ]
}
