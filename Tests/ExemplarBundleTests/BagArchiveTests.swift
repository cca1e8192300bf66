import CArchive
import ExemplarBundle
import ExemplarTesting
import Foundation
import Testing

@Suite struct BagArchiveTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: ["zip", "tar", "tar.gz", "tar.zst"])
  func `unpacks and verifies a bag`(_ kind: String) throws {
    let archive = try packed(kind)
    let (bag, findings) = try BagArchive.unpack(archive, into: folder.path + "/out")
    #expect(bag == folder.path + "/out/pc-v1")
    #expect(findings.isEmpty)
    #expect(try Bag.verify(folder: folder.path + "/out/pc-v1").isEmpty)
    #expect(
      try String(contentsOf: folder.url("out/pc-v1/data/señal/日.txt"), encoding: .utf8) == "a\n")
    #expect(try BagArchive.verify(archive).isEmpty)
    #expect(try left("out") == ["pc-v1"])
  }

  @Test func `verifies a damaged bag inside an archive`() throws {
    try bag("pc-v1")
    try folder.write("pc-v1/data/a.txt", "changed")
    let archive = try HostileArchive(folder.path + "/a.zip", "zip", adding: folder.path, "pc-v1")
      .path
    #expect(
      try BagArchive.verify(archive).map(\.code) == ["payload-oxum-mismatch", "file-changed"])
  }

  @Test func `says what is no archive`() throws {
    try folder.write("a.zip", "just words, and some more of them to be read")
    try folder.write("empty.zip", "")
    #expect(try codes("a.zip") == ["archive-kind"])
    #expect(try codes("empty.zip") == ["archive-kind"])
    #expect(throws: BundleError.self) { try codes("missing.zip") }
  }

  @Test(arguments: ["zip", "tar", "tar.gz", "tar.zst"])
  func `leaves nothing of a truncated archive`(_ kind: String) throws {
    let archive = try packed(kind, extra: 40_000)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: archive))
    try folder.write("cut.bin", bytes.prefix(bytes.count / 2))
    let (bag, findings) = try BagArchive.unpack(
      folder.path + "/cut.bin", into: folder.path + "/out")
    #expect(bag == nil)
    #expect(findings.map(\.code) == ["archive-damaged"])
    #expect(try left("out") == [])
  }

  static let hostile: [(path: String, code: String)] = [
    ("../evil", "path-parent"), ("pc/../../evil", "path-parent"),
    ("/tmp/exemplar-evil", "path-absolute"),
    ("C:/evil", "path-drive-letter"), ("pc\\evil", "path-backslash"), ("~/evil", "path-home"),
    ("pc/%TEMP%/evil", "path-variable"), ("pc/aux.txt", "path-device-name"),
    ("pc//evil", "path-empty-name"), ("pc/./evil", "path-current"), ("evil", "archive-top"),
  ]

  @Test(arguments: hostile, ["zip", "tar"])
  func `refuses a path that leads astray`(_ entry: (path: String, code: String), _ kind: String)
    throws
  {
    let archive = HostileArchive(folder.path + "/evil.\(kind)", kind)
    archive.add("pc/good.txt", "good")
    archive.add(entry.path, "evil")
    archive.finish()
    #expect(try codes("evil.\(kind)") == [entry.code])
    #expect(try left("out") == [])
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/evil"))
    #expect(!FileManager.default.fileExists(atPath: "/tmp/exemplar-evil"))
  }

  @Test func `refuses links, devices and pipes`() throws {
    let archive = HostileArchive(folder.path + "/links.tar", "tar")
    archive.add("pc/up", type: S_IFLNK) { archive_entry_set_symlink($0, "../..") }
    archive.add("pc/up/evil", "through the link")
    archive.add("pc/hard", type: S_IFREG) { archive_entry_set_hardlink($0, "/etc/passwd") }
    archive.add("pc/null", type: S_IFCHR) { archive_entry_set_rdevmajor($0, 1) }
    archive.add("pc/pipe", type: S_IFIFO) { _ in }
    archive.finish()
    #expect(
      try codes("links.tar") == ["symbolic-link", "hard-link", "special-file", "special-file"])
    #expect(try left("out") == [])
  }

  @Test func `refuses a link in a zip file`() throws {
    let archive = HostileArchive(folder.path + "/link.zip", "zip")
    archive.add("pc/up", type: S_IFLNK) { archive_entry_set_symlink($0, "../..") }
    archive.finish()
    #expect(try codes("link.zip") == ["symbolic-link"])
  }

  @Test func `refuses a name with a zero byte`() throws {
    let archive = HostileArchive(folder.path + "/zero.zip", "zip")
    archive.add("pc/notes.txt@.exe", "x")
    archive.finish()
    var bytes = try Data(contentsOf: folder.url("zero.zip"))
    for index in bytes.indices where bytes[index] == UInt8(ascii: "@") { bytes[index] = 0 }
    try folder.write("zero.zip", bytes)
    #expect(try codes("zero.zip") == ["path-zero-byte"])
  }

  @Test func `refuses two tops, none, and a name that stands twice`() throws {
    var archive = HostileArchive(folder.path + "/two.zip", "zip")
    archive.add("a/x", "x")
    archive.add("b/x", "x")
    archive.finish()
    #expect(try codes("two.zip") == ["archive-top"])
    archive = HostileArchive(folder.path + "/none.tar", "tar")
    archive.finish()
    #expect(try codes("none.tar") == ["archive-top"])
    archive = HostileArchive(folder.path + "/twice.tar", "tar")
    archive.add("a/x", "x")
    archive.add("a/x", "y")
    archive.finish()
    #expect(try codes("twice.tar") == ["archive-duplicate"])
    archive = HostileArchive(folder.path + "/both.tar", "tar")
    archive.add("a/x", "x")
    archive.add("a/x/y", "y")
    archive.finish()
    #expect(try codes("both.tar") == ["archive-name"])
    #expect(try left("out") == [])
  }

  @Test func `passes over what macOS adds`() throws {
    let archive = HostileArchive(folder.path + "/mac.zip", "zip")
    archive.add("pc/x", "x")
    archive.add("__MACOSX/pc/._x", "x")
    archive.finish()
    #expect(try codes("mac.zip") == [])
    #expect(try left("out") == ["pc"])
  }

  @Test(arguments: ["zip", "tar.gz", "tar.zst"])
  func `stops a bomb at the limit`(_ kind: String) throws {
    let archive = HostileArchive(folder.path + "/bomb", kind)
    archive.add("pc/zeros", Data(count: 30 << 20))
    archive.finish()
    let size =
      try FileManager.default.attributesOfItem(atPath: folder.path + "/bomb")[.size] as? Int
    #expect(try #require(size) < 200_000)
    var limits = Limits.standard
    limits.fileBytes = 1 << 20
    #expect(try codes("bomb", limits) == ["file-too-large"])
    limits = .standard
    limits.bundleBytes = 1 << 20
    #expect(try codes("bomb", limits) == ["bundle-too-large"])
    #expect(try left("out") == [])
  }

  @Test func `stops a bomb that lies about its size`() throws {
    let archive = HostileArchive(folder.path + "/liar.zip", "zip")
    archive.add("pc/zeros", Data(count: 30 << 20), declaresSize: false)
    archive.finish()
    var limits = Limits.standard
    limits.fileBytes = 1 << 20
    #expect(try codes("liar.zip", limits) == ["file-too-large"])
    #expect(try left("out") == [])
  }

  @Test func `stops at the number of files`() throws {
    let archive = HostileArchive(folder.path + "/many.zip", "zip")
    for number in 0..<200 { archive.add("pc/\(number)", "") }
    archive.finish()
    var limits = Limits.standard
    limits.files = 100
    #expect(try codes("many.zip", limits) == ["too-many-files"])
    #expect(try left("out") == [])
  }

  @Test func `never replaces a bag that is there`() throws {
    let archive = try packed("zip")
    try folder.write("out/pc-v1/precious", "x")
    #expect(
      throws: BundleError(.create, folder.path + "/out/pc-v1", "It exists already", code: EEXIST)
    ) {
      try BagArchive.unpack(archive, into: folder.path + "/out")
    }
    #expect(try left("out") == ["pc-v1"])
    #expect(try left("out/pc-v1") == ["precious"])
  }

  private func bag(_ name: String, extra: Int = 0) throws {
    var random = SeededNumbers(seed: 5)
    let noise = (0..<extra).map { _ in UInt8.random(in: 0...255, using: &random) }
    try BagWriter(info: []).write(
      [
        .init("a.txt", .bytes([0x61, 10])), .init("señal/日.txt", .bytes([0x61, 10])),
        .init("noise", .bytes(noise)),
      ],
      to: folder.path + "/\(name)")
  }

  private func packed(_ kind: String, extra: Int = 0) throws -> String {
    try bag("pc-v1", extra: extra)
    return try HostileArchive(folder.path + "/pc-v1.\(kind)", kind, adding: folder.path, "pc-v1")
      .path
  }

  private func codes(_ name: String, _ limits: Limits = .standard) throws -> [String] {
    try BagArchive.unpack(folder.path + "/\(name)", into: folder.path + "/out", limits: limits)
      .findings.map(\.code)
  }

  private func left(_ path: String) throws -> [String] {
    let place = folder.path + "/\(path)"
    guard FileManager.default.fileExists(atPath: place) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: place).sorted()
  }
}
