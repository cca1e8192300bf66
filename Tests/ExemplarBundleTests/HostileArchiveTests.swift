import CArchive
import ExemplarBundle
import ExemplarTesting
import Foundation
import Testing

/// Archives that are made to deceive, to exhaust or to escape; and those that were only cut off.
@Suite struct HostileArchiveTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `accepts a zip put together by hand`() throws {
    #expect(try codes(RawZip(entries: [.init("pc/a", "a"), .init("pc/b", "")])) == [])
    #expect(try codes(RawZip(entries: [.init("p/a", "a")], comment: Array("Hello".utf8))) == [])
  }

  @Test func `refuses entries that overlap`() throws {
    // The first entry's content is the second entry, header and all.
    let inner = RawZip.Entry("pc/b", String(repeating: "x", count: 1000))
    var outer = RawZip.Entry(Array("pc/a".utf8), RawZip.local(inner))
    #expect(try codes(zipped([outer], listing: inner, at: 34)) == ["archive-overlap"])
    // The directory names one entry twice.
    outer.data = []
    #expect(try codes(zipped([outer], listing: outer, at: 0)) == ["archive-overlap"])
  }

  @Test func `refuses a directory that disagrees with the entries`() throws {
    var entry = RawZip.Entry("pc/a.txt", "a")
    entry.listedName = Array("pc/b.txt".utf8)
    #expect(try codes(RawZip(entries: [entry])) == ["archive-mismatch"])
    entry.listedName = nil
    entry.listedSize = 0
    #expect(try codes(RawZip(entries: [entry])) == ["archive-mismatch"])
    entry.listedSize = nil
    entry.listedOffset = 7
    #expect(try codes(RawZip(entries: [entry])) == ["archive-mismatch"])
  }

  @Test func `refuses what stands between entries and behind the end`() throws {
    var hidden = RawZip.Entry("pc/hidden", "x")
    hidden.isListed = false
    #expect(try codes(RawZip(entries: [.init("pc/a", "a"), hidden])) == ["archive-hidden"])
    #expect(try codes(RawZip(entries: [hidden, .init("pc/a", "a")])) == ["archive-hidden"])
    let bytes = RawZip(entries: [.init("pc/a", "a")]).bytes
    #expect(try codes(bytes + Array("garbage".utf8)) == ["archive-trailing"])
    #expect(try codes(bytes + RawZip.local(hidden)) == ["archive-trailing"])
    #expect(try codes(bytes + bytes) == ["archive-damaged"])
  }

  @Test func `refuses an end in the comment of another end`() throws {
    let other = RawZip(entries: []).bytes
    #expect(
      try codes(RawZip(entries: [.init("pc/a", "a")], comment: other)) == ["archive-ambiguous"])
  }

  @Test func `refuses a changed byte by its checksum`() throws {
    var bytes = RawZip(entries: [.init("pc/a", "content")]).bytes
    bytes[35] ^= 1
    let findings = try unpack(bytes)
    #expect(findings.map(\.code) == ["archive-damaged"])
  }

  @Test func `refuses encrypted entries`() throws {
    var entry = RawZip.Entry("pc/a", "scrambled twelve bytes and more")
    entry.flags |= 1
    #expect(try codes(RawZip(entries: [entry])) == ["archive-encrypted"])
  }

  @Test func `refuses names that are not UTF-8`() throws {
    for flags in [0, 0x0800] {
      var entry = RawZip.Entry(Array("pc/caf".utf8) + [0xE9], [1])
      entry.flags = flags
      #expect(try codes(RawZip(entries: [entry])) == ["name-not-utf8"])
    }
  }

  @Test(arguments: ["zip", "tar"])
  func `refuses names that some disk cannot tell apart`(_ kind: String) throws {
    let pairs = [
      ("a.txt", "A.txt", "names-collide"), ("b/x", "B/y", "names-collide"),
      ("caf\u{E9}", "cafe\u{301}", "archive-duplicate"),
    ]
    for (number, (one, other, code)) in pairs.enumerated() {
      let archive = HostileArchive(folder.path + "/\(number).\(kind)", kind)
      archive.add("pc/\(one)", "x")
      archive.add("pc/\(other)", "y")
      archive.finish()
      #expect(
        try BagArchive.unpack(archive.path, into: folder.path + "/out").findings.map(\.code)
          == [code])
      #expect(try BagArchive.verify(archive.path).map(\.code) == [code])
    }
  }

  @Test func `refuses UNC paths and folders without end`() throws {
    #expect(try codes(RawZip(entries: [.init("//server/share/x", "x")])) == ["path-absolute"])
    #expect(try codes(RawZip(entries: [.init("\\\\?\\C:\\x", "x")])) == ["path-backslash"])
    let deep = "pc" + String(repeating: "/d", count: 40) + "/x"
    #expect(try codes(RawZip(entries: [.init(deep, "x")])) == ["too-deep"])
  }

  @Test func `takes an archive inside an archive for a file`() throws {
    let inner = RawZip(entries: [.init("../up", "x")]).bytes
    let entry = RawZip.Entry(Array("pc/inner.zip".utf8), inner)
    #expect(try codes(RawZip(entries: [entry])) == [])
    #expect(try Data(contentsOf: folder.url("out/pc/inner.zip")) == Data(inner))
  }

  @Test(arguments: [
    ([0x52, 0x61, 0x72, 0x21, 0x1A, 0x07, 0x01, 0x00] as [UInt8], "a RAR archive"),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, 0x00, 0x04], "a 7-Zip archive"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "compressed with xz"),
    (Array("BZh91AY".utf8), "compressed with bzip2"),
    (Array("just words".utf8), "text"), ([], "empty"), ([0, 1, 2, 3], "nothing that we know"),
    (Array("%PDF-1.7\n".utf8), "a file of another kind (pdf)"),
  ])
  func `says what a file is that is no archive`(_ head: [UInt8], _ words: String) throws {
    let findings = try unpack(head)
    #expect(findings.map(\.code) == ["archive-kind"])
    #expect(
      findings.first?.summary == "The file is \(words), not a .zip, .tar, .tar.gz or .tar.zst.")
  }

  @Test func `shows what stands behind the end of a tar file`() throws {
    for name in ["one", "two"] {
      let archive = HostileArchive(folder.path + "/\(name).tar", "tar")
      archive.add("pc/\(name)", "x")
      archive.finish()
    }
    let both = try Data(contentsOf: folder.url("one.tar")) + Data(contentsOf: folder.url("two.tar"))
    #expect(try unpack(Array(both)) == [])
    #expect(FileManager.default.fileExists(atPath: folder.path + "/out/pc/two"))
  }

  @Test(arguments: ["zip", "tar", "tar.gz", "tar.zst"])
  func `finds something wrong with an archive cut at any byte`(_ kind: String) throws {
    try bag()
    let whole = Array(try Data(contentsOf: folder.url("pc.\(kind)")))
    let step = kind == "tar" ? 61 : 1
    for length in stride(from: 0, to: whole.count, by: step) {
      try folder.write("cut", Data(whole[..<length]))
      let (bag, findings) = try BagArchive.unpack(
        folder.path + "/cut", into: folder.path + "/cut-out")
      let verified = try BagArchive.verify(folder.path + "/cut")
      // Behind its last entry a tar file has only zeros, whose number says nothing.
      let isWhole = whole[length...].allSatisfy { $0 == 0 }
      #expect(isWhole || verified.contains { $0.severity == .error }, "\(length)")
      #expect(isWhole || kind == "tar" || (bag == nil && !findings.isEmpty), "\(length)")
      let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(left.contains("cut-out") == false || bag != nil || isEmpty("cut-out"), "\(length)")
      if let bag { try FileManager.default.removeItem(atPath: bag) }
    }
  }

  @Test func `accepts no changed byte that matters`() throws {
    try bag()
    let whole = Array(try Data(contentsOf: folder.url("pc.zip")))
    let before = try contents("pc")
    for place in stride(from: 0, to: whole.count, by: 7) {
      var changed = whole
      changed[place] ^= 0x20
      try folder.write("changed.zip", Data(changed))
      let findings = try BagArchive.verify(folder.path + "/changed.zip")
      guard findings.isEmpty else { continue }
      let bag = try BagArchive.unpack(folder.path + "/changed.zip", into: folder.path + "/c").bag
      let name = try #require(bag).split(separator: "/").last.map(String.init) ?? ""
      #expect(try contents("c/\(name)") == before, "\(place)")
      try FileManager.default.removeItem(atPath: folder.path + "/c")
    }
  }

  @Test(arguments: ["zip", "tar", "tar.gz", "tar.zst", "stored"])
  func `judges an archive as it judges the folder`(_ kind: String) throws {
    try bag()
    try folder.write("pc/data/a.txt", "changed")
    try folder.write("pc/data/x?/extra", "x")
    try folder.write(
      "pc/manifest-md5.txt", "00  data/gone\n60b725f10c9c85c70d97880dfe8191b3  data/b/c.txt\n")
    try folder.write("pc/meta/notes.xml", "<x/>")
    try folder.write("pc/fetch.txt", "nonsense\n")
    let expected = try Bag.verify(folder: folder.path + "/pc", limits: .standard)
    #expect(expected.count > 5)
    try pack(kind)
    #expect(try BagArchive.verify(folder.path + "/pc.\(kind)") == expected)
    #expect(
      try BagArchive.verify(folder.path + "/pc.\(kind)", fetch: .refuse)
        == Bag.verify(folder: folder.path + "/pc", fetch: .refuse, limits: .standard))
  }

  @Test func `reads an archive again for checksums it did not expect`() throws {
    try folder.write("pc/bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
    try folder.write("pc/data/a.txt", "a\n")
    try folder.write("pc/manifest-md5.txt", "60b725f10c9c85c70d97880dfe8191b3  data/a.txt\n")
    try pack("tar.gz")
    #expect(try BagArchive.verify(folder.path + "/pc.tar.gz") == [])
    try folder.write("pc/data/a.txt", "b\n")
    try pack("tar.gz")
    #expect(try BagArchive.verify(folder.path + "/pc.tar.gz").map(\.code) == ["file-changed"])
  }

  @Test func `opens nothing but regular files`() throws {
    mkfifo(folder.path + "/pipe", 0o644)
    for path in [folder.path + "/pipe", folder.path] {
      #expect(throws: BundleError(.read, path, "It is not a regular file")) {
        try BagArchive.verify(path)
      }
    }
  }

  /// A small bag `pc`, as a folder and in every kind of archive.
  private func bag() throws {
    try BagWriter(info: [("External-Identifier", "pc")]).write(
      [.init("a.txt", .bytes([0x61, 10])), .init("b/c.txt", .bytes([0x62, 10]))],
      to: folder.path + "/pc")
    for kind in ["zip", "tar", "tar.gz", "tar.zst"] { try pack(kind) }
  }

  private func pack(_ kind: String) throws {
    if kind == "stored" || kind == "zip" {
      try BagArchive.pack(folder: folder.path + "/pc", to: folder.path + "/pc.\(kind)")
    }
    guard kind != "stored" else { return }
    if kind == "zip" { try FileManager.default.removeItem(atPath: folder.path + "/pc.zip") }
    _ = try HostileArchive(folder.path + "/pc.\(kind)", kind, adding: folder.path, "pc")
  }

  /// A zip whose directory also lists an entry that stands inside others.
  private func zipped(
    _ entries: [RawZip.Entry], listing entry: RawZip.Entry, at offset: Int
  ) -> RawZip {
    var listed = entry
    listed.listedOffset = offset
    listed.hasBytes = false
    return RawZip(entries: entries + [listed])
  }

  private func codes(_ zip: RawZip) throws -> [String] { try codes(zip.bytes) }
  private func codes(_ bytes: [UInt8]) throws -> [String] { try unpack(bytes).map(\.code) }

  /// The findings, which must be those of verifying too where the archive is refused.
  private func unpack(_ bytes: [UInt8]) throws -> [Diagnostic] {
    try folder.write("archive", Data(bytes))
    let (bag, findings) = try BagArchive.unpack(
      folder.path + "/archive", into: folder.path + "/out")
    #expect((bag == nil) == findings.contains { $0.severity == .error })
    if bag == nil {
      #expect(isEmpty("out"))
      #expect(
        try BagArchive.verify(folder.path + "/archive").map(\.code) == findings.map(\.code))
    }
    return findings
  }

  private func isEmpty(_ name: String) -> Bool {
    (try? FileManager.default.contentsOfDirectory(atPath: folder.path + "/\(name)"))?.isEmpty
      ?? true
  }

  private func contents(_ name: String) throws -> [String: Data] {
    var result: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path + "/\(name)") {
      if let data = FileManager.default.contents(atPath: folder.path + "/\(name)/\(path)") {
        result[path] = data
      }
    }
    return result
  }
}
