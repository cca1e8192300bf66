import ExemplarBundle
import ExemplarTesting
import Foundation
import Testing

@Suite struct DraftReadingTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("exemplar.yaml", "schema: 1\ntitle: Paper circuits\n")
    try folder.write("lesson.md", "# Paper circuits\n")
  }

  @Test func `reads record, parts, files and texts`() throws {
    try folder.write("reflection.md", "It worked.\n")
    try folder.write("process.md", "\u{FEFF}We tried.\n")
    try folder.write("materials/guide.html", "<p>Fold &amp; light</p>")
    try folder.write("materials/card.png", Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
    try folder.write("ro-crate-metadata.json", "{}")
    try folder.write("notes/plan.txt", "later")
    let (read, findings) = try LessonBundle.read(draft: folder.path)
    let bundle = try #require(read)
    #expect(findings.isEmpty)
    #expect(bundle.record["title"]?.content == .text("Paper circuits"))
    #expect(bundle.parts.map(\.name) == ["lesson", "process", "reflection"])
    #expect(bundle.parts[1].markdown == "We tried.\n")
    #expect(bundle.materialTexts == [.init(path: "materials/guide.html", text: "Fold & light")])
    #expect(
      bundle.files.map(\.path) == [
        "exemplar.yaml", "lesson.md", "materials/card.png", "materials/guide.html",
        "notes/plan.txt", "process.md", "reflection.md",
      ])
    let plan = try #require(bundle.files.first { $0.path == "notes/plan.txt" })
    #expect(plan.size == 5)
    #expect(plan.mediaType == "text/plain")
    #expect(
      plan.digest == "1d9283d848ea941ace1fe0d2378ef8b70056a0d4d1648b95a322d90163e78285")
    #expect(bundle.places["lesson.md"] == folder.path + "/lesson.md")
  }

  @Test func `throws when the folder is not there`() {
    #expect(throws: BundleError(.list, "/nowhere/at-all", "No such file or directory", code: 2)) {
      try LessonBundle.read(draft: "/nowhere/at-all")
    }
    #expect(
      BundleError(.list, "/nowhere", "No such file or directory").description
        == "Could not list “/nowhere”: No such file or directory.")
  }

  @Test func `tells everything at once, the record first`() throws {
    try folder.write("exemplar.yaml", "title: A\ntitle: B\n")
    try folder.write("lesson.md", "  \n")
    try folder.write("artifacts/run.sh", "echo hi\n")
    try folder.write("artifacts/photo.png", "no picture")
    let (bundle, findings) = try LessonBundle.read(draft: folder.path)
    #expect(bundle != nil)
    #expect(
      findings.map(\.code) == ["duplicate-key", "empty-part", "content-mismatch", "executable"])
    #expect(
      findings.map(\.path) == [
        "exemplar.yaml", "lesson.md", "artifacts/photo.png", "artifacts/run.sh",
      ])
  }

  @Test func `offers the file whose name is nearly right`() throws {
    try FileManager.default.removeItem(at: folder.url("lesson.md"))
    try FileManager.default.removeItem(at: folder.url("exemplar.yaml"))
    try folder.write("Lesson.md", "# A")
    try folder.write("exemplar.yml", "title: A")
    let (bundle, findings) = try LessonBundle.read(draft: folder.path)
    #expect(bundle == nil)
    #expect(findings.map(\.code) == ["record-missing", "lesson-missing"])
    #expect(findings[0].remedy == "Rename “exemplar.yml” to “exemplar.yaml”.")
    #expect(findings[1].remedy == "Rename “Lesson.md” to “lesson.md”.")
  }

  @Test func `refuses a lesson of 50 MB without reading it`() throws {
    let handle = try FileHandle(forWritingTo: folder.url("lesson.md"))
    try handle.truncate(atOffset: 50_000_000)
    try handle.close()
    let (bundle, findings) = try LessonBundle.read(draft: folder.path)
    #expect(bundle?.parts.isEmpty == true)
    #expect(findings.map(\.code) == ["file-too-large"])
    #expect(findings.first?.path == "lesson.md")
    #expect(findings.first?.summary == "The text has 48 MiB, more than the limit of 2 MiB.")
  }

  @Test func `shows where a lesson is not UTF-8`() throws {
    try folder.write("lesson.md", Data(Array("# A\ncaf".utf8) + [0xE9, 0x0A]))
    let (bundle, findings) = try LessonBundle.read(draft: folder.path)
    #expect(bundle?.parts.isEmpty == true)
    #expect(findings.map(\.line) == [2])
    #expect(findings.first?.summary == "The text is not UTF-8: byte 0xE9 at offset 7.")
  }

  @Test func `leaves out what systems leave behind, with a warning`() throws {
    try folder.write(".DS_Store", "x")
    try folder.write("materials/Thumbs.db", "x")
    try folder.write("materials/._card.png", "x")
    try folder.write(".git/config", "x")
    let (bundle, findings) = try LessonBundle.read(draft: folder.path)
    #expect(bundle?.files.map(\.path) == ["exemplar.yaml", "lesson.md"])
    #expect(findings.map(\.code) == Array(repeating: "ignored-file", count: 4))
    #expect(findings.allSatisfy { $0.severity == .warning })
  }

  @Test func `follows no link and opens no pipe`() throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/passwd", withDestinationPath: "/etc/passwd")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/up", withDestinationPath: "..")
    #expect(mkfifo(folder.path + "/pipe", 0o600) == 0)
    let (bundle, findings) = try LessonBundle.read(draft: folder.path)
    #expect(bundle?.files.count == 2)
    #expect(
      findings.map { "\($0.path ?? "") \($0.code)" } == [
        "passwd symbolic-link", "pipe special-file", "up symbolic-link",
      ])
  }

  @Test func `refuses names that differ only in case or accents`() throws {
    try folder.write("materials/Card.txt", "a")
    try folder.write("materials/card.txt", "b")
    try folder.write("materials/caf\u{E9}.txt", "c")
    try folder.write("materials/cafe\u{301}.txt", "d")
    let (_, findings) = try LessonBundle.read(draft: folder.path)
    #expect(findings.map(\.code) == ["names-collide", "names-collide"])
    #expect(findings.allSatisfy { $0.severity == .error })
    #expect(findings.contains { $0.summary.contains("capital letters") })
    #expect(findings.contains { $0.summary.contains("accents") })
  }

  @Test(arguments: [
    ("con.txt", "path-device-name"), ("a\\b.txt", "path-backslash"),
    ("%TEMP%.txt", "path-variable"),
  ])
  func `refuses a dangerous name`(_ name: String, _ code: String) throws {
    try folder.write("materials/\(name)", "x")
    #expect(try LessonBundle.read(draft: folder.path).findings.map(\.code) == [code])
  }

  @Test func `refuses a name that is not UTF-8`() throws {
    let path = Array((folder.path + "/caf").utf8CString.dropLast()) + [CChar(bitPattern: 0xE9), 0]
    let file = open(path, O_CREAT | O_WRONLY, 0o600)
    try #require(file >= 0)
    close(file)
    #expect(try LessonBundle.read(draft: folder.path).findings.map(\.code) == ["name-not-utf8"])
    unlink(path)
  }

  @Test func `writes paths in composed characters and opens the file all the same`() throws {
    try folder.write("materials/cafe\u{301}.txt", "hola")
    let bundle = try #require(try LessonBundle.read(draft: folder.path).bundle)
    let path = try #require(bundle.files.last?.path)
    #expect(Array(path.utf8) == Array("materials/caf\u{E9}.txt".utf8))
    #expect(bundle.materialTexts.map(\.text) == ["hola"])
  }

  @Test func `stops at the limits`() throws {
    for number in 0..<10 { try folder.write("materials/\(number).txt", "0123456789") }
    var limits = Limits.standard
    limits.files = 5
    #expect(try codes(limits) == ["too-many-files"])
    limits = .standard
    limits.bundleBytes = 60
    #expect(try codes(limits).contains("bundle-too-large"))
    limits = .standard
    limits.fileBytes = 5
    #expect(try codes(limits).filter { $0 == "file-too-large" }.count == 12)
    limits = .standard
    limits.materialTextBytes = 5
    #expect(try codes(limits) == Array(repeating: "text-not-searched", count: 10))
    limits = .standard
    limits.folderDepth = 0
    #expect(try codes(limits) == ["too-deep"])
  }

  @Test func `tells a folder that may not be read`() throws {
    try folder.write("materials/card.txt", "a")
    try folder.write("artifacts/card.txt", "a")
    let isRoot = getuid() == 0
    try #require(chmod(folder.path + "/materials", 0) == 0)
    try #require(chmod(folder.path + "/artifacts/card.txt", 0) == 0)
    defer {
      chmod(folder.path + "/materials", 0o755)
      chmod(folder.path + "/artifacts/card.txt", 0o644)
    }
    let findings = try LessonBundle.read(draft: folder.path).findings
    // The superuser reads everything; nothing is wrong then.
    #expect(findings.map(\.code) == (isRoot ? [] : ["unreadable", "unreadable"]))
  }

  @Test(
    arguments: [
      ("a.png", [0xFF, 0xD8, 0xFF, 0xE0], "content-mismatch", "it is a JPEG image"),
      ("a.pdf", [0x50, 0x4B, 0x03, 0x04], "content-mismatch", "it is a ZIP archive"),
      ("a.docx", Array("%PDF-1.7".utf8), "content-mismatch", "it is a PDF document"),
      ("a.jpg", [], "content-mismatch", "it is empty"),
      ("a.csv", [0x61, 0x00, 0x62], "content-mismatch", "its content is something else"),
      ("a.mp4", Array("plain text".utf8), "content-mismatch", "its content is something else"),
      ("a.dat", [0x7F, 0x45, 0x4C, 0x46, 2, 1], "executable", "is a Linux program"),
      ("a.png", [0x4D, 0x5A, 0x90, 0x00], "executable", "is a Windows program"),
      ("a", [0xCF, 0xFA, 0xED, 0xFE], "executable", "is a macOS or Java program"),
      ("a.txt", Array("#!/bin/sh\n".utf8), "executable", "is a script"),
      ("a.exe", Array("hello".utf8), "executable", "a program by its name (“.exe”)"),
      ("a.JS", Array("alert(1)".utf8), "executable", "a program by its name (“.js”)"),
    ] as [(String, [UInt8], String, String)])
  func `refuses programs and files that are not what they say`(
    _ name: String, _ bytes: [UInt8], _ code: String, _ words: String
  ) throws {
    try folder.write("artifacts/\(name)", Data(bytes))
    let findings = try LessonBundle.read(draft: folder.path).findings
    #expect(findings.map(\.code) == [code])
    #expect(findings.first?.summary.contains(words) == true)
  }

  @Test(
    arguments: [
      ("a.png", "image/png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
      ("a.JPG", "image/jpeg", [0xFF, 0xD8, 0xFF, 0xE0]),
      ("a.gif", "image/gif", Array("GIF89a".utf8)),
      ("a.webp", "image/webp", Array("RIFF\u{1}\u{1}\u{1}\u{1}WEBPVP8".utf8)),
      ("a.pdf", "application/pdf", Array("%PDF-1.4".utf8)),
      ("a.odt", "application/vnd.oasis.opendocument.text", [0x50, 0x4B, 0x03, 0x04]),
      ("a.mp3", "audio/mpeg", Array("ID3".utf8)),
      ("a.mp3", "audio/mpeg", [0xFF, 0xFB, 0x90, 0x44]),
      ("a.mp4", "video/mp4", [0, 0, 0, 0x18] + Array("ftypisom".utf8)),
      ("a.txt", "text/plain", [0xFF, 0xFE, 0x61, 0x00]),
      ("a.unknown", "application/octet-stream", [1, 2, 3]),
      ("a.py", "text/x-python", Array("print(1)".utf8)),
    ] as [(String, String, [UInt8])])
  func `knows the kind of a file`(_ name: String, _ type: String, _ bytes: [UInt8]) throws {
    try folder.write("notes/\(name)", Data(bytes))
    let (bundle, findings) = try LessonBundle.read(draft: folder.path)
    #expect(findings.isEmpty)
    #expect(bundle?.files.last?.mediaType == type)
  }

  private func codes(_ limits: Limits) throws -> [String] {
    try LessonBundle.read(draft: folder.path, limits: limits).findings.map(\.code)
  }
}
