import ExemplarBundle
import ExemplarCatalog
import ExemplarTesting
import Foundation
import Testing

@Suite struct RepositoryTests {
  @Test func `passes over everything that is no exemplar and no version`() throws {
    let small = try SmallRepository()
    try small.publish(try small.draft())
    for stray in ["README.md", "Not An Id/v1/x", "empty-one/readme.txt", "notes.txt"] {
      try small.folder.write("exemplars/\(stray)", "x")
    }
    for stray in ["v0", "v02", "v1.tmp", "vx", "notes"] {
      try small.folder.write("exemplars/paper-circuits/\(stray)/x", "x")
    }
    #expect(try small.repository.ids() == ["paper-circuits"])
    #expect(try small.repository.versions(of: "paper-circuits") == [1])
    #expect(try small.repository.versions(of: "../drafts") == [])
    #expect(try small.repository.versions(of: "unknown-one") == [])
  }

  @Test func `counts a tombstone as an exemplar without a current version`() throws {
    let small = try SmallRepository()
    try small.folder.write("exemplars/gone-lesson/withdrawn.yaml", "reason: privacy\n")
    #expect(try small.repository.ids() == ["gone-lesson"])
    #expect(small.repository.isWithdrawn("gone-lesson"))
    #expect(try small.repository.currentVersion(of: "gone-lesson") == nil)
  }

  @Test func `is found from any folder inside it`() throws {
    let small = try SmallRepository()
    #expect(Repository.nearest(to: small.folder.url("drafts/deep").path) == small.repository.root)
    #expect(Repository.nearest(to: "/") == nil)
  }

  @Test func `says that a folder is no repository and how to make one`() throws {
    let folder = try TemporaryFolder()
    let error = #expect(throws: RepositoryError.self) { try Repository(at: folder.path) }
    #expect(
      error?.message
        == "“\(folder.path)” is no repository: it has no folder “exemplars”. “exemplar init” makes a new one."
    )
  }

  @Test func `makes a new repository with words of another`() throws {
    let folder = try TemporaryFolder()
    try folder.write("words/vocabularies/schools.yaml", "name: schools\n")
    try folder.write("words/fields.yaml", "fields: []\n")
    try folder.write("words/db/current", "derived")
    try folder.write("words/repository.yaml", "name: Another\n")
    var configuration = RepositoryConfiguration()
    configuration.name = "Lessons: ours"
    configuration.curators = ["ana", "luis"]
    let repository = try Repository.create(
      at: folder.url("new").path, words: folder.url("words").path, configuration: configuration)
    let (read, findings) = try repository.configuration()
    #expect(findings == [])
    #expect(read == configuration)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: repository.indexFolder).sorted() == [
        ".gitignore", "README.md", "fields.yaml", "repository.yaml", "schemas", "vocabularies",
      ])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url("new").path).count == 2)
    #expect(try repository.ids() == [])
  }

  @Test(arguments: ["exemplars/a", "index/a", ".exemplar/a"])
  func `makes no repository where something is`(path: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("words/vocabularies/schools.yaml", "name: schools\n")
    try folder.write("old/\(path)", "x")
    let error = #expect(throws: RepositoryError.self) {
      try Repository.create(
        at: folder.url("old").path, words: folder.url("words").path, configuration: .init())
    }
    #expect(error?.code == .notEmpty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url("old").path).count == 1)
  }

  @Test func `leaves nothing half-made when it cannot make a repository`() throws {
    let folder = try TemporaryFolder()
    #expect(throws: RepositoryError.self) {
      try Repository.create(
        at: folder.url("new").path, words: folder.url("nothing").path, configuration: .init())
    }
    #expect(!FileManager.default.fileExists(atPath: folder.url("new").path))
  }
}

@Suite struct RepositoryConfigurationTests {
  private func read(_ yaml: String) throws -> (RepositoryConfiguration, [Diagnostic]) {
    let folder = try TemporaryFolder()
    try folder.write("repository.yaml", yaml)
    return try RepositoryConfiguration.read(in: folder.path)
  }

  @Test func `has a default for every key`() throws {
    let folder = try TemporaryFolder()
    let (configuration, findings) = try RepositoryConfiguration.read(in: folder.path)
    #expect(configuration == RepositoryConfiguration())
    #expect(findings == [])
  }

  @Test func `reads every key`() throws {
    let (configuration, findings) = try read(
      """
      name: Lessons
      organization: Unified
      base-url: https://lessons.example.org/
      contact: lessons@example.org
      languages: es
      curators: [ana]
      facilitators:
        - luis
        - {name: eva, schools: [garvanza-es]}
      limits: {file-bytes: 10}
      """)
    #expect(findings == [])
    #expect(configuration.baseURL == "https://lessons.example.org")
    #expect(configuration.profileIdentifier == "https://lessons.example.org/bagit-profile.json")
    #expect(configuration.languages == ["es"])
    #expect(
      configuration.facilitators == [
        .init(name: "luis"), .init(name: "eva", schools: ["garvanza-es"]),
      ])
  }

  @Test func `tells a mistyped key and keeps the default of a wrong value`() throws {
    let (configuration, findings) = try read("organisation: X\nbase-url: lessons\nname: [a]\n")
    #expect(configuration == RepositoryConfiguration())
    #expect(
      findings.map(words).sorted()
        == [
          "“lessons” is not a web address. Begin it with https:// or http://.",
          "“name” is one text, not a list. Write it as in “name: …”.",
          "“organisation” is not a key of repository.yaml. Did you mean “organization”?",
        ].sorted())
    #expect(findings.allSatisfy { $0.path == "index/repository.yaml" })
  }

  @Test func `lets go of its lock although a child that is being made holds a copy of the handle`()
    throws
  {
    let folder = try TemporaryFolder()
    let path = folder.path + "/writer.lock"
    var lock: RepositoryLock? = try RepositoryLock(path)
    let copy = try #require(try copyOfHandle(of: path))
    defer { close(copy) }
    #expect(try RepositoryLock.ifFree(path) == nil)
    withExtendedLifetime(lock) {}
    lock = nil
    #expect(try RepositoryLock.ifFree(path) != nil)
  }

  /// What a child process has of every open file until it starts its own program.
  private func copyOfHandle(of path: String) throws -> Int32? {
    let handles = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")
    let real = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    let handle = handles.first {
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/" + $0)) == real
    }
    return handle.flatMap { Int32($0) }.map { dup($0) }
  }
}
