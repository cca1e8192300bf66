import ExemplarBundle
import ExemplarCuration
import ExemplarTesting
import Foundation
import Testing

@Suite struct DifferenceTests {
  @Test func `counts everything as new where there was nothing`() throws {
    let bags = try DifferenceBags()
    try bags.write("new", files: ["materials/a.txt": "12345"])
    let difference = try Difference(from: nil, to: bags.folder.url("new").path)
    #expect(difference.isFirst && !difference.isEmpty)
    #expect(difference.keys.isEmpty && difference.parts.isEmpty && difference.files.isEmpty)
    #expect(difference.contents.keys == 4 && difference.contents.words == 6)
    #expect(difference.contents.files == 1 && difference.contents.bytes == 5)
  }

  @Test func `finds nothing between two writings of the same`() throws {
    let bags = try DifferenceBags()
    try bags.write(
      "old",
      record: [
        "grades": "[3, 4]", "internet": "yes", "summary": "One   afternoon.",
        "authors": "[{name: Ana, role: teacher}]", "iste": "4a",
      ], files: ["ro-crate-metadata.json": "{}"])
    try bags.write(
      "new",
      record: [
        "grades": "[\"4\", '3', 3]", "internet": "true", "summary": ">\n  One\n  afternoon.",
        "authors": "[{role: teacher, name: Ana}]", "iste": "[4a]",
      ], files: ["ro-crate-metadata.json": "{\"a\": 1}"])
    #expect(try bags.difference.isEmpty)
  }

  @Test func `tells keys that came, went and changed, in the record's order`() throws {
    let changes = try DifferenceBags.keys(
      from: ["school": "a", "mood": "glad"], to: ["title": "Light circuits", "language": "en"])
    #expect(changes.map(\.key) == ["title", "language", "school", "mood"])
    #expect(changes.map(\.kind) == [.changed, .added, .removed, .removed])
    #expect(changes[0].old == .text("Paper circuits") && changes[0].new == .text("Light circuits"))
  }

  @Test func `tells what came into a set and what left it`() throws {
    let change = try #require(
      try DifferenceBags.keys(from: ["grades": "[3, 4]"], to: ["grades": "[5, 3]"]).first)
    #expect(change.added == ["5"] && change.removed == ["4"])
  }

  @Test func `tells the member of an artifact that changed, and items that came and went`() throws {
    let changes = try DifferenceBags.keys(
      from: [
        "artifacts": "[{path: artifacts/a.png, consent: de-identified}, {path: artifacts/b.png}]"
      ],
      to: ["artifacts": "[{path: artifacts/c.png}, {path: artifacts/a.png, consent: on-file}]"])
    #expect(changes.map(\.item) == ["artifacts/a.png", "artifacts/b.png", "artifacts/c.png"])
    #expect(changes.map(\.member) == ["consent", nil, nil])
    #expect(changes.map(\.kind) == [.changed, .removed, .added])
  }

  @Test func `counts the order of authors and not that of materials`() throws {
    let authors = try DifferenceBags.keys(
      from: ["authors": "[{name: A}, {name: B}]"], to: ["authors": "[{name: B}, {name: A}]"])
    #expect(authors.map(\.kind) == [.changed])
    let materials = try DifferenceBags.keys(
      from: ["materials": "[{path: a}, {path: b}]"], to: ["materials": "[{path: b}, {path: a}]"])
    #expect(materials.isEmpty)
  }

  @Test func `compares a longer text of the record by words`() throws {
    let change = try #require(
      try DifferenceBags.keys(
        from: ["summary": "Students fold a card that lights up in red."],
        to: ["summary": "Students fold a card that lights up in green."]
      ).first)
    #expect(change.words.map(\.kind) == [.same, .removed, .added, .same])
    #expect(change.words[1].text == " red" && change.words[2].text == " green")
  }

  @Test func `tells files by their digests`() throws {
    let bags = try DifferenceBags()
    try bags.write(
      "old", files: ["materials/a.txt": "a", "materials/b.txt": "b", "artifacts/c.txt": "c"])
    try bags.write(
      "new", files: ["materials/a.txt": "A!", "materials/d.txt": "d", "artifacts/x/c.txt": "c"])
    let files = try bags.difference.files
    #expect(
      files.map(\.path) == [
        "artifacts/x/c.txt", "materials/a.txt", "materials/b.txt", "materials/d.txt",
      ])
    #expect(files.map(\.kind) == [.renamed, .changed, .removed, .added])
    #expect(files[0].oldPath == "artifacts/c.txt" && files[0].oldDigest == files[0].newDigest)
    #expect(files[1].oldSize == 1 && files[1].newSize == 2)
    #expect(files[2].newDigest == nil && files[3].oldDigest == nil)
  }

  @Test(arguments: [
    ("grades", true), ("title", false), ("lesson.md", true), ("lesson", true),
    ("process.md", false), ("materials/a.txt", true), ("materials", true), ("materials/", true),
    ("mat", false), ("artifacts/a.png", true), ("artifacts/b.png", false), ("exemplar.yaml", true),
  ])
  func `knows which places a difference touches`(place: String, isTouched: Bool) throws {
    let bags = try DifferenceBags()
    try bags.write(
      "old",
      record: ["artifacts": "[{path: artifacts/a.png, alt: A}, {path: artifacts/b.png, alt: B}]"],
      files: ["materials/a.txt": "a"])
    try bags.write(
      "new",
      record: [
        "grades": "[3]",
        "artifacts": "[{path: artifacts/a.png, alt: Card}, {path: artifacts/b.png, alt: B}]",
      ], lesson: "# Paper circuits\n\nFold it.\n", files: ["materials/a.txt": "b"])
    #expect(try bags.difference.touches(place) == isTouched)
  }

  @Test func `comes back from JSON as it was`() throws {
    let bags = try DifferenceBags()
    try bags.write("old", record: ["authors": "[{name: A, role: itf}]"], files: ["a.txt": "a"])
    try bags.write(
      "new", record: ["authors": "[{name: B}]", "x": "[[a], {b: c}]"], lesson: "# New\n\nFold.\n")
    let difference = try bags.difference
    let json = try JSONEncoder().encode(difference)
    #expect(try JSONDecoder().decode(Difference.self, from: json) == difference)
  }

  @Test func `names the bag that cannot be read`() throws {
    let bags = try DifferenceBags()
    try bags.write("new")
    try FileManager.default.removeItem(at: bags.folder.url("new/manifest-sha256.txt"))
    let folder = bags.folder.url("new").path
    let error = #expect(throws: BundleError.self) { try Difference(from: nil, to: folder) }
    #expect(error?.path == "\(folder)/manifest-sha256.txt")
  }
}
