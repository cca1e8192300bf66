/// To which other parts a part of an office document leads (ECMA-376 part 2, 6.5).
struct Relationships: XMLHandler {
  /// One of them.
  struct Relationship {
    var id: String
    /// The last word of its type: `slide`, `notesSlide`, `diagramData`.
    var kind: String
    var target: String
  }

  private(set) var all: [Relationship] = []

  mutating func open(_ tag: XMLTag) {
    guard tag.name == "rel:Relationship", tag.attribute("TargetMode") != "External",
      let id = tag.attribute("Id"), let target = tag.attribute("Target")
    else { return }
    let type = tag.attribute("Type")?.split(separator: "/").last.map(String.init) ?? ""
    all.append(Relationship(id: id, kind: type, target: target))
  }
  mutating func close(_ name: String) {}
  mutating func text(_ bytes: ArraySlice<UInt8>) {}
}
