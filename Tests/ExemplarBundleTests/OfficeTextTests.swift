import ExemplarBundle
import ExemplarTesting
import Foundation
import Testing

@Suite struct OfficeTextTests {
  @Test(arguments: [
    (
      "<w:p><w:r><w:t>Luz</w:t></w:r></w:p><w:p><w:r><w:t>¿Qué pasó? Año, pingüino.</w:t></w:r></w:p>",
      "Luz\n¿Qué pasó? Año, pingüino."
    ),
    (
      "<w:p><w:r><w:t>cir</w:t></w:r><w:r><w:t xml:space=\"preserve\">cuits </w:t><w:tab/><w:t>B</w:t><w:br/><w:t>C</w:t></w:r></w:p>",
      "circuits\tB\nC"
    ),
    (
      "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>A</w:t></w:r></w:p>",
      "A"
    ),
    (
      "<w:p><w:r><w:t>555</w:t><w:noBreakHyphen/><w:t>1234</w:t><w:softHyphen/></w:r></w:p>",
      "555-1234"
    ),
    (
      "<w:p><w:r><w:instrText>PAGE</w:instrText><w:t>fish &amp; chips &#xE9;&#233;<![CDATA[ <b> ]]></w:t></w:r></w:p>",
      "fish & chips éé <b>"
    ),
    ("<w:p>loose<w:r>loose<w:t/></w:r></w:p>", ""),
    (
      "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Name</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc><w:tc><w:p><w:r><w:t>A1</w:t></w:r></w:p><w:p><w:r><w:t>A2</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>Ana</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
      "Name\tA1\nA2\nAna"
    ),
    (
      "<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>one</w:t></w:r></w:p><w:p><w:hyperlink><w:r><w:t>two</w:t></w:r></w:hyperlink></w:p>",
      "one\ntwo"
    ),
    (
      "<w:p><w:r><w:t>before </w:t><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>after</w:t></w:r></w:p><w:p><w:r><w:t>next</w:t></w:r></w:p>",
      "before after\nbox\nnext"
    ),
  ])
  func `takes the words of a Word document in reading order`(_ body: String, _ text: String) throws
  {
    let lesson = try LessonWithFile("materials/a.docx", .word(body))
    #expect(try lesson.text() == text)
    #expect(try lesson.read().findings.map(\.code) == (text.isEmpty ? ["no-text"] : []))
  }

