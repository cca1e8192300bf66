import ExemplarServer
import ExemplarTesting
import Testing

@Suite struct MultipartReaderTests {
  /// What a form says: its parts by name, with what they hold.
  private func parts(
    of text: String, boundary: String = "xyz", piece: Int = .max
  ) throws -> [String] {
    var reader = try MultipartReader(boundary: boundary)
    var parts: [String] = []
    let bytes = Array(text.utf8)
    var place = 0
    while place < bytes.count {
      let end = min(bytes.count, place + min(piece, bytes.count))
      try reader.read(bytes[place..<end]) { event in
        switch event {
        case .part(let head): parts.append("\(head.name)(\(head.fileName ?? "-")): ")
        case .content(let bytes): parts[parts.count - 1] += String(decoding: bytes, as: UTF8.self)
        case .partEnd: parts[parts.count - 1] += "."
        }
      }
      place = end
    }
    try reader.finish()
    return parts
  }

  private static let form = """
    Remarks that nobody reads\r
    --xyz\r
    Content-Disposition: form-data; name="message"\r
    \r
    Our first\r
    --xy is no boundary\r
    --xyz  \r
    Content-Disposition: form-data; name="bag"; filename="a \\"b\\".zip"\r
    Content-Type: application/zip\r
    \r
    PK\r\n\r\n-\r
    --xyz\r
    content-disposition: FORM-DATA; name=empty\r
    \r
    \r
    --xyz--\r
    And an end
    """

  @Test(arguments: [1, 2, 3, 5, 7, 11, 64, 10_000])
  func `reads the same parts however a form is cut into pieces`(piece: Int) throws {
    #expect(
      try parts(of: Self.form, piece: piece) == [
        "message(-): Our first\r\n--xy is no boundary.",
        "bag(a \"b\".zip): PK\r\n\r\n-.", "empty(-): .",
      ])
  }

  @Test(arguments: [
    ("--xyz\r\nContent-Disposition: form-data; name=a\r\n\r\nx", true),
    ("--xyz\r\nContent-Disposition: form-data; name=a\r\n\r\nx\r\n--xyz", true),
    ("--xyz\r\nContent-Disposition: form-data; name=a", true),
    ("", true), ("nothing of a form", true),
    ("--xyz\r\n\r\n\r\nx\r\n--xyz--", false),
    ("--xyz\r\nContent-Type: text/plain\r\n\r\nx\r\n--xyz--", false),
    ("--xyz\r\nContent-Disposition: attachment; name=a\r\n\r\nx\r\n--xyz--", false),
    ("--xyz\r\nContent-Disposition: form-data; name=a; name=b\r\n\r\nx\r\n--xyz--", false),
    ("--xyz\r\nContent-Disposition form-data\r\n\r\nx\r\n--xyz--", false),
    ("--xyz\r\nContent-Disposition: form-data;\r\n name=a\r\n\r\nx\r\n--xyz--", false),
    (
      "--xyz\r\nContent-Disposition: form-data; name=a\r\nContent-Disposition: form-data; name=b\r\n\r\nx\r\n--xyz--",
      false
    ),
    (
      "--xyz\r\nContent-Disposition: form-data; name=a\r\nContent-Transfer-Encoding: base64\r\n\r\nx\r\n--xyz--",
      false
    ),
    ("--xyz trailing\r\nContent-Disposition: form-data; name=a\r\n\r\nx\r\n--xyz--", false),
  ])
  func `refuses a form that is cut off or written otherwise`(
    text: String, isIncomplete: Bool
  ) throws {
    let fault = #expect(throws: MultipartFault.self) { _ = try parts(of: text) }
    #expect(fault?.isIncomplete == isIncomplete, "\(fault?.words ?? "")")
  }

  @Test(arguments: ["", "x ", "ü", "a\"b", "a\r\nb", String(repeating: "x", count: 71)])
  func `refuses a boundary that RFC 2046 does not allow`(boundary: String) {
    #expect(throws: MultipartFault.self) { _ = try MultipartReader(boundary: boundary) }
  }

  @Test func `holds no head, no remark and no number of parts without an end`() {
    let line = String(repeating: "x", count: 9_000)
    let part = "--xyz\r\nContent-Disposition: form-data; name=a\r\n\r\nx\r\n"
    let endless = [
      "--xyz\r\nX: \(line)", String(repeating: line, count: 10),
      String(repeating: part, count: 17) + "--xyz--",
      part + "--xyz--" + String(repeating: line, count: 10),
      "--xyz" + String(repeating: " ", count: 200),
    ]
    for text in endless {
      let fault = #expect(throws: MultipartFault.self) { _ = try parts(of: text, piece: 512) }
      #expect(fault?.isIncomplete == false)
    }
  }

  @Test(arguments: [
    ("a/b; c=d", "d"), ("a/b;c=\"d;e\\\"f\"", "d;e\"f"), ("A/B ; C=d ;", "d"),
    ("a/b; c=\"\"", ""),
  ])
  func `reads the parameters of a header`(text: String, value: String) {
    let header = HeaderValue(text)
    #expect(header?.word == "a/b" && header?["c"] == value)
  }

  @Test(arguments: ["", ";", "a; b", "a; b=", "a; b=\"c", "a; b=c; b=d", "a; b=c d", "a; =c"])
  func `reads no header that is written otherwise`(text: String) {
    #expect(HeaderValue(text) == nil)
  }
}
