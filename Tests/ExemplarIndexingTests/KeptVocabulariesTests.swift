import ExemplarBundle
import ExemplarCatalog
import ExemplarIndexing
import ExemplarTesting
import ExemplarVocabulary
import Foundation
import Testing

@Suite struct KeptVocabulariesTests {
  @Test func `keeps what was read without a finding, the same in all that it says`() throws {
    let school = try withStateFolder()
    let read = try Vocabularies.load(folder: school.folder.url("index/vocabularies"))
    #expect(try isSame(read, school))
    let kept = KeptVocabularies(school.repository)
    let digest = try #require(kept.digest())
    let isKept = kept.read(digest) == read.vocabularies
    #expect(isKept)
    #expect(try isSame(read, school))
    #expect(kept.read("of others") == nil)
  }

  @Test func `reads the files again as soon as one of them differs, or has another name`() throws {
    let school = try withStateFolder()
    _ = try Vocabularies.load(of: school.repository)
    try school.edit("index/vocabularies/devices.yaml", replacing: "label: ", with: "label: New ")
    let changed = try Vocabularies.load(of: school.repository).vocabularies
    #expect(changed["devices"]?.entries.first?.label.hasPrefix("New ") == true)
    try school.edit("index/vocabularies/devices.yaml", replacing: "label: ", with: "lable: ")
    let wrong = try Vocabularies.load(of: school.repository)
    #expect(wrong.findings.contains { $0.severity == .error })
    // What has findings tells them each time.
    #expect(try Vocabularies.load(of: school.repository).findings == wrong.findings)
    let file = school.folder.url("index/vocabularies/devices.yaml")
    try FileManager.default.moveItem(
      at: file, to: school.folder.url("index/vocabularies/machines.yaml"))
    #expect(try Vocabularies.load(of: school.repository).findings != wrong.findings)
    try FileManager.default.removeItem(at: school.folder.url("index/vocabularies"))
    #expect(throws: VocabularyFileError.self) { try Vocabularies.load(of: school.repository) }
  }

  @Test(arguments: [0, 0.1, 0.5, 0.99])
  func `reads the files again where what was kept is cut off or damaged`(part: Double) throws {
    let school = try withStateFolder()
    let read = try Vocabularies.load(of: school.repository)
    let place = school.folder.url(".exemplar/vocabularies")
    let whole = try Data(contentsOf: place)
    let at = Int(Double(whole.count) * part)
    try whole.prefix(at).write(to: place)
    #expect(try isSame(read, school))
    var other = whole
    other[at] ^= 0x41
    try other.write(to: place)
    #expect(try isSame(read, school))
    #expect(try Data(contentsOf: place) == whole)
  }

  @Test func `does without where nothing can be kept`() throws {
    let school = try withStateFolder()
    let read = try Vocabularies.load(folder: school.folder.url("index/vocabularies"))
    try FileManager.default.removeItem(at: school.folder.url(".exemplar"))
    try school.folder.write(".exemplar", "a file, and no folder")
    #expect(try isSame(read, school))
  }

  /// Vocabularies are long: a failure does not tell all of them.
  private func isSame(
    _ read: (vocabularies: Vocabularies, findings: [Diagnostic]), _ school: SmallRepository
  ) throws -> Bool {
    try Vocabularies.load(of: school.repository) == read
  }

  private func withStateFolder() throws -> SmallRepository {
    let school = try SmallRepository()
    try FileManager.default.createDirectory(
      at: school.folder.url(".exemplar"), withIntermediateDirectories: true)
    return school
  }
}
