import ExemplarBundle
import ExemplarCatalog
import ExemplarTesting
import ExemplarVocabulary
import Foundation
import Testing

@Suite struct VocabularyFileTests {
  private func read(_ text: String) -> (file: VocabularyFile?, findings: [Diagnostic]) {
    VocabularyFile.read(Array(text.utf8), path: "vocabularies/rooms.yaml")
  }

  /// A file with the given entries and a good header of three lines.
  private func findings(_ entries: String) -> [Diagnostic] {
    read("name: rooms\ntitle: Rooms\nscheme: rooms-1\n\(entries)").findings
  }

  @Test func `reads every key of a file`() throws {
    let (file, findings) = read(
      """
      name: rooms
      title: Rooms
      title-es: Salas
      singular: room
      scheme: rooms-2026
      publisher: The district
      year: "2026"
      url: https://example.org
      text-license: CC0-1.0
      about: Where lessons are taught.
      entries:
        - code: 1.1
          label: Floor one
        - id: "01"
          code: L
          scheme: rooms-2027
          label: Library
          label-es: Biblioteca
          aliases: [Media Center, no]
          parent: 1.1
          note: Quiet.
          url: https://example.org/library
          related: [grades:3]
          search-terms: [books]
        - {id: all, label: All rooms, covers: [1.1, "01"]}
      ambiguous:
        - {text: lab, reason: it can mean two rooms}
      """)
    #expect(findings == [])
    let vocabulary = try #require(file?.vocabulary)
    #expect(
      vocabulary
        == Vocabulary(
          name: "rooms", title: "Rooms", titleEs: "Salas", singular: "room",
          entries: [
            VocabularyEntry(id: "1.1", code: "1.1", scheme: "rooms-2026", label: "Floor one"),
            VocabularyEntry(
              id: "01", code: "L", scheme: "rooms-2027", label: "Library", labelEs: "Biblioteca",
              aliases: ["Media Center", "no"], parent: "1.1", note: "Quiet.",
              url: "https://example.org/library", related: ["grades:3"], searchTerms: ["books"]),
            VocabularyEntry(
              id: "all", scheme: "rooms-2026", label: "All rooms", covers: ["1.1", "01"]),
          ], ambiguous: ["lab": "it can mean two rooms"]))
    #expect(file?.publisher == "The district")
    #expect(file?.year == "2026")
    #expect(file?.textLicense == "CC0-1.0")
    #expect(file?.about == "Where lessons are taught.")
  }

  @Test(arguments: [
    (
      "entries: [{id: a, label: A, lable-es: B}]", "unknown-key", 4,
      "“lable-es” is not a key of a vocabulary.", "Did you mean “label-es”?"
    ),
    ("entries: [{label: A}]", "missing-key", 4, "An entry has no “id”.", "Write “id: …”."),
    (
      "entries:\n  - id: a", "missing-key", 5, "The entry “a” has no “label”.",
      "Write “label: …”."
    ),
    (
      "entries:\n  - {id: a, label: A}\n  - {id: b, label: B}\n  - {id: A, label: C}",
      "duplicate-id", 7, "The id “A” stands here and on line 5.",
      "Give one of the two another id."
    ),
    (
      "entries:\n  - {id: room, label: A}\n  - {id: b, label: B, parent: rooom}", "unknown-parent",
      6, "The parent “rooom” of “b” does not exist.", "Did you mean “room”?"
    ),
    (
      "entries:\n  - {id: room, label: A}\n  - {id: b, label: B, covers: [room, roon]}",
      "unknown-cover", 6, "“roon”, covered by “b”, does not exist.", "Did you mean “room”?"
    ),
    (
      "entries: [{id: a b, label: A}]", "entry-id", 4,
      "“a b” cannot be an id: it has a space, a comma or a colon.",
      "Write it with hyphens, as “canoga-park-es”, and the name as its label."
    ),
    (
      "entries:\n  - {id: a, label: A, aliases: [x]}\n  - id: b\n    label: B\n    aliases: [y, X]",
      "shared-name", 8, "“X” is a name of “a” and of “b”.",
      "Keep it with one of them, or list it under “ambiguous” with the reason."
    ),
    (
      "entries:\n  - {id: a, label: A}\n  - {id: b, label: B, aliases: [A]}", "hidden-name", 6,
      "“A” of “b” is understood as “a”.", "Remove it here, or rename the other."
    ),
    (
      "entries: [{id: [a], label: A}]", "wrong-shape", 4, "“id” is not one text.",
      "Write one value after “id:”."
    ),
    (
      "entries: [{id: a, label: A, aliases: {x: y}}]", "wrong-shape", 4,
      "“aliases” is not a list.", "Write “aliases: […]” or one value a line after “- ”."
    ),
    (
      "entries: [a]", "wrong-shape", 4, "An entry is not a list of keys with values.",
      "Write one “key: value” a line."
    ),
    (
      "entries: a", "wrong-shape", 4, "“entries” is not a list.",
      "Write “entries: […]” or one value a line after “- ”."
    ),
    ("", "missing-key", 1, "The vocabulary has no “entries”.", "Write “entries: […]”."),
    (
      "entries: []\nambiguous:\n  - {text: lab}", "missing-key", 6,
      "An ambiguous word has no “reason”.", "Write “reason: it can mean …”."
    ),
  ])
  func `tells a fault of an entry with its line and its remedy`(
    entries: String, code: String, line: Int, summary: String, remedy: String
  ) throws {
    let findings = findings(entries)
    let finding = try #require(findings.first { $0.code == code }, "\(findings)")
    #expect(finding.path == "vocabularies/rooms.yaml")
    #expect(finding.line == line)
    #expect(finding.summary == summary)
    #expect(finding.remedy == remedy)
  }

  @Test func `tells a circle of parents and breaks it`() throws {
    let (file, findings) = read(
      """
      name: rooms
      title: Rooms
      scheme: rooms-1
      entries: [{id: a, label: A, parent: b}, {id: b, label: B, parent: a}]
      """)
    #expect(findings.map(\.code).contains("parent-circle"))
    #expect(try #require(file).vocabulary.roots.isEmpty == false)
  }

  @Test func `tells all faults of a file at once and keeps the good entries`() throws {
    let (file, findings) = read(
      """
      name: room
      title: Rooms
      scheme: rooms-1
      titel: Rooms
      entries:
        - {id: a, label: A}
        - {id: a, label: B}
        - {label: C}
        - {id: d, label: D, parent: x, covers: [y]}
      """)
    #expect(
      findings.map(\.code) == [
        "vocabulary-name", "unknown-key", "duplicate-id", "missing-key", "unknown-parent",
        "unknown-cover",
      ])
    #expect(
      findings[0].summary == "The vocabulary “room” stands in the file “vocabularies/rooms.yaml”.")
    #expect(try #require(file).vocabulary.entries.map(\.id) == ["a", "d"])
  }

  @Test(arguments: [
    ("", "vocabulary-empty"), ("- a\n- b", "vocabulary-not-mapping"),
    ("title: T\nscheme: s\nentries: []", "missing-key"),
    ("name: rooms\nname: rooms\ntitle: [", "yaml-syntax"),
  ])
  func `reads nothing from a file without a structure or a name`(text: String, code: String) {
    let (file, findings) = read(text)
    #expect(file == nil)
    #expect(findings.contains { $0.code == code }, "\(findings)")
  }

  @Test func `says that a word listed as ambiguous may be shared`() {
    let shared = findings(
      """
      entries: [{id: a, label: A, aliases: [lab]}, {id: b, label: B, aliases: [Lab]}]
      ambiguous: [{text: lab, reason: it can mean two rooms}]
      """)
    #expect(shared == [])
  }
}
