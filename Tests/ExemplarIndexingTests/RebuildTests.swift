import ExemplarBundle
import ExemplarCatalog
import ExemplarIndexing
import ExemplarLanguage
import ExemplarSearch
import ExemplarTesting
import ExemplarVocabulary
import Foundation
import Testing
import Xapian

@Suite struct RebuildTests {
  @Test func `gives the same answers after a rebuild`() throws {
    let school = try indexedSchool()
    try school.publish("bean-diary", version: 2, title: "Bean diary", lesson: "Measure beans.")
    try school.reindex()
    let questions = ["", "bean", "paper copper", "iste:4a", "\"bean diary\"", "beens"]
    func answers() throws -> [Results] {
      let reader = try IndexReader(school.index)
      return try questions.map { question in
        var request = SearchRequest(question)
        request.facets = .all
        var results = try reader.search(request)
        results.revision = ""
        return results
      }
    }
    let before = try answers()
    let report = try Indexer(school.repository).rebuild()
    #expect(report.rebuilt == .asked && report.indexed == 2)
    #expect(try answers() == before)
    #expect(try school.stamps() == [school.index.currentStamp()])
  }

  @Test func `builds anew what another release wrote`() throws {
    let school = try indexedSchool()
    try setMetadata(of: school, IndexKey.format, "exemplar-index-0")
    #expect(throws: SearchError.self) { try IndexReader(school.index) }
    let report = try school.reindex()
    #expect(report.rebuilt == .otherForm("exemplar-index-0") && report.indexed == 2)
    #expect(try school.found("bean") == ["bean-diary"])
  }

  @Test func `builds anew what holds a table that it cannot read`() throws {
    let school = try indexedSchool()
    try setMetadata(of: school, IndexKey.facets, "nonsense")
    let report = try school.reindex()
    guard case .damaged = report.rebuilt else {
      Issue.record("not recognized: \(String(describing: report.rebuilt))")
      return
    }
    #expect(try school.found("bean") == ["bean-diary"])
  }

  @Test(
    arguments: ["docdata", "postlist", "position", "termlist"].map { $0 + ".glass" }
      + ["iamglass"], [0, 0.5])
  func `recognizes a truncated file and builds anew`(file: String, part: Double) throws {
    let school = try indexedSchool()
    try damage(school, file) { bytes in
      bytes.removeLast(bytes.count - Int(Double(bytes.count) * part))
    }
    let report = try school.reindex()
    guard case .damaged(let words) = report.rebuilt else {
      Issue.record("not recognized: \(String(describing: report.rebuilt))")
      return
    }
    #expect(!words.isEmpty && report.indexed == 2)
    #expect(try school.found("copper") == ["paper-circuits"])
    #expect(try school.reindex().rebuilt == nil)
  }

  @Test(arguments: ["docdata.glass", "postlist.glass", "position.glass", "termlist.glass"])
  func `recognizes overwritten blocks and builds anew`(file: String) throws {
    let school = try indexedSchool()
    try damage(school, file) { bytes in
      for place in 0..<bytes.count { bytes[place] = UInt8(truncatingIfNeeded: place &* 7) }
    }
    let report = try school.reindex()
    #expect(report.rebuilt?.code == "damaged" && report.indexed == 2)
    #expect(try school.found("copper") == ["paper-circuits"])
  }

  @Test(
    arguments: [
      "docdata.glass", "position.glass", "postlist.glass", "termlist.glass", "iamglass",
    ])
  func `recognizes a missing file and builds anew`(file: String) throws {
    let school = try indexedSchool()
    let database = try #require(school.index.currentDatabase())
    try FileManager.default.removeItem(atPath: database + "/" + file)
    let report = try school.reindex()
    #expect(report.rebuilt?.code == "damaged" && report.indexed == 2)
    #expect(try school.found("copper") == ["paper-circuits"])
  }

