import ExemplarBundle
import ExemplarCatalog
import ExemplarTesting
import ExemplarVocabulary
import Foundation
import Testing

@Suite struct VocabulariesTests {
  @Test func `loads every file of a folder by name and checks what they say of each other`() throws
  {
    let folder = try TemporaryFolder()
    try folder.write(
      "colors.yaml",
      """
      name: colors
      title: Colors
      scheme: c
      entries:
        - {id: red, label: Red, related: [shapes:round, shapes:flat, red]}
      """)
    try folder.write(
      "shapes.yaml", "name: shapes\ntitle: Shapes\nscheme: s\nentries: [{id: round, label: Round}]")
    try folder.write("README.md", "not a vocabulary")
    let (vocabularies, findings) = try Vocabularies.load(folder: folder.url)
    #expect(vocabularies.all.map(\.name) == ["colors", "shapes"])
    #expect(vocabularies["shapes"]?.entries.count == 1)
    #expect(vocabularies["sizes"] == nil)
    #expect(
      findings.map(\.summary) == [
        "“shapes:flat”, related to “red”, does not exist.",
        "“red”, related to “red”, does not exist.",
      ])
    #expect(findings.allSatisfy { $0.line == 5 && $0.severity == .warning })
  }

  @Test func `refuses a folder that is missing or holds no vocabulary`() throws {
    let folder = try TemporaryFolder()
    let empty = #expect(throws: VocabularyFileError.self) {
      try Vocabularies.load(folder: folder.url)
    }
    #expect(empty == .noVocabulary(folder.path))
    #expect(throws: VocabularyFileError.self) {
      try Vocabularies.load(folder: folder.url("nothing"))
    }
  }

  @Test func `refuses a file that cannot be read`() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      at: folder.url("rooms.yaml"), withIntermediateDirectories: true)
    let error = #expect(throws: VocabularyFileError.self) {
      try Vocabularies.load(folder: folder.url)
    }
    guard case .file(folder.url("rooms.yaml").path, reason: _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }
}
