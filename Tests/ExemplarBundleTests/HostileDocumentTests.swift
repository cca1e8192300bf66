import ExemplarBundle
import ExemplarTesting
import Foundation
import Testing

@Suite struct HostileDocumentTests {
  private static let paragraph = "<w:p><w:r><w:t>hola</w:t></w:r></w:p>"

  private func findings(_ name: String, _ file: OfficeFile) throws -> [String] {
    try LessonWithFile("materials/\(name)", file).findings()
  }

  private func document(_ xml: String) -> OfficeFile {
    var file = OfficeFile.word("")
    file.parts[1].content = Data(xml.utf8)
    return file
  }

  @Test(arguments: [
    "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]><x>&b;</x>",
    "<?xml version=\"1.0\"?>\n<!DOCTYPE x SYSTEM \"file:///etc/hostname\"><x/>",
    "<!-- a --><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>",
  ])
  func `refuses a document type before anything is expanded or fetched`(_ xml: String) throws {
    #expect(
      try findings("a.docx", document(xml)) == [
        "error document-entities: “a.docx” has a document type (DTD) in “word/document.xml”, which no office program writes; it was not read on."
      ])
  }

  @Test func `fetches no file that a document names`() throws {
    let secret = try TemporaryFolder()
    try secret.write("secret.txt", "MARKER-7731")
    let lesson = try LessonWithFile(
      "artifacts/a.docx",
      document(
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file://\(secret.path)/secret.txt\">]><w:document\(OfficeFile.names)><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:document>"
      ))
    let (bundle, findings) = try lesson.read()
    #expect(bundle?.artifactTexts == [])
    #expect(!"\(findings)".contains("MARKER"))
  }

  @Test(arguments: [
    ("<w:p", "it ends inside a tag"), ("<w:p>", "“w:p” is never closed"), ("", "it is empty"),
    ("<a></b>", "“a” is closed by “b”"), ("</a>", "“a” is closed and was never opened"),
    ("<a/><b/>", "“b” follows the end"), ("x<a/>", "“x” stands outside of any element"),
    ("<a b></a>", "“b” has no value"), ("<a b=c/>", "the value of “b” is not quoted"),
    ("<a <b/></a>", "a “<” stands inside a tag"), ("<1/>", "“<1” is no tag"),
    ("<a>&nbsp;</a>", "a “&” begins no character that XML knows"),
    ("<a>&", "a “&” begins no character that XML knows"),
    ("<!ELEMENT a>", "“<!ELEMENT” begins no tag"),
  ])
  func `tells what is wrong with XML`(_ xml: String, _ why: String) throws {
    #expect(
      try findings("a.docx", document(xml)) == [
        "error document-damaged: “a.docx” cannot be read: in “word/document.xml”, \(why)."
      ])
  }

  @Test func `stops at a thousand elements inside each other`() throws {
    let xml = String(repeating: "<a>", count: 1_000) + String(repeating: "</a>", count: 1_000)
    #expect(
      try findings("a.docx", document(xml)) == [
        "error document-too-deep: “a.docx” has elements more than 256 levels inside each other."
      ])
  }

  @Test func `stops while a gibibyte of zeros is being unpacked`() throws {
    let folder = try TemporaryFolder()
    let archive = HostileArchive(folder.path + "/a", "zip")
    archive.add("[Content_Types].xml", OfficeFile.word("").parts[0].content)
    archive.add("word/document.xml", "<a>", then: Data(count: 1 << 20), times: 1 << 10)
    archive.finish()
    let bytes = try Data(contentsOf: folder.url("a"))
    #expect(bytes.count < 2 << 20)
    #expect(
      try LessonWithFile("materials/a.docx", bytes).findings() == [
        "error document-too-large: “a.docx” unpacks to more than the limit of 64 MiB."
      ])
  }

  @Test(arguments: ["<!--", "<a b=\"", "<a>&", "<"])
  func `stops at a tag without an end`(_ start: String) throws {
    let codes = try findings("a.docx", document(start + String(repeating: "a", count: 2 << 20)))
    #expect(codes.count == 1)
    #expect(codes.first?.hasPrefix("error document-damaged") == true)
  }

  @Test func `finds a fault wherever a document is cut off, and never stops the program`() throws {
    let whole = try OfficeFile.word(Self.paragraph).bytes()
    for length in stride(from: 4, to: whole.count, by: 7) {
      let codes = try LessonWithFile("materials/a.docx", whole.prefix(length)).read().findings.map(
        \.code)
      #expect(codes == ["document-damaged"])
    }
  }

  @Test func `survives three hundred random changes to a document`() throws {
    let files = [
      ("a.docx", try OfficeFile.word(Self.paragraph).bytes()),
      (
        "a.odt",
        try OfficeFile.open("text", "<office:text><text:p>a</text:p></office:text>").bytes()
      ),
    ]
    var numbers = SeededNumbers(seed: 3)
    for round in 0..<300 {
      let (name, whole) = files[round % 2]
      var bytes = [UInt8](whole)
      for _ in 0..<Int.random(in: 1...8, using: &numbers) {
        bytes[Int.random(in: 4..<bytes.count, using: &numbers)] = UInt8.random(
          in: 0...255, using: &numbers)
      }
      _ = try LessonWithFile("materials/\(name)", Data(bytes)).read()
    }
  }

  @Test func `survives three hundred random changes to the XML inside`() throws {
    let body =
      "\(Self.paragraph)<w:tbl><w:tr><w:tc>\(Self.paragraph)</w:tc></w:tr></w:tbl><!-- c --><![CDATA[ ]]>&amp;"
    let whole = OfficeFile.word(body)
    var numbers = SeededNumbers(seed: 4)
    let pieces = [
      "<", ">", "&", "\"", "</", "<!", "]]>", "<?", "=", "\0", "\u{FFFD}", "xmlns:w=\"\"", "/>",
    ]
    for _ in 0..<300 {
      var bytes = [UInt8](whole.parts[1].content)
      for _ in 0..<Int.random(in: 1...3, using: &numbers) {
        let place = Int.random(in: 0..<bytes.count, using: &numbers)
        let end = Int.random(in: place...min(place + 5, bytes.count), using: &numbers)
        bytes.replaceSubrange(place..<end, with: Array(pieces.randomElement(using: &numbers)!.utf8))
      }
      var file = whole
      file.parts[1].content = Data(bytes)
      _ = try LessonWithFile("materials/a.docx", file).read()
    }
  }

  @Test func `tells a part that is missing or stands twice`() throws {
    var file = OfficeFile.word(Self.paragraph)
    file.parts.append(("WORD/document.xml", Data("<a/>".utf8)))
    #expect(
      try findings("a.docx", file) == [
        "error document-damaged: “a.docx” cannot be read: “WORD/document.xml” stands twice in it."
      ])
    file.parts.removeLast(2)
    #expect(
      try findings("a.docx", file) == [
        "error document-damaged: “a.docx” cannot be read: “word/document.xml” is missing."
      ])
    let text = OfficeFile([("mimetype", "application/vnd.oasis.opendocument.text")])
    #expect(
      try findings("a.odt", text) == [
        "error document-damaged: “a.odt” cannot be read: “content.xml” is missing."
      ])
  }

  @Test(arguments: [
    ("a.docx", "spreadsheetml.sheet.main+xml", "an Excel workbook"),
    ("a.pptx", "wordprocessingml.document.main+xml", "a Word document"),
    ("a.odt", "presentationml.presentation.main+xml", "a PowerPoint presentation"),
    ("a.docx", "x", "a ZIP archive of other files"),
  ])
  func `tells a document that is another than its name says`(
    _ name: String, _ type: String, _ words: String
  ) throws {
    let file = OfficeFile([OfficeFile.contentTypes([("/x.xml", type)]), ("x.xml", "<x/>")])
    #expect(
      try findings(name, file) == [
        "error content-mismatch: “\(name)” is not what its name says: it is \(words)."
      ])
  }

  @Test func `tells programs and other formats in a document's clothes`() throws {
    var file = OfficeFile.word(Self.paragraph)
    file.parts[0].content = Data(
      OfficeFile.contentTypes([("/word/document.xml", "x")]).1.replacing(
        "application/vnd.openxmlformats-officedocument.x",
        with: "application/vnd.ms-word.document.macroEnabled.main+xml"
      ).utf8)
    #expect(
      try findings("a.docx", file) == [
        "error content-mismatch: “a.docx” is not what its name says: it is an Office document with macros, which are programs."
      ])
    #expect(
      try findings("a.docx", .open("text", "")) == [
        "error content-mismatch: “a.docx” is not what its name says: it is an OpenDocument text."
      ])
    let old = Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) + Data(count: 2_000)
    #expect(
      try LessonWithFile("materials/a.docx", old).findings() == [
        "error content-mismatch: “a.docx” is not what its name says: it is an old Office document."
      ])
  }

  @Test func `tells documents with a password`() throws {
    var office = Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) + Data(count: 2_040)
    office[30] = 9
    office[48] = 1
    let name: [UInt8] = "EncryptedPackage".utf8.reduce(into: []) { $0 += [$1, 0] }
    office.replaceSubrange((1024 + 128)..<(1024 + 128 + name.count), with: name)
    #expect(
      try LessonWithFile("materials/a.docx", office).findings() == [
        "error document-encrypted: “a.docx” is locked with a password."
      ])
    let manifest =
      "<m:manifest xmlns:m=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>"
    let open = OfficeFile.open("text", "", [("META-INF/manifest.xml", manifest)])
    #expect(
      try findings("a.odt", open) == [
        "error document-encrypted: “a.odt” is locked with a password."
      ])
    // The flag of an encrypted entry, in the entry itself and in the directory (APPNOTE, 4.4.4).
    var zip = [UInt8](try OfficeFile.word(Self.paragraph).bytes())
    for place in zip.indices.dropLast(10) {
      if zip[place...].starts(with: [0x50, 0x4B, 3, 4]) { zip[place + 6] |= 1 }
      if zip[place...].starts(with: [0x50, 0x4B, 1, 2]) { zip[place + 8] |= 1 }
    }
    #expect(
      try LessonWithFile("materials/a.docx", Data(zip)).findings() == [
        "error document-encrypted: “a.docx” is locked with a password."
      ])
  }

  @Test func `lets the old document type of an OpenDocument manifest pass`() throws {
    let open = OfficeFile.open(
      "text", "<office:text><text:p>a</text:p></office:text>",
      [
        (
          "META-INF/manifest.xml",
          "<!DOCTYPE manifest:manifest PUBLIC \"-//X\" \"Manifest.dtd\"><m/>"
        )
      ])
    #expect(try LessonWithFile("materials/a.odt", open).text() == "a")
  }

  @Test func `tells a document without words`() throws {
    let lesson = try LessonWithFile("materials/a.docx", .word("<w:p/>"))
    #expect(
      try lesson.findings() == [
        "warning no-text: “a.docx” has no text that a program can read: screen readers are silent, and search does not find its words."
      ])
  }
}
