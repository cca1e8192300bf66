import ExemplarVocabulary
import Testing

@Suite struct NearestTests {
  @Test(arguments: [
    ("thrid", "3"), ("kindergarden", "K"), ("Elementery", "elementary"), ("hihg school", "high"),
    ("tercero grado", "3"), ("twelth", "12"),
  ])
  func `puts the grade that was meant first`(written: String, id: String) {
    #expect(grades.nearest(written).first?.id == id)
  }

  @Test(arguments: [
    ("inovative desinger", "4"), ("Computational Thinking", "5"), ("designer innovative", "4"),
  ])
  func `puts the standard that was meant first`(written: String, id: String) {
    #expect(iste.nearest(written).first?.id == id)
  }

  @Test(arguments: [
    ("Garvnaza", "garvanza-es"), ("garvanza", "garvanza-es"), ("Garvansa", "garvanza-es"),
    ("Prescot", "mid-citys-prescott"), ("Los Angeles Highschool", "los-angeles-hs"),
  ])
  func `puts the school that was meant first`(written: String, id: String) {
    #expect(schools.nearest(written).first?.id == id)
  }

  @Test func `puts the concept that was meant first`() {
    #expect(concepts.nearest("algorythms").first?.id == "AP.algorithms")
  }

  @Test func `gives only the entries that come near the best one`() {
    #expect(grades.nearest("thrid").map(\.id) == ["3"])
    #expect(grades.nearest("13").map(\.id) == ["10", "11", "12"])
    #expect(grades.nearest("zzzzzz") == [])
    #expect(grades.nearest("") == [])
    #expect(grades.nearest("grado", limit: 2).count == 2)
  }

  @Test func `does not take a word that many names have for a likeness`() {
    let entries = (1...20).map { number in
      VocabularyEntry(id: "s\(number)", scheme: "s", label: "Canyon\(number) Elementary School")
    }
    let many = Vocabulary(name: "s", title: "S", entries: entries)
    #expect(many.nearest("Lincoln Elementary School") == [])
    #expect(many.nearest("Canyn7 Elementary School").first?.id == "s7")
  }

  @Test func `leaves out the parts of an entry that is nearer`() {
    #expect(iste.nearest("4 a").map(\.id) == ["4a"])
    let whole = Vocabulary(
      name: "v", title: "V",
      entries: [
        VocabularyEntry(id: "w", scheme: "s", label: "Programming"),
        VocabularyEntry(id: "w.p", scheme: "s", label: "Programming loops", parent: "w"),
      ])
    #expect(whole.nearest("programing").map(\.id) == ["w"])
  }

  @Test func `does not compare what is too long to be a name`() {
    #expect(grades.nearest(String(repeating: "third ", count: 10_000)) == [])
  }

  @Test func `names the nearest words of a list`() {
    let keys = ["language", "license", "lesson"]
    #expect(nearestWords(to: "langauge", among: keys) == ["language"])
    #expect(nearestWords(to: "xyz", among: keys) == [])
  }

  @Test func `searches by the beginnings of words, the surest first`() {
    #expect(iste.search("4").map(\.id) == ["4", "4a", "4b"])
    #expect(concepts.search("program dev").map(\.id) == ["AP.program-development"])
    #expect(concepts.search("algo").map(\.id) == ["AP", "AP.algorithms"])
    #expect(concepts.search("algorithms").map(\.id) == ["AP.algorithms", "AP"])
    #expect(concepts.search("algoritmos programación").map(\.id) == ["AP"])
    #expect(schools.search("rivera").count == 2)
  }

  @Test func `lists everything without words, and the nearest for words that match nothing`() {
    #expect(concepts.search(" ") == concepts.entries)
    #expect(concepts.search("algorythms").first?.id == "AP.algorithms")
    #expect(concepts.search("zzzzzzzz") == [])
  }
}
