import ExemplarCatalog
import Testing

@Suite struct SlugTests {
  @Test(arguments: [
    ("Paper Circuits", "paper-circuits"), ("¡Diseña tu propia Luz!", "disena-tu-propia-luz"),
    ("Don’t Panic: 3 Robots", "dont-panic-3-robots"), ("日本", "exemplar"), ("", "exemplar"),
    ("AI", "exemplar-ai"), ("—", "exemplar"),
  ])
  func `makes an id from a title`(title: String, id: String) {
    #expect(Slug.proposed(for: title) == id)
    #expect(Slug.isValid(id))
  }

  @Test func `cuts a long title between words`() {
    let slug = Slug.proposed(for: String(repeating: "robots and ", count: 20))
    #expect(slug.count <= 80)
    #expect(slug.hasSuffix("-robots") || slug.hasSuffix("-and"))
    #expect(Slug.proposed(for: String(repeating: "x", count: 200)).count == 80)
  }

  @Test(arguments: [
    "ab", "Paper", "a--b", "-abc", "abc-", "a b c", "ábc", "a/b", "..", "",
    String(repeating: "a", count: 81),
  ])
  func `refuses what is no id`(text: String) {
    #expect(!Slug.isValid(text))
  }
}
