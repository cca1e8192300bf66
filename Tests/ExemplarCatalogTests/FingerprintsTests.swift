import ExemplarBundle
import ExemplarCatalog
import ExemplarTesting
import Foundation
import Testing

@Suite struct FingerprintsTests {
  /// A text of so many sentences, all different.
  private func text(_ sentences: Range<Int>) -> String {
    sentences.map { "Sentence number \($0) tells how group \($0 * 7) folds card \($0 * 31)." }
      .joined(separator: "\n\n")
  }

  private func exemplar(_ id: String, _ markdown: String, files: [LessonBundle.File] = []) throws
    -> Exemplar
  {
    var lesson = LessonBuilder().with("id", id).with("title", "\"Title of \(id)\"").lesson(markdown)
    lesson.files += files
    return try #require(try lesson.resolve().exemplar)
  }

  private func shared(_ path: String, size: Int = 5000, _ digit: String = "a") -> LessonBundle.File
  {
    LessonBundle.File(
      path: path, size: size, mediaType: "text/plain", digest: String(repeating: digit, count: 64))
  }

  @Test func `finds the text that is nearly the same, with its overlap and title`() throws {
    let published = Fingerprints().appending(try exemplar("old-cards", text(0..<100)))
      .appending(try exemplar("other-cards", text(500..<600)))
    let alike = published.alike(try exemplar("new-cards", text(3..<100)))
    #expect(alike.map(\.id) == ["old-cards"] && alike.map(\.title) == ["Title of old-cards"])
    #expect((0.85...1).contains(try #require(alike.first).overlap))
    #expect(published.alike(try exemplar("half", text(50..<150))) == [])
    #expect(published.removing("old-cards").alike(try exemplar("new-cards", text(3..<100))) == [])
  }

  @Test func `never compares an exemplar with itself`() throws {
    let published = Fingerprints().appending(try exemplar("old-cards", text(0..<100)))
    #expect(published.alike(try exemplar("old-cards", text(0..<100))) == [])
  }

  @Test func `compares words and not how they are laid out`() throws {
    let published = Fingerprints().appending(try exemplar("old-cards", text(0..<50)))
    let shouted = text(0..<50).uppercased().replacing("\n\n", with: "\n- **").replacing(
      ".", with: " …")
    #expect(published.alike(try exemplar("new-cards", shouted)).map(\.overlap).first ?? 0 > 0.9)
  }

  @Test func `estimates the overlap within its error`() throws {
    for share in [80, 90] {
      let known = Fingerprints().appending(try exemplar("a-card", text(0..<1000)))
      // Of two sets of 1,000 that share s, the Jaccard similarity is s / (2,000 − s).
      let common = 2000 * share / (100 + share)
      let alike = known.alike(try exemplar("b-card", text(1000 - common..<2000 - common)))
      let overlap = alike.first?.overlap ?? 0.75
      #expect(abs(overlap - Double(share) / 100) < 0.11, "\(share): \(overlap)")
    }
  }

  @Test func `tells equal files of others, and no tiny ones`() throws {
    let published = Fingerprints()
      .appending(try exemplar("a-card", text(0..<9), files: [shared("materials/rubric.pdf")]))
      .appending(try exemplar("b-card", text(20..<29), files: [shared("materials/x.pdf")]))
    let equal = published.equalFiles(
      try exemplar("c-card", text(40..<49), files: [shared("materials/my.pdf")]))
    #expect(equal.map(\.path) == ["materials/my.pdf"] && equal.map(\.id) == ["a-card"])
    #expect(equal.map(\.otherPath) == ["materials/rubric.pdf"] && equal.map(\.holders) == [2])
    #expect(
      published.equalFiles(
        try exemplar("d-card", text(60..<69), files: [shared("materials/my.pdf", size: 900)])) == []
    )
  }

  @Test func `warns a draft of what it repeats`() throws {
    var context = smallContext
    context.fingerprints = Fingerprints()
      .appending(try exemplar("a-card", text(0..<60), files: [shared("materials/rubric.pdf")]))
    var lesson = LessonBuilder().lesson(text(0..<60))
    lesson.files.append(shared("materials/mine.pdf"))
    let findings = Exemplar.resolve(try lesson.bundle(), with: context).findings
    #expect(
      findings.map(brief) == [
        "warning near-duplicate lesson.md", "warning equal-file materials/mine.pdf",
      ])
    #expect(findings[0].summary.hasSuffix("% of the text is that of “a-card” (Title of a-card)."))
    #expect(
      findings[1].summary
        == "It is the same file as “materials/rubric.pdf” of “a-card” (Title of a-card).")
  }
}