  @Test func `leaves deleted words out of a Word document and says that they are still there`()
    throws
  {
    let body =
      "<w:p><w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>Ana Ruiz</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom></w:p>"
    let lesson = try LessonWithFile("artifacts/a.docx", .word(body))
    #expect(try lesson.text() == "new")
    #expect(
      try lesson.findings() == [
        "warning tracked-changes: “a.docx” still holds text that was deleted while changes were tracked; whoever opens it can bring it back."
      ])
  }

  @Test func `reads headers, notes, comments and footers of a Word document, equal ones once`()
    throws
  {
    func part(_ name: String, _ text: String) -> String {
      "<w:\(name)\(OfficeFile.names)><w:p><w:r><w:t>\(text)</w:t></w:r></w:p></w:\(name)>"
    }
    let file = OfficeFile.word(
      "<w:p><w:r><w:t>body</w:t></w:r></w:p>",
      [
        ("footer", part("ftr", "Room 12")), ("comments", part("comments", "nice")),
        ("header", part("hdr", "Lincoln")), ("header", part("hdr", "Lincoln")),
        ("endnotes", part("endnotes", "end")), ("footnotes", part("footnotes", "foot")),
        ("document.glossary", part("x", "never")),
      ])
    #expect(
      try LessonWithFile("materials/a.docx", file).text()
        == "Lincoln\nbody\nfoot\nend\nnice\nRoom 12")
  }

  @Test func `reads the strict form, other prefixes, other names of parts and UTF-16`() throws {
    let xml =
      "<?xml version=\"1.0\" encoding=\"UTF-16\"?><d xmlns=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><p><r><t>canción 🎈</t></r></p></d>"
    var file = OfficeFile([
      OfficeFile.contentTypes([("/Word/Document2.xml", "wordprocessingml.document.main+xml")]),
      ("word/document2.xml", ""), ("word/document.xml", "<never/>"),
    ])
    let units = xml.utf16.flatMap {
      [UInt8(truncatingIfNeeded: $0 >> 8), UInt8(truncatingIfNeeded: $0)]
    }
    file.parts[1].content = Data([0xFE, 0xFF] as [UInt8]) + Data(units)
    #expect(try LessonWithFile("materials/a.docx", file).text() == "canción 🎈")
  }

  @Test func `reads slides in the order in which they are shown, each with its notes`() throws {
    func slide(_ text: String) -> String {
      "<p:sld\(OfficeFile.names)><p:txBody><a:p><a:r><a:t>\(text)</a:t></a:r><a:br/><a:r><a:t>more</a:t></a:r></a:p></p:txBody></p:sld>"
    }
    func links(_ links: [(String, String, String)]) -> String {
      let all = links.map {
        "<Relationship Id=\"\($0.0)\" Type=\"http://x/\($0.1)\" Target=\"\($0.2)\"/>"
      }
      return
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\(all.joined())</Relationships>"
    }
    let notes =
      "<p:notes\(OfficeFile.names)><a:p><a:r><a:t>Say hello</a:t></a:r></a:p><a:p><a:fld type=\"slidenum\"><a:t>7</a:t></a:fld></a:p></p:notes>"
    let file = OfficeFile([
      ("ppt/slides/slide1.xml", slide("uno")), ("ppt/slides/slide2.xml", slide("dos")),
      ("ppt/slides/slide3.xml", slide("removed")), ("ppt/notesSlides/notesSlide1.xml", notes),
      (
        "ppt/slides/_rels/slide2.xml.rels",
        links([("rId1", "notesSlide", "../notesSlides/notesSlide1.xml")])
      ),
      (
        "ppt/_rels/presentation.xml.rels",
        links([("rId1", "slide", "slides/slide1.xml"), ("rId2", "slide", "/ppt/slides/slide2.xml")])
      ),
      (
        "ppt/presentation.xml",
        "<p:presentation\(OfficeFile.names)><p:sldIdLst><p:sldId id=\"256\" r:id=\"rId2\"/><p:sldId id=\"257\" r:id=\"rId1\"/></p:sldIdLst></p:presentation>"
      ),
      OfficeFile.contentTypes([
        ("/ppt/presentation.xml", "presentationml.presentation.main+xml"),
        ("/ppt/slides/slide1.xml", "presentationml.slide+xml"),
        ("/ppt/slides/slide2.xml", "presentationml.slide+xml"),
        ("/ppt/slides/slide3.xml", "presentationml.slide+xml"),
        ("/ppt/notesSlides/notesSlide1.xml", "presentationml.notesSlide+xml"),
      ]),
    ])
    let lesson = try LessonWithFile("materials/a.pptx", file)
    #expect(try lesson.text() == "dos\nmore\nSay hello\nuno\nmore")
    #expect(try lesson.read().findings.isEmpty)
  }

  @Test(arguments: [
    (
      "<text:h>Título</text:h><text:p>  una\n  línea <text:span>más</text:span><text:s text:c=\"2\"/>x<text:tab/>y<text:line-break/>z</text:p>",
      "Título\nuna línea más x\ty\nz"
    ),
    (
      "<text:list><text:list-item><text:p>a</text:p></text:list-item><text:list-item><text:p>b</text:p></text:list-item></text:list>",
      "a\nb"
    ),
    (
      "<table:table><table:table-row><table:table-cell><text:p>Ana</text:p></table:table-cell><table:table-cell><text:p>7</text:p></table:table-cell></table:table-row></table:table><text:p>after</text:p>",
      "Ana\t7\nafter"
    ),
    (
      "<text:p>See<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>the note</text:p></text:note-body></text:note> it.</text:p><text:p>next</text:p>",
      "See it.\nthe note\nnext"
    ),
    (
      "<text:p>Yes<office:annotation><dc:creator>T</dc:creator><dc:date>2020</dc:date><text:p>why?</text:p></office:annotation>.</text:p>",
      "Yes.\nwhy?"
    ),
    (
      "<text:p><draw:frame><draw:text-box><text:p>box</text:p></draw:text-box></draw:frame>line</text:p>",
      "line\nbox"
    ),
    ("outside<text:p/>", ""),
  ])
  func `takes the words of an OpenDocument text`(_ body: String, _ text: String) throws {
    let file = OfficeFile.open("text", "<office:text>\(body)</office:text>")
    #expect(try LessonWithFile("materials/a.odt", file).text() == text)
  }

  @Test func `reads an OpenDocument text's margins and leaves deleted words out`() throws {
    let file = OfficeFile.open(
      "text",
      "<office:text><text:tracked-changes><text:changed-region><text:deletion><text:p>Ana Ruiz</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>kept</text:p></office:text>",
      styles: "<text:p>no</text:p><style:header><text:p>Lincoln</text:p></style:header>")
    let lesson = try LessonWithFile("materials/a.odt", file)
    #expect(try lesson.text() == "kept\nLincoln")
    #expect(try lesson.read().findings.map(\.code) == ["tracked-changes"])
  }

  @Test func `reads the slides of an OpenDocument presentation with their notes`() throws {
    let page = { (title: String, notes: String) in
      "<draw:page><draw:frame><draw:text-box><text:p>\(title)</text:p></draw:text-box></draw:frame><draw:custom-shape><text:p>shape</text:p></draw:custom-shape><presentation:notes><draw:frame><draw:text-box><text:p>\(notes)</text:p></draw:text-box></draw:frame></presentation:notes></draw:page>"
    }
    let file = OfficeFile.open(
      "presentation",
      "<office:presentation>\(page("uno", "n1"))\(page("dos", "n2"))</office:presentation>")
    #expect(try LessonWithFile("materials/a.odp", file).text() == "uno\nshape\nn1\ndos\nshape\nn2")
  }

  @Test func `keeps student work apart from what is searched`() throws {
    let lesson = try LessonWithFile(
      "artifacts/a.docx", .word("<w:p><w:r><w:t>Ana</w:t></w:r></w:p>"))
    try lesson.folder.write("artifacts/b.txt", "Luz\n")
    try lesson.folder.write("materials/c.txt", "Sol")
    let bundle = try #require(try lesson.read().bundle)
    #expect(bundle.materialTexts.map(\.text) == ["Sol"])
    #expect(bundle.artifactTexts.map(\.text) == ["Ana", "Luz\n"])
    let searched = try #require(
      try LessonBundle.read(draft: lesson.folder.path, for: .searching).bundle)
    #expect(searched.materialTexts.map(\.text) == ["Sol"])
    #expect(searched.artifactTexts.isEmpty)
    #expect(searched.files == bundle.files)
  }

  @Test func `keeps the first words of a document with too many`() throws {
    let lesson = try LessonWithFile(
      "materials/a.docx",
      .word(String(repeating: "<w:p><w:r><w:t>0123456</w:t></w:r></w:p>", count: 20)))
    var limits = Limits.standard
    limits.materialTextBytes = 40
    let (bundle, findings) = try lesson.read(limits)
    #expect(bundle?.materialTexts.map(\.text) == ["0123456\n0123456\n0123456\n0123456\n0123456"])
    #expect(findings.map(\.code) == ["text-not-searched"])
  }
}
