import ExemplarBundle
import ExemplarTesting
import Foundation
import Testing

@Suite struct BagWriterTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `writes a bag to the letter`() throws {
    let writer = BagWriter(info: [
      ("Source-Organization", "Our District"), ("Payload-Oxum", ""), ("Bag-Size", ""),
      ("External-Identifier", "paper-circuits"),
    ])
    let written = try writer.write(
      [
        .init("lesson.md", .bytes(Array("# Light\n".utf8))),
        .init("materials/100%.txt", .bytes([])),
        .init("exemplar.yaml", .bytes(Array("schema: 1\n".utf8))),
      ], to: folder.path + "/bag")
    #expect(
      try text("bagit.txt") == "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
    #expect(
      try text("bag-info.txt") == """
        Source-Organization: Our District
        Payload-Oxum: 18.3
        Bag-Size: 18 bytes
        External-Identifier: paper-circuits

        """)
    let manifest = try text("manifest-sha256.txt")
    #expect(
      manifest.split(separator: "\n").map { $0.dropFirst(64) } == [
        "  data/exemplar.yaml", "  data/lesson.md", "  data/materials/100%25.txt",
      ])
    // The SHA-256 of nothing (FIPS 180-4).
    #expect(
      manifest.contains(
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  data/mat"))
    #expect(
      try text("tagmanifest-sha512.txt").split(separator: "\n").map { $0.dropFirst(130) } == [
        "bag-info.txt", "bagit.txt", "manifest-sha256.txt", "manifest-sha512.txt",
      ])
    #expect(written.files.map(\.path) == ["exemplar.yaml", "lesson.md", "materials/100%.txt"])
    #expect(try written.digest == Bag.digest(of: folder.path + "/bag"))
    #expect(try Bag.verify(folder: folder.path + "/bag", fetch: .refuse).isEmpty)
  }

  @Test func `writes the same bytes twice`() throws {
    let items = [
      BagWriter.Item("b/z.txt", .bytes([1, 2])), .init("a.txt", .bytes([3])),
      .init("b/a", .bytes([])),
    ]
    let writer = BagWriter(info: [("External-Description", "Señal")])
    let first = try writer.write(items, to: folder.path + "/one")
    let second = try writer.write(items.reversed(), to: folder.path + "/two")
    #expect(first == second)
    #expect(try contents("one") == contents("two"))
    #expect(try contents("one").count == 9)
  }

  @Test func `copies files from disk with the digests of what it wrote`() throws {
    let bytes = Data((0..<700_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
    try folder.write("source.bin", bytes)
    let item = BagWriter.Item("artifacts/x.bin", .file(folder.path + "/source.bin"))
    let written = try BagWriter(info: []).write([item], to: folder.path + "/bag")
    #expect(try Data(contentsOf: folder.url("bag/data/artifacts/x.bin")) == bytes)
    #expect(written.files.first?.size == 700_000)
    #expect(try Bag.verify(folder: folder.path + "/bag").isEmpty)
  }

  @Test func `round-trips random names`() throws {
    var random = SeededNumbers(seed: 3)
    let letters =
      Array("abZ09 %éñ日👩‍🏫_-+,;=@#&()[]{}!$'^`\n\r~").map(String.init) + ["e\u{301}", "%25", "%0A"]
    for round in 0..<40 {
      var names: Set<String> = []
      for _ in 0..<12 {
        let name = (0..<Int.random(in: 1...12, using: &random)).map { _ in
          letters.randomElement(using: &random)!
        }.joined()
        names.insert("x\(name)/\(names.count) \(name)".precomposedStringWithCanonicalMapping)
      }
      let items = names.sorted().map { BagWriter.Item($0, .bytes(Array($0.utf8))) }
      let place = folder.path + "/bag\(round)"
      try BagWriter(info: []).write(items, to: place)
      let findings = try Bag.verify(folder: place)
      #expect(
        findings.allSatisfy { ["unportable-name", "names-collide"].contains($0.code) },
        "\(findings)")
      for name in names {
        #expect(try Data(contentsOf: folder.url("bag\(round)/data/\(name)")) == Data(name.utf8))
      }
    }
  }

  @Test(arguments: ["../up", "/etc/passwd", "a//b", "", "a\\b", "nul", "a/./b", "a\0b"])
  func `refuses a path that reading would refuse, and leaves nothing`(_ path: String) {
    #expect(throws: BundleError.self) {
      try BagWriter(info: []).write([.init(path, .bytes([]))], to: folder.path + "/bag")
    }
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/bag"))
  }

  @Test func `removes what it wrote when a source is missing`() {
    let items = [BagWriter.Item("a", .bytes([1])), .init("b", .file(folder.path + "/missing"))]
    #expect(
      throws: BundleError(
        .read, folder.path + "/missing", "No such file or directory", code: ENOENT)
    ) {
      try BagWriter(info: []).write(items, to: folder.path + "/bag")
    }
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/bag"))
  }

  @Test func `never writes into a folder that exists`() throws {
    try folder.write("bag/precious.txt", "x")
    #expect(throws: BundleError(.create, folder.path + "/bag", "File exists", code: EEXIST)) {
      try BagWriter(info: []).write([], to: folder.path + "/bag")
    }
    #expect(try text("precious.txt") == "x")
  }

  @Test func `refuses two names that are one in composed characters`() {
    let items = [BagWriter.Item("caf\u{E9}", .bytes([])), .init("cafe\u{301}", .bytes([]))]
    #expect(throws: BundleError.self) {
      try BagWriter(info: []).write(items, to: folder.path + "/bag")
    }
  }

  @Test(arguments: ["", "a:b", " a", "a\nb"])
  func `refuses an impossible label`(_ label: String) {
    #expect(throws: BundleError.self) {
      try BagWriter(info: BagInfo([.init(label, "x")])).write([], to: folder.path + "/bag")
    }
  }

  @Test func `folds long values and reads them back`() throws {
    let value = Array(repeating: "a lesson about light", count: 30).joined(separator: " ")
    let url = "https://example.org/" + String(repeating: "x", count: 100)
    let info: BagInfo = [
      ("External-Description", value), ("BagIt-Profile-Identifier", url),
      ("Contact-Name", "a\n b\tc"),
      ("Empty", ""),
    ]
    try BagWriter(info: info).write([], to: folder.path + "/bag")
    #expect(
      try text("bag-info.txt").split(separator: "\n").allSatisfy {
        $0.count <= 79 || $0.contains(url)
      })
    let bag = try #require(try Bag.open(folder.path + "/bag").bag)
    #expect(bag.version == "1.0")
    #expect(bag.info["external-DESCRIPTION"] == value)
    #expect(bag.info["BagIt-Profile-Identifier"] == url)
    #expect(bag.info["Contact-Name"] == "a b c")
    #expect(bag.info["Empty"] == "")
    #expect(bag.info["Payload-Oxum"] == "0.0")
    #expect(try Bag.verify(folder: folder.path + "/bag").isEmpty)
  }

  @Test func `rewrites the information and leaves the payload as it was`() throws {
    let written = try BagWriter(info: [("A", "1")]).write(
      [.init("x.txt", .bytes([1]))], to: folder.path + "/bag")
    let before = try contents("bag")
    try BagWriter.rewriteInfo([("Exemplar-Version", "2")], ofBag: folder.path + "/bag")
    let after = try contents("bag")
    #expect(try Bag.verify(folder: folder.path + "/bag").isEmpty)
    #expect(try Bag.digest(of: folder.path + "/bag") == written.digest)
    let changed = before.keys.filter { before[$0] != after[$0] }.sorted()
    #expect(changed == ["bag-info.txt", "tagmanifest-sha256.txt", "tagmanifest-sha512.txt"])
    #expect(before.count == after.count)
  }

  @Test func `reads its payload as a lesson`() throws {
    try BagWriter(info: []).write(
      [
        .init("exemplar.yaml", .bytes(Array("title: A\n".utf8))),
        .init("lesson.md", .bytes(Array("# A\n".utf8))),
        .init("ro-crate-metadata.json", .bytes(Array("{}".utf8))),
        .init("materials/run.exe", .bytes([1])),
      ], to: folder.path + "/bag")
    let (bundle, findings) = try LessonBundle.read(bag: folder.path + "/bag")
    #expect(bundle?.files.map(\.path) == ["exemplar.yaml", "lesson.md", "materials/run.exe"])
    #expect(findings.map(\.path) == ["data/materials/run.exe"])
  }

  @Test func `syncs a tree and a file system`() throws {
    try BagWriter(info: []).write([.init("a/b", .bytes([1]))], to: folder.path + "/bag")
    try Durability.syncTree(folder.path)
    try Durability.syncFileSystem(of: folder.path)
    try Durability.syncFolder(folder.path)
    #expect(throws: BundleError.self) { try Durability.syncTree(folder.path + "/missing") }
    #expect(throws: BundleError.self) { try Durability.syncFileSystem(of: folder.path + "/no") }
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOf: folder.url("bag/\(name)"), encoding: .utf8)
  }

  /// Every file below a folder with its bytes.
  private func contents(_ name: String) throws -> [String: Data] {
    var result: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path + "/\(name)") {
      let place = folder.url("\(name)/\(path)")
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder)
      if !isFolder.boolValue { result[path] = try Data(contentsOf: place) }
    }
    return result
  }
}
