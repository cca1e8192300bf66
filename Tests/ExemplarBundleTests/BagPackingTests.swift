import ExemplarBundle
import ExemplarTesting
import Foundation
import Testing

@Suite struct BagPackingTests {
  private let folder: TemporaryFolder
  private let writer = BagWriter(info: [("External-Identifier", "pc"), ("Bag-Size", "")])

  init() throws { folder = try TemporaryFolder() }

  private var items: [BagWriter.Item] {
    [
      .init("z.txt", .bytes([0x7A])), .init("señal/日.txt", .bytes([0x61, 10])),
      .init("empty", .bytes([])),
    ]
  }

  @Test func `packs the bag that it would write`() throws {
    let packed = try writer.pack(items, to: folder.path + "/pc-v1.zip")
    let written = try writer.write(items, to: folder.path + "/written")
    #expect(packed == written)
    let (bag, findings) = try BagArchive.unpack(
      folder.path + "/pc-v1.zip", into: folder.path + "/out")
    #expect(bag == folder.path + "/out/pc-v1")
    #expect(findings.isEmpty)
    #expect(try contents("out/pc-v1") == contents("written"))
    #expect(try BagArchive.verify(folder.path + "/pc-v1.zip").isEmpty)
    #expect(try names().filter { $0.hasPrefix(".") }.isEmpty)
  }

  @Test func `packs the same bytes in any order, from memory, from files and from a folder`() throws
  {
    let noise = Data((0..<700_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
    try folder.write("noise.bin", noise)
    let more = items + [.init("b/noise.bin", .bytes(Array(noise)))]
    let files = items.reversed() + [.init("b/noise.bin", .file(folder.path + "/noise.bin"))]
    try writer.pack(more, to: folder.path + "/one.zip", name: "bag")
    try writer.pack(files, to: folder.path + "/two.zip", name: "bag")
    try writer.write(more, to: folder.path + "/bag")
    try BagArchive.pack(folder: folder.path + "/bag/", to: folder.path + "/three.zip")
    let bytes = try Data(contentsOf: folder.url("one.zip"))
    #expect(try Data(contentsOf: folder.url("two.zip")) == bytes)
    #expect(try Data(contentsOf: folder.url("three.zip")) == bytes)
    #expect(try BagArchive.verify(folder.path + "/one.zip").isEmpty)
  }

  @Test(arguments: ["# Light", "# Night", "# Light and shadow"])
  func `bags what stands there now, whatever was read before`(now: String) throws {
    try folder.write("draft/exemplar.yaml", "title: Light\n")
    try folder.write("draft/lesson.md", "# Light")
    let reading = try LessonBundle.read(draft: folder.path + "/draft", for: .packing)
    let bundle = try #require(reading.bundle)
    let place = try #require(bundle.places["lesson.md"])
    let known = try #require(bundle.fixity["lesson.md"])
    try folder.write("draft/lesson.md", now)
    let expected = try writer.write(
      [.init("lesson.md", .bytes(Array(now.utf8)))], to: folder.path + "/expected")
    let items = [BagWriter.Item("lesson.md", .known(place, known))]
    #expect(try writer.pack(items, to: folder.path + "/pc.zip") == expected)
    #expect(try writer.write(items, to: folder.path + "/pc") == expected)
    #expect(try contents("pc") == contents("expected"))
    #expect(try BagArchive.verify(folder.path + "/pc.zip").isEmpty)
  }

  @Test func `writes headers without anything that varies`() throws {
    try writer.pack(items, to: folder.path + "/pc.zip")
    let bytes = try Data(contentsOf: folder.url("pc.zip"))
    // Version 2.0, UTF-8, stored, 1980-01-01 00:00:00; 54 bytes of bagit.txt under a name of 12.
    #expect(
      Array(bytes.prefix(14)) == [0x50, 0x4B, 3, 4, 20, 0, 0, 8, 0, 0, 0, 0, 0x21, 0])
    #expect(Array(bytes[18..<30]) == [54, 0, 0, 0, 54, 0, 0, 0, 12, 0, 0, 0])
    #expect(
      String(decoding: bytes[30..<96], as: UTF8.self)
        == "pc/bagit.txtBagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
    let order = [
      "pc/bagit.txt", "pc/bag-info.txt", "pc/data/empty", "pc/data/señal/日.txt", "pc/data/z.txt",
      "pc/manifest-sha256.txt", "pc/manifest-sha512.txt", "pc/tagmanifest-sha256.txt",
      "pc/tagmanifest-sha512.txt",
    ]
    let places = order.map { bytes.range(of: Data($0.utf8))?.lowerBound ?? -1 }
    #expect(places == places.sorted() && !places.contains(-1))
  }

  @Test func `keeps a bag without payload a bag`() throws {
    try BagWriter(info: []).pack([], to: folder.path + "/none.zip")
    #expect(try BagArchive.verify(folder.path + "/none.zip").isEmpty)
    let bag = try BagArchive.unpack(folder.path + "/none.zip", into: folder.path + "/out").bag
    #expect(try Bag.verify(folder: try #require(bag)).isEmpty)
    try BagArchive.pack(folder: folder.path + "/out/none", to: folder.path + "/again.zip")
    #expect(
      try Data(contentsOf: folder.url("again.zip")) == Data(contentsOf: folder.url("none.zip")))
  }

