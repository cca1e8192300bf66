import ExemplarBundle
import ExemplarTesting
import Foundation
import Testing

/// Each fault of a bag is made in a sound one, and nothing else is wrong then.
@Suite struct BagVerifyTests {
  private let folder: TemporaryFolder
  /// MD5 of “a\n” and of nothing, for manifests written by hand.
  private static let md5OfA = "60b725f10c9c85c70d97880dfe8191b3"
  private static let md5OfNothing = "d41d8cd98f00b204e9800998ecf8427e"

  init() throws {
    folder = try TemporaryFolder()
    try BagWriter(info: [("Bagging-Date", "2019-05-01")]).write(
      [.init("a.txt", .bytes([0x61, 10])), .init("b/c.txt", .bytes([0x62, 10]))],
      to: folder.path + "/bag")
  }

  @Test func `finds nothing wrong with a sound bag`() throws {
    #expect(try verify().isEmpty)
    #expect(try verify(.refuse).isEmpty)
  }

  @Test func `throws for what is no folder`() {
    #expect(throws: BundleError(.read, "/nowhere", "It is not a folder")) {
      try Bag.verify(folder: "/nowhere")
    }
  }

  @Test func `names a changed, a missing and an extra file`() throws {
    try folder.write("bag/data/a.txt", "A\n")
    try remove("data/b/c.txt")
    try folder.write("bag/data/d.txt", "d\n")
    let findings = try verify()
    #expect(findings.map(\.code) == ["file-changed", "file-missing", "file-extra"])
    #expect(
      findings.map(\.summary) == [
        "“data/a.txt” does not have its checksum in manifest-sha256.txt and manifest-sha512.txt.",
        "“data/b/c.txt” is listed in manifest-sha256.txt and manifest-sha512.txt but is not there.",
        "“data/d.txt” is not listed in manifest-sha256.txt and manifest-sha512.txt.",
      ])
  }

  @Test func `notices a changed tag file`() throws {
    try folder.write("bag/bag-info.txt", "Bagging-Date: 2020-05-01\n")
    #expect(try codes() == ["file-changed"])
    #expect(try verify().first?.path == "bag-info.txt")
  }

  @Test func `compares the Payload-Oxum`() throws {
    try BagWriter.rewriteInfo([("Payload-Oxum", "5.2")], ofBag: folder.path + "/bag")
    #expect(
      try verify().map(\.summary) == [
        "The payload has 4.2 (bytes and files), not the 5.2 of its Payload-Oxum."
      ])
    try BagWriter.rewriteInfo(
      [("Payload-Oxum", "4.2"), ("payload-oxum", "4.2")], ofBag: folder.path + "/bag")
    #expect(try codes() == ["payload-oxum-repeated"])
    try BagWriter.rewriteInfo([("Payload-Oxum", "four")], ofBag: folder.path + "/bag")
    #expect(try codes() == ["payload-oxum-form"])
  }

  @Test(arguments: [
    ("", ["declaration-line"]), ("BagIt-Version: 1.0\n", ["declaration-line"]),
    ("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\nx\n", ["declaration-line"]),
    ("BagIt-Version : 1.0\nTag-File-Character-Encoding: UTF-8\n", ["declaration-line"]),
    ("BagIt-Version:  1.0\nTag-File-Character-Encoding: UTF-8\n", ["declaration-line"]),
    ("BagIt-Version: 1.0\nTag-File-Character-Encoding:UTF-8\n", ["declaration-line"]),
    ("BagIt-Version: 1.0 \nTag-File-Character-Encoding: UTF-8\n", ["declaration-line"]),
    ("\u{FEFF}BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", ["declaration-mark"]),
    ("BagIt-Version: 2.0\nTag-File-Character-Encoding: UTF-8\n", ["unsupported-version"]),
    ("BagIt-Version: 0.98\nTag-File-Character-Encoding: UTF-8\n", ["unsupported-version"]),
    ("BagIt-Version: 1.0\nTag-File-Character-Encoding: EBCDIC\n", ["unsupported-encoding"]),
    ("BagIt-Version: 1.0\r\nTag-File-Character-Encoding: UTF-8\r\n", []),
    ("BagIt-Version: 1.0\rTag-File-Character-Encoding: utf-8", []),
  ])
  func `reads the declaration strictly`(_ text: String, _ expected: [String]) throws {
    try dropTagManifests()
    try folder.write("bag/bagit.txt", text)
    #expect(try codes() == expected)
  }

  @Test func `says that a folder is no bag`() throws {
    try remove("bagit.txt")
    #expect(try codes() == ["declaration-missing"])
    #expect(try Bag.open(folder.path + "/bag").bag == nil)
  }

  @Test func `wants a payload and a manifest`() throws {
    try folder.write("empty/bagit.txt", Self.declaration("1.0"))
    #expect(
      try Bag.verify(folder: folder.path + "/empty").map(\.code) == [
        "payload-missing", "manifest-missing",
      ])
  }

  @Test(arguments: ["0.93", "0.94", "0.95", "0.96", "0.97"])
  func `reads an old bag with a warning`(_ version: String) throws {
    try old(version, ["manifest-md5.txt": "\(Self.md5OfA)  data/a.txt\n"])
    try folder.write("old/package-info.txt", "Payload-Oxum : 2.1\n")
    let findings = try Bag.verify(folder: folder.path + "/old")
    #expect(findings.map(\.code) == ["old-version"])
    #expect(findings.first?.severity == .warning)
    let info = try #require(try Bag.open(folder.path + "/old").bag).info
    #expect(info["Payload-Oxum"] == (["0.96", "0.97"].contains(version) ? nil : "2.1"))
  }

  @Test func `lets an old bag split its payload over manifests, a new one not`() throws {
    let manifests = [
      "manifest-md5.txt": "\(Self.md5OfA)  data/a.txt\n",
      "manifest-sha1.txt": "da39a3ee5e6b4b0d3255bfef95601890afd80709  data/empty\n",
    ]
    try old("0.97", manifests)
    try folder.write("old/data/empty", "")
    #expect(try Bag.verify(folder: folder.path + "/old").map(\.code) == ["old-version"])
    try folder.write("old/bagit.txt", Self.declaration("1.0"))
    #expect(
      try Bag.verify(folder: folder.path + "/old").map(\.code) == ["file-extra", "file-extra"])
  }

  static let lines: [(line: String, expected: [String])] = [
    ("\(md5OfA) data/a.txt", []), ("\(md5OfA)\t \tdata/a.txt", []),
    (md5OfA.uppercased() + "  data/a.txt", []),
    ("\(md5OfA) *data/a.txt", ["manifest-asterisk"]), ("\(md5OfA)  ./data/a.txt", ["manifest-dot"]),
    ("\(md5OfA)", ["manifest-line"]), ("xyz  data/a.txt", ["manifest-line"]),
    ("abc  data/a.txt", ["manifest-checksum"]),
    ("\(md5OfA)  data/a.txt\n\(md5OfA)  data/a.txt", ["manifest-duplicate"]),
    ("\(md5OfA)  a.txt", ["path-outside-payload"]), ("\(md5OfA)  /etc/passwd", ["path-absolute"]),
    ("\(md5OfA)  data/../../x", ["path-parent"]), ("\(md5OfA)  ~/x", ["path-home"]),
    ("\(md5OfA)  ~root/x", ["path-home"]), ("\(md5OfA)  C:/x", ["path-drive-letter"]),
    ("\(md5OfA)  data\\a.txt", ["path-backslash"]), ("\(md5OfA)  \\\\?\\C:\\x", ["path-backslash"]),
    ("\(md5OfA)  \\\\host\\share", ["path-backslash"]),
    ("\(md5OfA)  //host/share", ["path-absolute"]),
    ("\(md5OfA)  %HOMEPATH%/x", ["path-variable"]), ("\(md5OfA)  data/%TEMP%/x", ["path-variable"]),
    ("\(md5OfA)  data/NUL", ["path-device-name"]),
    ("\(md5OfA)  data/com1.txt", ["path-device-name"]),
    ("\(md5OfA)  data/a\0b", ["path-zero-byte"]), ("\(md5OfA)  data//a.txt", ["path-empty-name"]),
    ("\(md5OfA)  data/./a.txt", ["path-current"]), ("\(md5OfA)  data/gone.txt", ["file-missing"]),
  ]

  @Test(arguments: lines)
  func `reads each line of a manifest strictly`(_ line: String, _ expected: [String]) throws {
    try old("1.0", ["manifest-md5.txt": line + "\n"])
    let codes = try Bag.verify(folder: folder.path + "/old").map(\.code)
    let rest = codes.filter { $0 != "file-extra" }
    #expect(rest == expected)
    let isHarmless =
      expected.isEmpty || expected[0].hasPrefix("manifest-a")
      || ["manifest-dot", "manifest-duplicate"].contains(expected[0])
    #expect(codes.contains("file-extra") == !isHarmless)
  }

  @Test(arguments: [("1.0", "100%25.txt"), ("1.0", "100%.txt"), ("0.97", "100%.txt")])
  func `reads percent signs as each version wrote them`(_ version: String, _ name: String) throws {
    try old(
      version,
      ["manifest-md5.txt": "\(Self.md5OfA)  data/a.txt\n\(Self.md5OfNothing)  data/\(name)\n"])
    try folder.write("old/data/100%.txt", "")
    #expect(
      try Bag.verify(folder: folder.path + "/old").map(\.code).filter { $0 != "old-version" } == [])
  }

  @Test func `takes a percent code literally when only that file is there`() throws {
    try old(
      "1.0", ["manifest-md5.txt": "\(Self.md5OfA)  data/a.txt\n\(Self.md5OfNothing)  data/x%25\n"])
    try folder.write("old/data/x%25", "")
    #expect(try Bag.verify(folder: folder.path + "/old").map(\.code) == ["percent-not-encoded"])
    try folder.write("old/data/x%25", "changed")
    #expect(
      try Bag.verify(folder: folder.path + "/old").map(\.code) == [
        "percent-not-encoded", "file-changed",
      ])
  }

  @Test func `matches a name whatever the form of its accents`() throws {
    try old(
      "1.0",
      ["manifest-md5.txt": "\(Self.md5OfA)  data/a.txt\n\(Self.md5OfNothing)  data/caf\u{E9}\n"])
    try folder.write("old/data/cafe\u{301}", "")
    #expect(try Bag.verify(folder: folder.path + "/old").isEmpty)
  }

  @Test func `warns of names that differ only in case`() throws {
    try old(
      "1.0",
      ["manifest-md5.txt": "\(Self.md5OfA)  data/a.txt\n\(Self.md5OfA)  data/A.txt\n"])
    try folder.write("old/data/A.txt", "a\n")
    let findings = try Bag.verify(folder: folder.path + "/old")
    #expect(findings.map(\.code) == ["names-collide"])
    #expect(findings.first?.severity == .warning)
  }

  @Test func `tells a checksum it cannot compute`() throws {
    try old(
      "1.0",
      [
        "manifest-md5.txt": "\(Self.md5OfA)  data/a.txt\n",
        "manifest-sha3256.txt": "ab  data/a.txt\n",
      ])
    let findings = try Bag.verify(folder: folder.path + "/old")
    #expect(findings.map(\.code) == ["unknown-algorithm"])
    #expect(findings.first?.severity == .warning)
    try remove("manifest-md5.txt", of: "old")
    #expect(try Bag.verify(folder: folder.path + "/old").first?.severity == .error)
  }

  @Test(arguments: [
    ("UTF-16", [0xFE, 0xFF] as [UInt8], true), ("UTF-16", [0xFF, 0xFE], false),
    ("UTF-16", [], true), ("UTF-16LE", [], false),
  ])
  func `reads tag files in UTF-16`(_ name: String, _ mark: [UInt8], _ big: Bool) throws {
    try old("1.0", [:], encoding: name)
    let units = "\(Self.md5OfA)  data/a.txt\n\(Self.md5OfNothing)  data/ñ\n".utf16.flatMap {
      big ? [UInt8($0 >> 8), UInt8($0 & 255)] : [UInt8($0 & 255), UInt8($0 >> 8)]
    }
    try folder.write("old/manifest-md5.txt", Data(mark + units))
    try folder.write("old/data/ñ", "")
    #expect(try Bag.verify(folder: folder.path + "/old").isEmpty)
  }

  @Test func `reads tag files in ISO-8859-1`() throws {
    try old("1.0", ["manifest-md5.txt": "\(Self.md5OfA)  data/a.txt\n"], encoding: "ISO-8859-1")
    try folder.write("old/bag-info.txt", Data(Array("Contact-Name: Jos".utf8) + [0xE9, 10]))
    #expect(try Bag.verify(folder: folder.path + "/old").isEmpty)
    #expect(try Bag.open(folder.path + "/old").bag?.info["contact-name"] == "José")
  }

  @Test func `refuses a tag file that is not in its encoding`() throws {
    try old("1.0", ["manifest-md5.txt": "\(Self.md5OfA)  data/a.txt\n"])
    try folder.write("old/bag-info.txt", Data(Array("A: b\nContact-Name: Jos".utf8) + [0xE9, 10]))
    let findings = try Bag.verify(folder: folder.path + "/old")
    #expect(findings.map(\.code) == ["tag-file-encoding"])
    #expect(findings.first?.line == 2)
  }

  @Test func `warns of a byte order mark in a manifest`() throws {
    try old("1.0", ["manifest-md5.txt": "\u{FEFF}\(Self.md5OfA)  data/a.txt\n"])
    #expect(try Bag.verify(folder: folder.path + "/old").map(\.code) == ["byte-order-mark"])
  }

  @Test(arguments: [
    ("Label value\n", ["bag-info-line"]), (" folded first\n", ["bag-info-line"]),
    ("Bag-Count: 2 of 5\n", []), ("Bag-Count: 2 of ?\n", []),
    ("Bag-Count: two\n", ["bag-count-form"]),
    ("Bag-Size: 1 KiB\nbag-size: 1 KiB\n", ["bag-info-repeated"]),
    (": value\n", ["bag-info-line"]), ("Label:value\n", ["bag-info-spacing"]),
    ("Label : value\n", ["bag-info-spacing"]), ("Bagging-Date: May\n", ["bagging-date-form"]),
    ("A: b\n\nA: c\n", []), ("Empty:\n", []), ("A: b: c\r\n\td\r\n", []),
  ])
  func `reads the information file`(_ text: String, _ expected: [String]) throws {
    try old("1.0", ["manifest-md5.txt": "\(Self.md5OfA)  data/a.txt\n", "bag-info.txt": text])
    #expect(try Bag.verify(folder: folder.path + "/old").map(\.code) == expected)
  }

  @Test func `keeps repeated labels and joins folded lines`() throws {
    try old("1.0", ["bag-info.txt": "A: one\n  two\n\tthree\nB: x\na: four: five\n"])
    let info = try #require(try Bag.open(folder.path + "/old").bag).info
    #expect(info.values("A") == ["one two three", "four: five"])
    #expect(info.fields.map(\.label) == ["A", "B", "a"])
  }

  @Test func `never fetches, and judges by what is there`() throws {
    let manifest = "\(Self.md5OfA)  data/a.txt\n\(Self.md5OfNothing)  data/far.txt\n"
    try old(
      "1.0", ["manifest-md5.txt": manifest, "fetch.txt": "http://127.0.0.1:9/x - data/far.txt\n"])
    let place = folder.path + "/old"
    let missing = try Bag.verify(folder: place)
    #expect(missing.map(\.code) == ["file-missing"])
    #expect(missing.first?.summary.hasSuffix("says where it was. Nothing is fetched.") == true)
    try folder.write("old/data/far.txt", "")
    #expect(try Bag.verify(folder: place).isEmpty)
    #expect(try Bag.verify(folder: place, fetch: .refuse).map(\.code) == ["fetch-not-allowed"])
  }

  @Test(arguments: [
    ("nonsense", "fetch-line"), ("http://x 1 data/../../y", "path-parent"),
    ("http://x 1 y", "path-outside-payload"), ("http://x -5 data/a.txt", "fetch-line"),
    ("http://x - data/other.txt", "fetch-not-listed"), ("//x/y - data/a.txt", "fetch-url"),
    ("a.txt 2 data/a.txt", "fetch-url"), ("http://x 3 data/a.txt", "fetch-length"),
    ("http://x - data/b%0Ac", "fetch-not-listed"),
  ])
  func `reads fetch.txt strictly`(_ line: String, _ code: String) throws {
    try old(
      "1.0", ["manifest-md5.txt": "\(Self.md5OfA)  data/a.txt\n", "fetch.txt": line + "\n"])
    #expect(try Bag.verify(folder: folder.path + "/old").map(\.code) == [code])
  }

  @Test func `decodes the paths of fetch.txt`() throws {
    try old(
      "1.0",
      [
        "manifest-md5.txt": "\(Self.md5OfA)  data/a.txt\n\(Self.md5OfNothing)  data/b%0Ac\n",
        "fetch.txt": "http://x 0 data/b%0Ac\n", "data/b\nc": "",
      ])
    #expect(
      try Bag.verify(folder: folder.path + "/old").filter { $0.severity == .error }.isEmpty)
  }

  @Test func `reads a SHA-384 manifest`() throws {
    // The SHA-384 of nothing (FIPS 180-4).
    let nothing =
      "38b060a751ac96384cd9327eb1b1e36a21fdb71114be07434c0cc7bf63f6e1da274edebfe76f65fbd51ad2f14898b95b"
    try old("1.0", ["manifest-sha384.txt": "\(nothing)  data/a.txt\n", "data/a.txt": ""])
    #expect(try Bag.verify(folder: folder.path + "/old").isEmpty)
    try folder.write("old/data/a.txt", "x")
    #expect(try Bag.verify(folder: folder.path + "/old").map(\.code) == ["file-changed"])
  }

  @Test(arguments: [("1.0", Diagnostic.Severity.error), ("0.97", .warning)])
  func `wants the algorithm's name in its plain form`(
    _ version: String, _ severity: Diagnostic.Severity
  ) throws {
    try old(version, ["manifest-MD-5.txt": "\(Self.md5OfA)  data/a.txt\n"])
    let findings = try Bag.verify(folder: folder.path + "/old").filter { $0.code != "old-version" }
    #expect(findings.map(\.code) == ["manifest-name"])
    #expect(findings.first?.severity == severity)
    #expect(findings.first?.remedy == "Name it “manifest-md5.txt”.")
  }

  @Test func `checks what tag manifests list`() throws {
    let tag = "tagmanifest-md5.txt"
    try old("1.0", ["manifest-md5.txt": "\(Self.md5OfA)  data/a.txt\n", tag: ""])
    #expect(
      try Bag.verify(folder: folder.path + "/old").map(\.code) == [
        "manifest-not-listed", "tag-file-unlisted",
      ])
    try folder.write(
      "old/\(tag)",
      """
      \(Self.md5OfA)  data/a.txt
      \(Self.md5OfA)  \(tag)
      \(Self.md5OfA)  gone.txt
      \(Self.md5OfA)  manifest-md5.txt
      \(Self.md5OfA)  bagit.txt

      """)
    #expect(
      try Bag.verify(folder: folder.path + "/old").map(\.code) == [
        "payload-in-tag-manifest", "tag-manifest-listed", "file-missing", "file-changed",
        "file-changed",
      ])
  }

  @Test func `follows no link, inside or outside`() throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/bag/data/link", withDestinationPath: "a.txt")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/bag/data/up", withDestinationPath: "../../..")
    #expect(try codes() == ["symbolic-link", "symbolic-link"])
  }

  @Test func `refuses a payload that is a link`() throws {
    try FileManager.default.moveItem(
      at: folder.url("bag/data"), to: folder.url("elsewhere"))
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/bag/data", withDestinationPath: "../elsewhere")
    let codes = try codes()
    #expect(codes.contains("symbolic-link") && codes.contains("payload-missing"))
    #expect(codes.filter { $0 == "file-missing" }.count == 2)
  }

  @Test func `bounds a tag file`() throws {
    var limits = Limits.unbounded
    limits.tagFileBytes = 100
    let codes = try Bag.verify(folder: folder.path + "/bag", limits: limits).map(\.code)
    #expect(codes.contains("file-too-large"))
  }

  private static func declaration(_ version: String, _ encoding: String = "UTF-8") -> String {
    "BagIt-Version: \(version)\nTag-File-Character-Encoding: \(encoding)\n"
  }

  /// A bag written by hand, with one payload file `a.txt`.
  private func old(
    _ version: String, _ files: [String: String], encoding: String = "UTF-8"
  ) throws {
    try folder.write("old/bagit.txt", Self.declaration(version, encoding))
    try folder.write("old/data/a.txt", "a\n")
    for (name, text) in files { try folder.write("old/\(name)", text) }
  }

  private func verify(_ rule: Bag.FetchRule = .allowWhenComplete) throws -> [Diagnostic] {
    try Bag.verify(folder: folder.path + "/bag", fetch: rule)
  }

  private func codes() throws -> [String] { try verify().map(\.code) }

  private func remove(_ path: String, of bag: String = "bag") throws {
    try FileManager.default.removeItem(at: folder.url("\(bag)/\(path)"))
  }

  private func dropTagManifests() throws {
    try remove("tagmanifest-sha256.txt")
    try remove("tagmanifest-sha512.txt")
  }
}
