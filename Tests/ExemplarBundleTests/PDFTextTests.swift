import ExemplarBundle
import ExemplarTesting
import Foundation
import Testing

@Suite struct PDFTextTests {
  /// A PDF document with one page a text; the texts are in the PDF's own string form.
  private static func document(_ pages: [String], trailer: String = "") -> Data {
    let kids = pages.indices.map { "\(4 + $0 * 2) 0 R" }.joined(separator: " ")
    var objects = [
      "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[\(kids)]/Count \(pages.count)>>",
      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for (index, page) in pages.enumerated() {
      let drawing = page.isEmpty ? "" : "BT /F1 12 Tf 72 700 Td (\(page)) Tj ET"
      objects.append(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>/Contents \(5 + index * 2) 0 R>>"
      )
      objects.append("<</Length \(drawing.utf8.count)>>stream\n\(drawing)\nendstream")
    }
    var pdf = "%PDF-1.4\n"
    var places: [Int] = []
    for (index, object) in objects.enumerated() {
      places.append(pdf.utf8.count)
      pdf += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let table = pdf.utf8.count
    pdf += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for place in places {
      pdf += String(repeating: "0", count: 10 - "\(place)".count) + "\(place) 00000 n \n"
    }
    pdf +=
      "trailer<</Size \(objects.count + 1)/Root 1 0 R\(trailer)>>\nstartxref\n\(table)\n%%EOF\n"
    return Data(pdf.utf8)
  }

  /// A lesson whose PDF is read by a script of the test's.
  private func reading(
    _ script: String, name: String = "a.pdf", _ prepare: (inout PDFProgram) -> Void = { _ in }
  ) throws -> (text: String, findings: [String]) {
    let lesson = try LessonWithFile("artifacts/\(name)", Self.document(["x"]))
    let place = try lesson.folder.write("../script-\(UUID().uuidString)", "#!/bin/sh\n\(script)\n")
    defer { unlink(place.path) }
    try #require(chmod(place.path, 0o755) == 0)
    var program = PDFProgram(path: place.standardized.path)
    program.seconds = 2
    prepare(&program)
    var limits = Limits.standard
    limits.materialTextBytes = 1_000
    let (bundle, findings) = try LessonBundle.read(
      draft: lesson.folder.path, limits: limits, pdf: program)
    return (
      bundle?.artifactTexts.first?.text ?? "",
      findings.map { "\($0.severity) \($0.code): \($0.summary)" }
    )
  }

  @Test func `takes the words of a PDF document, page by page`() throws {
    let lesson = try LessonWithFile(
      "materials/a.pdf",
      Self.document(["\\277Qu\\351 pas\\363, ping\\374ino?", "A\\361o \\(dos\\)"]))
    #expect(try lesson.text() == "¿Qué pasó, pingüino?\nAño (dos)")
    #expect(try lesson.read().findings.isEmpty)
  }

  @Test func `reads many documents of a lesson, each into its own place`() throws {
    let lesson = try LessonWithFile("materials/0.pdf", Self.document(["number 0"]))
    for number in 1..<8 {
      try lesson.folder.write("materials/\(number).pdf", Self.document(["number \(number)"]))
    }
    #expect(
      try lesson.read().bundle?.materialTexts.map(\.text) == (0..<8).map { "number \($0)" })
  }

  @Test func `tells a scan, a password and a ruin`() throws {
    let scan = try LessonWithFile("artifacts/a.pdf", Self.document([""]))
    #expect(
      try scan.findings() == [
        "warning no-text: “a.pdf” has no text that a program can read: screen readers are silent, and names and addresses in it are not noticed."
      ])
    let word = String(repeating: "5A", count: 32)
    let locked = Self.document(
      ["x"],
      trailer:
        "/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/O<\(word)>/U<\(word)>/P -4>>")
    #expect(
      try LessonWithFile("materials/a.pdf", locked).findings() == [
        "error document-encrypted: “a.pdf” is locked with a password."
      ])
    let ruin = Data("%PDF-1.4\n1 0 obj <</Type/Catalog".utf8)
    #expect(
      try LessonWithFile("materials/a.pdf", ruin).findings() == [
        "error document-damaged: “a.pdf” cannot be read: it is not a whole PDF document."
      ])
  }

  @Test func `finds words or a fault wherever a PDF document is cut off`() throws {
    let whole = Self.document(["hola"])
    for length in stride(from: 5, to: whole.count, by: 67) {
      let (bundle, findings) = try LessonWithFile("materials/a.pdf", whole.prefix(length)).read()
      #expect(bundle?.materialTexts.map(\.text) == ["hola"] || findings.count == 1)
    }
  }

  @Test func `names what to install, once a lesson`() throws {
    let lesson = try LessonWithFile("materials/a.pdf", Self.document(["x"]))
    try lesson.folder.write("artifacts/b.pdf", Self.document(["y"]))
    let findings = try LessonBundle.read(draft: lesson.folder.path, pdf: PDFProgram(path: nil))
      .findings
    #expect(
      findings == [
        Diagnostic(
          "text-not-extracted", .warning,
          "2 PDF documents, “b.pdf” among them, were not read, since the program “pdftotext” is not installed; their words are neither searched nor checked.",
          remedy: "Install Poppler’s tools, for example with “sudo apt-get install poppler-utils”.")
      ])
  }

  @Test(arguments: [
    "sleep 61.7731", "sleep 61.7731 & wait", "trap '' TERM INT HUP; sleep 61.7731",
    "exec >&- 2>&-; sleep 61.7731", "sleep 61.7731 & exit 0", "while :; do :; done",
    "while :; do echo complaint >&2; done",
  ])
  func `ends a program that runs too long, with all that it started`(_ script: String) throws {
    let clock = ContinuousClock()
    var findings: [String] = []
    let time = try clock.measure { findings = try reading(script).findings }
    #expect(
      findings == [
        "warning text-too-slow: “a.pdf” was not read to its end within 2 seconds; its words are neither searched nor checked."
      ])
    #expect(time < .seconds(20))
    if script.contains("61.7731") {
      // Other turns of this test run the same program; all of them are over within their own two seconds.
      let isOver = try (0..<200).contains { _ in
        usleep(100_000)
        return try !isRunning("61.7731")
      }
      #expect(isOver)
    }
  }

  private func isRunning(_ word: String) throws -> Bool {
    let processes = try FileManager.default.contentsOfDirectory(atPath: "/proc")
    return processes.contains { process in
      // A process may end while we look.
      let line = FileManager.default.contents(atPath: "/proc/\(process)/cmdline")
      return Int(process) != nil
        && line.map { String(decoding: $0, as: UTF8.self) == "sleep\0\(word)\0" } == true
    }
  }

  @Test func `cuts a program off that writes without end`() throws {
    let (text, findings) = try reading("while :; do echo palabra; done")
    #expect(text.hasPrefix("palabra\npalabra"))
    #expect(text.utf8.count <= 1_000)
    #expect(
      findings == [
        "warning text-not-searched: “a.pdf” has more text than 1000 bytes; what comes later is neither searched nor checked."
      ])
  }

  @Test(arguments: [
    (
      "kill -SEGV $$",
      "warning text-not-extracted: “a.pdf” stopped the program that reads PDF documents (signal 11); its words are neither searched nor checked."
    ),
    (
      "echo 'Incorrect password' >&2; exit 1",
      "error document-encrypted: “a.pdf” is locked with a password."
    ),
    (
      "exit 3",
      "warning document-locked: “a.pdf” forbids taking its text; its words are neither searched nor checked."
    ),
    (
      "echo 'MARKER \u{1B}[31m /srv/me' >&2; exit 99",
      "error document-damaged: “a.pdf” cannot be read: it is not a whole PDF document."
    ),
  ])
  func `tells how a program ended, in our words`(_ script: String, _ finding: String) throws {
    #expect(try reading(script).findings == [finding])
  }

  @Test func `tells a program that cannot be started`() throws {
    #expect(
      try reading("exit 0") { $0.path = "/nowhere/pdftotext" }.findings.map { $0.prefix(23) }
        == ["error document-damaged:"])
  }

  @Test func `runs the program in narrow limits, without our files or our environment`() throws {
    let probe = try TemporaryFolder()
    try probe.write("open", "x")
    let leak = open(probe.path + "/open", O_RDONLY)
    defer { close(leak) }
    try #require(leak >= 0)
    let script =
      "ulimit -v; ulimit -t; ulimit -c; ulimit -f; echo $$; ps -o pgid= $$ | tr -d ' '; ls -l /proc/$$/fd | grep -c \(probe.path); env | grep -v -e '^PWD=' -e '^_=' | sort; cat"
    let lines = try reading(script).text.split(separator: "\n")
    #expect(lines.prefix(4) == ["1048576", "2", "0", "0"])
    #expect(lines[4] == lines[5])
    #expect(lines[6...] == ["0", "LC_ALL=C.UTF-8", "PATH=/usr/local/bin:/usr/bin:/bin"])
  }

  @Test(arguments: ["-h.pdf", "a b.pdf", "a;id&.pdf", "a'b.pdf", "$(id) `id`.pdf"])
  func `hands a name over as it is`(_ name: String) throws {
    let text = try reading("for word; do echo \"[$word]\"; done", name: name).text
    let words = text.split(separator: "\n")
    #expect(words.count == 7)
    #expect(words.dropLast().last?.hasSuffix("/artifacts/\(name)]") == true)
    #expect(words.last == "[-]")
  }
}
