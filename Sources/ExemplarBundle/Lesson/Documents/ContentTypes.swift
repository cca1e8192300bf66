/// Which part of an office document is what (ECMA-376 part 2, 7.2.3).
struct ContentTypes: XMLHandler {
  /// The content type of each part that has one of its own; names in lower case, without a slash in front.
  private(set) var parts: [String: String] = [:]

  mutating func open(_ tag: XMLTag) {
    guard tag.name == "ct:Override", let part = tag.attribute("PartName"),
      let type = tag.attribute("ContentType")
    else { return }
    parts[PartName.plain(part)] = type
  }
  mutating func close(_ name: String) {}
  mutating func text(_ bytes: ArraySlice<UInt8>) {}

  /// What the document is by its main part; nil when it has none that we know.
  var family: PackageFamily? {
    // By name, so that a file with several main parts is the same in every run.
    parts.sorted { $0.key < $1.key }.lazy.compactMap { PackageFamily(contentType: $0.value) }.first
  }

  /// The main part; nil when there is none.
  var main: String? {
    parts.filter { PackageFamily(contentType: $0.value) != nil }.keys.min()
  }
}

/// The names of parts, which compare without regard to case.
enum PartName {
  /// `word/document.xml` for `/word/Document.xml`.
  static func plain(_ name: String) -> String {
    (name.hasPrefix("/") ? String(name.dropFirst()) : name).lowercased()
  }

  /// `ppt/slides/_rels/slide1.xml.rels` for `ppt/slides/slide1.xml`: where its relationships stand.
  static func relationships(of part: String) -> String {
    let slash = part.lastIndex(of: "/").map { part.index(after: $0) } ?? part.startIndex
    return "\(part[..<slash])_rels/\(part[slash...]).rels"
  }

  /// The part that a target means which is written in the relationships of another part.
  static func resolved(_ target: String, from part: String) -> String {
    if target.hasPrefix("/") { return plain(target) }
    var names = part.split(separator: "/").dropLast()
    for name in target.split(separator: "/") where name != "." {
      if name == ".." { names = names.dropLast() } else { names.append(name) }
    }
    return names.joined(separator: "/").lowercased()
  }
}
