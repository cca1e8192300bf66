import ExemplarBundle
import ExemplarTesting
import Foundation
import Testing

@Suite struct BagCopyTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try BagWriter(info: [("External-Identifier", "pc"), ("Payload-Oxum", "")]).write(
      [.init("a.txt", .bytes([0x61, 10])), .init("b/señal.txt", .bytes([0x62, 10]))],
      to: folder.path + "/bag")
  }

  @Test func `links the payload and copies the tag files`() throws {
    try folder.write("bag/meta/notes.xml", "<x/>")
    try BagCopy.link(folder.path + "/bag/", to: folder.path + "/copy")
    #expect(try inode("bag/data/b/señal.txt") == inode("copy/data/b/señal.txt"))
    #expect(try inode("bag/bag-info.txt") != inode("copy/bag-info.txt"))
    #expect(try inode("bag/meta/notes.xml") != inode("copy/meta/notes.xml"))
    #expect(try names("bag") == names("copy"))
    #expect(try Bag.verify(folder: folder.path + "/copy").filter { $0.severity == .error }.isEmpty)
  }

  @Test func `lets the copy get another information file`() throws {
    let before = try Data(contentsOf: folder.url("bag/bag-info.txt"))
    try BagCopy.link(folder.path + "/bag", to: folder.path + "/copy")
    try BagWriter.rewriteInfo([("Exemplar-Version", "2")], ofBag: folder.path + "/copy")
    #expect(try Data(contentsOf: folder.url("bag/bag-info.txt")) == before)
    #expect(try Bag.verify(folder: folder.path + "/bag").isEmpty)
    #expect(try Bag.verify(folder: folder.path + "/copy").isEmpty)
  }

  @Test(.enabled(if: FileManager.default.isWritableFile(atPath: "/dev/shm")))
  func `copies to another disk`() throws {
    let memory = try TemporaryFolder(inMemory: true)
    try BagCopy.link(folder.path + "/bag", to: memory.path + "/copy")
    #expect(try Bag.verify(folder: memory.path + "/copy").isEmpty)
    try Bag.rewrite(folder.path + "/bag", to: memory.path + "/again")
    #expect(try Bag.verify(folder: memory.path + "/again").isEmpty)
  }

  @Test func `keeps a bag without payload`() throws {
    try BagWriter(info: []).write([], to: folder.path + "/empty")
    try BagCopy.link(folder.path + "/empty", to: folder.path + "/copy")
    #expect(try Bag.verify(folder: folder.path + "/copy").isEmpty)
  }

  @Test func `refuses a link and leaves nothing`() throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/bag/data/up", withDestinationPath: "../../..")
    #expect(
      throws: BundleError(.read, folder.path + "/bag/data/up", "“up” is a symbolic link")
    ) { try BagCopy.link(folder.path + "/bag", to: folder.path + "/copy") }
    #expect(throws: BundleError.self) {
      try Bag.rewrite(folder.path + "/bag", to: folder.path + "/copy")
    }
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/copy"))
  }

  @Test func `never writes into a folder that exists`() throws {
    try folder.write("copy/precious.txt", "x")
    #expect(throws: BundleError(.create, folder.path + "/copy", "File exists", code: EEXIST)) {
      try BagCopy.link(folder.path + "/bag", to: folder.path + "/copy")
    }
    #expect(try names("copy") == ["precious.txt"])
  }

  @Test func `rewrites an old bag as we write bags`() throws {
    try folder.write(
      "old/bagit.txt", "BagIt-Version: 0.95\nTag-File-Character-Encoding: ISO-8859-1\n")
    try folder.write("old/data/a.txt", "a\n")
    try folder.write("old/data/100%.txt", "")
    try folder.write(
      "old/manifest-md5.txt",
      "60b725f10c9c85c70d97880dfe8191b3 *data/a.txt\nd41d8cd98f00b204e9800998ecf8427e *data/100%.txt\n"
    )
    let latin =
      Array("Contact-Name : Jos".utf8) + [0xE9] + Array("\nPayload-Oxum : 2.2\nZ: 1\nZ: 2\n".utf8)
    try folder.write("old/package-info.txt", Data(latin))
    try folder.write("old/meta/mods.xml", "<mods/>")
    try folder.write("old/fetch.txt", "http://example.org/a - data/a.txt\n")
    let written = try Bag.rewrite(folder.path + "/old", to: folder.path + "/new")
    #expect(try Bag.verify(folder: folder.path + "/new", fetch: .refuse).isEmpty)
    #expect(
      try String(contentsOf: folder.url("new/bag-info.txt"), encoding: .utf8)
        == "Contact-Name: José\nPayload-Oxum: 2.2\nZ: 1\nZ: 2\n")
    #expect(
      try names("new") == [
        "bag-info.txt", "bagit.txt", "data", "data/100%.txt", "data/a.txt", "manifest-sha256.txt",
        "manifest-sha512.txt", "meta", "meta/mods.xml", "tagmanifest-sha256.txt",
        "tagmanifest-sha512.txt",
      ])
    #expect(try inode("old/data/a.txt") == inode("new/data/a.txt"))
    #expect(try Bag.digest(of: folder.path + "/new") == written.digest)
  }

  @Test func `rewrites our own bag to the same bytes`() throws {
    try Bag.rewrite(folder.path + "/bag", to: folder.path + "/new")
    for name in try names("bag") where try kind("bag/\(name)") == .typeRegular {
      #expect(
        try Data(contentsOf: folder.url("bag/\(name)"))
          == Data(contentsOf: folder.url("new/\(name)")), "\(name)")
    }
    #expect(try names("bag") == names("new"))
  }

  @Test func `makes whole what a crash left of a rewriting`() throws {
    let bag = folder.path + "/bag"
    try folder.write("bag/.new-bag-info.txt", "half")
    try folder.write("bag/.new-tagmanifest-sha256.txt", "")
    try FileManager.default.removeItem(atPath: bag + "/tagmanifest-sha512.txt")
    try BagWriter.rewriteInfo([("A", "b")], ofBag: bag)
    #expect(try Bag.verify(folder: bag).isEmpty)
    #expect(try names("bag").allSatisfy { !$0.hasPrefix(".new-") })
  }

  private func names(_ path: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path + "/\(path)").sorted()
  }

  private func attributes(_ path: String) throws -> [FileAttributeKey: Any] {
    try FileManager.default.attributesOfItem(atPath: folder.path + "/\(path)")
  }

  private func kind(_ path: String) throws -> FileAttributeType? {
    try attributes(path)[.type] as? FileAttributeType
  }

  private func inode(_ path: String) throws -> Int {
    try #require(try attributes(path)[.systemFileNumber] as? Int)
  }
}
