import ExemplarVocabulary
import Testing

@Suite struct ResolvingTests {
  @Test(arguments: [
    ("4a", "4a"), ("4A", "4a"), ("4.a", "4a"), ("1.4.A", "4a"), ("1.4", "4"), (" 4 ", "4"),
    ("innovative-designer", "4"), ("INNOVATIVE  DESIGNER", "4"), ("innovative–designer", "4"),
    ("Diseñador innovador", "4"), ("disen\u{303}ador INNOVADOR", "4"), ("CT", "5"), ("ct", "5"),
    ("iste-students-2016:4a", "4a"), ("ISTE-Students-2016: 1.4.a", "4a"), ("iste:4a", "4a"),
    ("ISTE 4a", "4a"), ("ＩＳＴＥ　４ａ", "4a"),
  ])
  func `finds a standard by every way of writing it`(written: String, id: String) {
    #expect(iste.resolve(written).entry?.id == id)
  }

  @Test(arguments: [
    ("Algorithms & Programming", "AP"), ("algorithms and programming", "AP"),
    ("algoritmos y programacion", "AP"), ("Algoritmos & Programación", "AP"), ("ap", "AP"),
    ("ap.algorithms", "AP.algorithms"), ("AP algorithms", "AP.algorithms"),
    ("Safety, Law & Ethics", "IC.safety-law-and-ethics"),
    ("safety law and ethics", "IC.safety-law-and-ethics"),
    (
      "seguridad, ley y etica",
      "IC.safety-law-and-ethics"
    ),
  ])
  func `takes and, y and the ampersand for the same word`(written: String, id: String) {
    #expect(concepts.resolve(written).entry?.id == id)
  }

  @Test(arguments: [
    ("Mid-City’s Prescott School of Enriched Sciences", "mid-citys-prescott"),
    ("mid city's prescott school of enriched sciences", "mid-citys-prescott"),
    ("garvnaza es", "garvanza-es"), ("L.A. High", "los-angeles-hs"), ("laces", "laces"),
    ("Diego Rivera – Green Design", "rivera-green-design"),
  ])
  func `finds a school whatever its punctuation`(written: String, id: String) throws {
    #expect(try schools.entry(for: written).id == id)
  }

  @Test func `says whether an entry was found by its id`() throws {
    #expect(iste.resolve("4A") == .found(try #require(iste["4a"]), exact: true))
    #expect(iste.resolve("1.4.a") == .found(try #require(iste["4a"]), exact: false))
  }

  @Test func `prefers an id to a code, a code to a label and a label to an alias`() {
    func entry(_ id: String, code: String? = nil, label: String, aliases: [String] = [])
      -> VocabularyEntry
    { VocabularyEntry(id: id, code: code, scheme: "s", label: label, aliases: aliases) }
    let vocabulary = Vocabulary(
      name: "v", title: "V",
      entries: [
        entry("a", label: "one", aliases: ["d", "two", "three"]), entry("b", label: "two"),
        entry("c", code: "three", label: "d"), entry("d", code: "c", label: "four"),
      ])
    for (written, id) in [("d", "d"), ("two", "b"), ("three", "c"), ("c", "c"), ("one", "a")] {
      #expect(vocabulary.resolve(written).entry?.id == id, "\(written)")
    }
  }

  @Test func `tells a name that two entries share and never chooses`() throws {
    let error = #expect(throws: ValueError.self) { try schools.entry(for: "rivera hs") }
    #expect(error?.code == "ambiguous-value")
    #expect(
      error?.message == """
        “rivera hs” is ambiguous: it can mean “Diego Rivera: Green Design” or “Diego Rivera: Public \
        Service”. Write “rivera-green-design” (Diego Rivera: Green Design) or “rivera-public-service” \
        (Diego Rivera: Public Service).
        """)
  }

  @Test func `offers the entries that an ambiguous word stands in`() throws {
    guard case .ambiguous(let entries, let reason) = schools.resolve("diego  RIVERA") else {
      Issue.record("not ambiguous")
      return
    }
    #expect(entries.map(\.id) == ["rivera-green-design", "rivera-public-service"])
    #expect(reason == "two small schools share this campus")
  }

  @Test(arguments: ["2.1.a", "iste-students-2007:4a", "", " ", "4aa", "schools:4a"])
  func `finds nothing where nothing is called so`(written: String) {
    #expect(iste.resolve(written).entry == nil)
  }

  @Test func `looks a changed vocabulary up anew`() {
    var changed = iste
    #expect(changed.resolve("Maker").entry == nil)
    changed.entries[0].aliases.append("Maker")
    #expect(changed.resolve("maker").entry?.id == "4")
    #expect(iste.resolve("maker").entry == nil)
    #expect(changed != iste)
  }

  @Test func `answers many tasks at once`() async {
    let vocabulary = Vocabulary(name: "iste", title: "I", entries: iste.entries)
    await withTaskGroup(of: String?.self) { group in
      for _ in 0..<50 { group.addTask { vocabulary.resolve("1.4.a").entry?.id } }
      for await id in group { #expect(id == "4a") }
    }
  }

  @Test(
    arguments: [
      ("Innovative designer", "4"), ("iste 4a", nil), ("4a", "4a"), ("4", nil), ("1.4", nil),
      ("ct", nil), ("CT", "5"), ("2.1", nil),
    ] as [(String, String?)])
  func `names a standard in plain words only for certain`(words: String, id: String?) {
    #expect(iste.named(by: words)?.id == id)
  }

  @Test func `counts a short name in plain words only in capitals`() {
    #expect(schools.named(by: "laces") == nil)
    #expect(schools.named(by: "LACES")?.id == "laces")
    #expect(schools.named(by: "Rivera HS") == nil)
    #expect(grades.named(by: "ms") == nil)
    #expect(grades.named(by: "MS")?.id == "middle")
    #expect(grades.named(by: "3rd Grade")?.id == "3")
    #expect(grades.named(by: "junior") == nil)
  }
}
