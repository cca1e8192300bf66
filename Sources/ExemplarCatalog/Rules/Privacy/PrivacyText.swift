internal import ExemplarBundle

/// A text that is looked through for private details, with its place.
struct PrivacyText {
  let path: String?
  let key: String?
  /// True inside `artifacts/`.
  let isArtifact: Bool
  /// What is looked through; its lines are those of the text.
  let marked: MarkedBytes
  private let firstLine: Int?
  private let isOneLine: Bool

  /// Of a file; lines are told where the text is what the file holds.
  init(_ text: String, path: String) {
    self.path = path
    key = nil
    isArtifact = path.hasPrefix("artifacts/")
    marked = MarkedBytes(text)
    let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    firstLine = ["md", "markdown", "txt", "csv", "tsv", "json", "py"].contains(ending) ? 1 : nil
    isOneLine = false
  }

  /// Of a value of the record.
  init(_ text: String, key: String, line: Int, of record: String?) {
    path = record
    self.key = key
    isArtifact = false
    marked = MarkedBytes(text)
    firstLine = line
    isOneLine = true
  }

  /// The Markdown, the record, and the texts of the files.
  static func all(of subject: RuleSubject) -> [PrivacyText] {
    let bundle = subject.bundle
    let parts = bundle.parts.map { PrivacyText($0.markdown, path: "\($0.name).md") }
    let files = (bundle.materialTexts + bundle.artifactTexts).map {
      PrivacyText($0.text, path: $0.path)
    }
    return record(of: subject) + parts + files
  }

  /// The record's free texts: addresses of the web and files, dates and ids are none.
  private static func record(of subject: RuleSubject) -> [PrivacyText] {
    let keys: [RecordKey] = [
      .title, .summary, .keywords, .tools, .vocabulary, .authors, .problemOfPractice, .artifacts,
      .materials,
    ]
    return keys.flatMap { key -> [PrivacyText] in
      guard let value = subject.bundle.record[key.rawValue] else { return [] }
      return texts(in: value).map {
        PrivacyText($0.text, key: key.rawValue, line: $0.line, of: subject.context.recordPath)
      }
    }
  }

  private static func texts(in value: RecordValue) -> [(text: String, line: Int)] {
    switch value.content {
    case .text(let text): [(text, value.line)]
    case .list(let values): values.flatMap(texts)
    case .mapping(let entries):
      entries.filter { !["path", "consent-expires"].contains($0.key) }.flatMap {
        texts(in: $0.value)
      }
    }
  }

  /// The line of a place, from 1; nil where lines say nothing, as in a PDF.
  func line(of match: Range<Int>) -> Int? {
    guard !isOneLine else { return firstLine }
    return firstLine.map {
      $0 + marked.bytes[..<match.lowerBound].count { $0 == UInt8(ascii: "\n") }
    }
  }

  /// The text of a place.
  func quote(_ match: Range<Int>) -> String {
    String(decoding: marked.bytes[match], as: UTF8.self)
  }
}

/// What a byte of UTF-8 is to the patterns.
enum Letter {
  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  /// ASCII letters, and every byte of other letters.
  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte >= 0x80 }

  static func isCapital(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }

  static func isWord(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) }

  @inline(__always)
  static func isOne(_ byte: UInt8, of signs: StaticString) -> Bool {
    signs.withUTF8Buffer { $0.contains(byte) }
  }
}

extension [UInt8] {
  /// True inside an address of the web, as far as 200 bytes back can tell.
  func isInsideLink(_ place: Int) -> Bool {
    var start = place
    while start > Swift.max(0, place - 200), !Letter.isOne(self[start - 1], of: " \n\t<>\"'|") {
      start -= 1
    }
    let before = self[start..<place]
    guard before.contains(UInt8(ascii: "/")) || before.contains(UInt8(ascii: ".")) else {
      return false
    }
    let text = String(decoding: before, as: UTF8.self)
    return text.contains("://") || text.contains("www.")
  }

  /// The words before a place, in lower case without accents, as far as so many bytes back.
  func before(_ place: Int, _ count: Int) -> String {
    let bytes = self[Swift.max(0, place - count)..<place]
    let line = bytes.lastIndex { $0 == UInt8(ascii: "\n") }.map { bytes[($0 + 1)...] } ?? bytes
    return String(decoding: line, as: UTF8.self)
  }
}
