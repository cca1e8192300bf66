import ExemplarVocabulary
import Testing

@Suite struct HierarchyTests {
  @Test func `finds an entry by its exact id alone`() {
    #expect(iste["4a"]?.label == "Use a design process")
    #expect(iste["4A"] == nil)
  }

  @Test func `goes up and down the hierarchy in the vocabulary's order`() {
    #expect(iste.roots.map(\.id) == ["4", "5"])
    #expect(iste.children(of: "4").map(\.id) == ["4a", "4b"])
    #expect(iste.ancestors(of: "4a").map(\.id) == ["4"])
    #expect(iste.descendants(of: "4").map(\.id) == ["4a", "4b"])
    #expect(grades.children(of: "K-2").map(\.id) == ["PK", "TK", "K", "1", "2"])
    #expect(iste.ancestors(of: "nothing") == [])
  }

  @Test func `puts parents before their children and ends a circle`() {
    func entry(_ id: String, _ parent: String?) -> VocabularyEntry {
      VocabularyEntry(id: id, scheme: "s", label: id, parent: parent)
    }
    let tree = Vocabulary(
      name: "t", title: "T",
      entries: [entry("a", nil), entry("b", "a"), entry("c", "a"), entry("d", "b")])
    #expect(tree.descendants(of: "a").map(\.id) == ["b", "d", "c"])
    #expect(tree.ancestors(of: "d").map(\.id) == ["b", "a"])
    let circle = Vocabulary(name: "c", title: "C", entries: [entry("a", "b"), entry("b", "a")])
    #expect(circle.ancestors(of: "a").map(\.id) == ["b"])
    #expect(circle.descendants(of: "a").map(\.id) == ["b"])
  }

  @Test func `puts ids in order, each once`() {
    #expect(grades.ordered(["5", "K", "5", "?", "10"]) == ["K", "5", "10"])
  }
}