  @Test(arguments: ["", "\n", "../../etc\n", "\u{0}\u{1}", "no-such-stamp\n", "current\n"])
  func `builds anew where the note of the index in use leads nowhere`(note: String) throws {
    let school = try indexedSchool()
    try school.folder.write("index/db/current", note)
    let report = try school.reindex()
    #expect(report.rebuilt == .noIndex || report.rebuilt?.code == "damaged")
    #expect(report.indexed == 2)
    #expect(try school.found("copper") == ["paper-circuits"])
    #expect(try school.stamps() == [school.index.currentStamp()])
  }

  @Test func `goes on with what an ended rebuild had committed`() throws {
    let school = try indexedSchool()
    let settings = try IndexSettings.load(repository: school.repository).settings
    let building = try buildingFolder(school, settings)
    try leaveHalf(of: school, in: building, settings)
    let report = try Indexer(school.repository).rebuild()
    #expect(report.indexed == 1 && report.unchanged == 1)
    #expect(try school.found() == ["bean-diary", "paper-circuits"])
    #expect(try school.stamps() == [school.index.currentStamp()])
  }

  @Test func `goes on with the parts that an ended rebuild had finished`() throws {
    let school = try indexedSchool()
    try school.publish("sound-walk", title: "Sound walk", lesson: "Listen to a street.")
    var indexer = Indexer(school.repository)
    indexer.partSize = 1
    let settings = try IndexSettings.load(repository: school.repository).settings
    let building = try buildingFolder(school, settings)
    try FileManager.default.createDirectory(
      atPath: school.index.folder(stamp: building), withIntermediateDirectories: true)
    #expect(try indexer.makeParts(settings, in: building)?.indexed == 3)
    // One was not finished, one is older than its lesson by now, one is of a lesson that is gone.
    try FileManager.default.removeItem(
      atPath: school.index.folder(stamp: building) + "/part-000000.note")
    try school.publish("paper-circuits", version: 2, title: "Paper lights", lesson: "Fold a lamp.")
    try FileManager.default.removeItem(atPath: school.repository.folder(of: "sound-walk"))
    try school.publish("kite-day", title: "Kite day", lesson: "Measure the wind.")
    let report = try indexer.rebuild()
    #expect(report.indexed == 3 && report.unchanged == 0)
    #expect(try school.found() == ["bean-diary", "kite-day", "paper-circuits"])
    #expect(try school.found("lamp") == ["paper-circuits"])
    #expect(try school.found("copper").isEmpty)
    #expect(try school.stamps() == [school.index.currentStamp()])
  }

  @Test func `makes a part again of which a lesson has changed, with the lessons that have not`()
    throws
  {
    let school = try indexedSchool()
    var indexer = Indexer(school.repository)
    indexer.partSize = 2
    let settings = try IndexSettings.load(repository: school.repository).settings
    let building = try buildingFolder(school, settings)
    let folder = school.index.folder(stamp: building)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    #expect(try indexer.makeParts(settings, in: building)?.indexed == 2)
    try school.publish("paper-circuits", version: 2, title: "Paper lights", lesson: "Fold a lamp.")
    #expect(try indexer.rebuild().indexed == 2)
    #expect(try school.found() == ["bean-diary", "paper-circuits"])
    #expect(try school.found("lamp") == ["paper-circuits"])
  }

  @Test(arguments: ["part-000000", "part-000000.note"])
  func `begins again where an ended rebuild left a damaged part`(file: String) throws {
    let school = try indexedSchool()
    let indexer = Indexer(school.repository)
    let settings = try IndexSettings.load(repository: school.repository).settings
    let building = try buildingFolder(school, settings)
    let folder = school.index.folder(stamp: building)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    #expect(try indexer.makeParts(settings, in: building)?.indexed == 2)
    try Data("nonsense".utf8).write(to: URL(fileURLWithPath: folder + "/" + file))
    #expect(try indexer.rebuild().indexed == 2)
    #expect(try school.found() == ["bean-diary", "paper-circuits"])
  }