  @Test func `packs a folder as it is, damaged or not`() throws {
    try writer.write(items, to: folder.path + "/bag")
    try folder.write("bag/data/z.txt", "changed")
    try folder.write("bag/meta/extra.xml", "<x/>")
    try BagArchive.pack(folder: folder.path + "/bag", to: folder.path + "/b.zip", name: "other-v2")
    #expect(
      try BagArchive.verify(folder.path + "/b.zip") == Bag.verify(folder: folder.path + "/bag"))
    #expect(
      try BagArchive.unpack(folder.path + "/b.zip", into: folder.path + "/out").bag
        == folder.path + "/out/other-v2")
    #expect(try contents("out/other-v2") == contents("bag"))
  }

  @Test func `replaces an older archive only by a whole one`() throws {
    try folder.write("pc.zip", "old")
    let missing = BagWriter.Item("gone", .file(folder.path + "/gone"))
    #expect(
      throws: BundleError(.read, folder.path + "/gone", "No such file or directory", code: ENOENT)
    ) { try writer.pack(items + [missing], to: folder.path + "/pc.zip") }
    #expect(try String(contentsOf: folder.url("pc.zip"), encoding: .utf8) == "old")
    #expect(try names() == ["pc.zip"])
    try writer.pack(items, to: folder.path + "/pc.zip")
    #expect(try BagArchive.verify(folder.path + "/pc.zip").isEmpty)
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self/status")))
  func `notices a file that has another size than it had`() throws {
    // The system says of this file that it is empty, and then gives it bytes.
    let item = BagWriter.Item("status", .file("/proc/self/status"))
    #expect(
      throws: BundleError(.read, "/proc/self/status", "It changed while it was read")
    ) { try writer.pack(items + [item], to: folder.path + "/pc.zip") }
    #expect(try names() == [])
  }

  @Test func `leaves nothing where it cannot write`() throws {
    #expect(throws: BundleError.self) {
      try writer.pack(items, to: folder.path + "/missing/pc.zip")
    }
    try folder.write("there.zip/file", "x")
    #expect(throws: BundleError.self) { try writer.pack(items, to: folder.path + "/there.zip") }
    #expect(try names() == ["there.zip"])
  }

  @Test(arguments: ["a/b", "..", "", "C:x"])
  func `refuses a name that is not one folder`(_ name: String) throws {
    #expect(throws: BundleError.self) {
      try writer.pack(items, to: folder.path + "/pc.zip", name: name)
    }
    #expect(try names() == [])
  }

  /// A disk that is full and a file that may not grow end in the same place: a write that fails.
  @Test func `leaves nothing when there is no room`() async {
    await #expect(processExitsWith: .success) {
      let folder = try TemporaryFolder()
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit(rlim_cur: 100_000, rlim_max: 100_000)
      setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
      let item = BagWriter.Item("big", .bytes([UInt8](repeating: 7, count: 300_000)))
      #expect(throws: BundleError.self) {
        try BagWriter(info: []).pack([item], to: folder.path + "/pc.zip")
      }
      #expect(throws: BundleError.self) {
        try BagWriter(info: []).write([item], to: folder.path + "/pc")
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }
  }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  /// Every file below a folder with its bytes.
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
