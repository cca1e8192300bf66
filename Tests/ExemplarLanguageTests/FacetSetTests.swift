import ExemplarLanguage
import ExemplarVocabulary
import Testing

@Suite struct FacetSetTests {
  @Test(arguments: [[], [0], [7, 300], [0, 255, 256, 65_535]])
  func `reads back the numbers it keeps, in their order`(numbers: [Int]) {
    let stored = FacetSet.stored(Set(numbers.reversed()))
    #expect(stored.count == 2 * numbers.count)
    #expect(FacetSet.numbers(of: stored) == numbers)
  }

  @Test func `keeps the low byte first`() {
    #expect(FacetSet.stored([300, 7]) == [7, 0, 44, 1])
  }

  @Test func `leaves out an odd byte`() {
    #expect(FacetSet.numbers(of: [1, 0, 7]) == [1])
    #expect(FacetSet.numbers(of: [7]) == [])
  }

  @Test func `gives each facet of the field table a slot of its own`() {
    let fields = [
      Field(name: "title", label: "Title", kind: .text, prefix: "XT"),
      Field(name: "grade", label: "Grade", kind: .facet, prefix: "XGRADE"),
      Field(name: "minutes", label: "Minutes", kind: .range, prefix: "XMINUTES", slot: 6),
      Field(name: "year", label: "Year", kind: .facet, prefix: "XYEAR"),
    ]
    #expect(TermLayout.Slot.facet("grade", in: fields) == 32)
    #expect(TermLayout.Slot.facet("year", in: fields) == 33)
    #expect(TermLayout.Slot.facet("minutes", in: fields) == nil)
  }
}