  @Test(arguments: [1, 2, 100])
  func `answers alike however large the parts of a rebuild are`(size: Int) throws {
    let school = try indexedSchool()
    for number in 1...5 {
      try school.publish(
        "walk-\(number)", title: "Walk \(number)", lesson: "Count \(number) birds and stones.")
    }
    var indexer = Indexer(school.repository)
    indexer.partSize = size
    #expect(try indexer.rebuild().indexed == 7)
    #expect(try indexer.bringUpToDate().unchanged == 7)
    #expect(try school.found("birds").count == 5)
    #expect(try Indexer(school.repository).differences().isEmpty)
  }

  @Test func `begins again where an ended rebuild left something damaged`() throws {
    let school = try indexedSchool()
    let settings = try IndexSettings.load(repository: school.repository).settings
    let building = try buildingFolder(school, settings)
    try leaveHalf(of: school, in: building, settings)
    try Data("nonsense".utf8).write(
      to: URL(fileURLWithPath: school.index.database(stamp: building) + "/postlist.glass"))
    #expect(try Indexer(school.repository).rebuild().indexed == 2)
    #expect(try school.found() == ["bean-diary", "paper-circuits"])
  }

  @Test func `makes documents and the numbers of their facets findable together or not at all`()
    throws
  {
    let folder = try TemporaryFolder()
    let path = folder.url("glass").path
    func write(_ lessons: [Exemplar], finishing: Bool) throws {
      let writer = try IndexWriter(
        path: path, settings: TinyCollection.settings, durability: .unsynced)
      let maker = try DocumentMaker(TinyCollection.settings)
      for lesson in lessons {
        try writer.write(try maker.document(for: lesson, versions: []), bag: "x")
      }
      if finishing { _ = try writer.finish() }
    }
    try write([.lesson("one", title: "One", year: "2018-2019")], finishing: true)
    try write([.lesson("two", title: "Two", year: "1999-2000")], finishing: false)
    #expect(try Database(path: path).documentCount == 1)
    try write([.lesson("three", title: "Three", year: "2020-2021")], finishing: true)
    #expect(try Database(path: path).documentCount == 2)
  }

  // MARK: Doing damage

  private func setMetadata(of school: SmallRepository, _ key: String, _ value: String) throws {
    let path = try #require(school.index.currentDatabase())
    var database = try WritableDatabase(path: path, mode: .open)
    try database.setMetadata(key, Array(value.utf8))
    try database.close()
  }

  private func damage(
    _ school: SmallRepository, _ file: String, _ change: (inout Data) -> Void
  ) throws {
    let database = try #require(school.index.currentDatabase())
    let place = URL(fileURLWithPath: database + "/" + file)
    var bytes = try Data(contentsOf: place)
    change(&bytes)
    try bytes.write(to: place)
  }

  /// The folder in which a rebuild with these settings works.
  private func buildingFolder(
    _ school: SmallRepository, _ settings: IndexSettings
  ) throws -> String {
    "building.\(IndexKey.currentFormat).\(settings.digest.prefix(16))"
  }

  /// A rebuild that ended after its first commit.
  private func leaveHalf(
    of school: SmallRepository, in building: String, _ settings: IndexSettings
  ) throws {
    try FileManager.default.createDirectory(
      atPath: school.index.folder(stamp: building), withIntermediateDirectories: true)
    let writer = try IndexWriter(
      path: school.index.database(stamp: building), settings: settings, durability: .unsynced,
      commitsEvery: 1)
    let words = RuleContext(vocabularies: Vocabularies(all: settings.vocabularies))
    let exemplar = try school.repository.exemplar("bean-diary", version: 1, with: words).exemplar
    let document = try DocumentMaker(settings).document(
      for: try #require(exemplar), versions: [])
    let digest = try school.repository.digest(of: "bean-diary", version: 1)
    try writer.write(document, bag: "1 \(digest)")
  }
}
