internal import ExemplarBundle
internal import ExemplarCatalog

/// One line of a JSONL file as a bundle: the record's keys, and the Markdown parts beside them.
struct ImportLine: Sendable {
  static let partNames = ["lesson", "process", "reflection"]

  let number: Int
  /// The record without the parts, with its id.
  let record: RecordValue
  let parts: [LessonBundle.Part]
  /// What is wrong with the line itself.
  private(set) var findings: [Diagnostic] = []
  /// The files of the payload: their bytes and what the bundle says of them.
  let contents: [(file: LessonBundle.File, bytes: [UInt8])]

  /// The id, as written or made.
  var id: String {
    if case .text(let id) = record["id"]?.content { id } else { "" }
  }

  /// Takes a line apart; the record is nil when it is no JSON object.
  static func read(
    _ line: LineReader.Line, limits: Limits
  ) -> (line: ImportLine?, findings: [Diagnostic]) {
    if line.isTooLong {
      let limit = LineReader.longest >> 20
      return (
        nil,
        [
          Diagnostic(
            "line-too-long", .error, line: line.number, "The line has more than \(limit) MiB.",
            remedy: "Put long materials into files and publish the lesson as a draft.")
        ]
      )
    }
    let (record, findings) = RecordValue.read(jsonLine: line.bytes, line: line.number)
    guard let record, case .mapping(let entries) = record.content else { return (nil, findings) }
    let read = ImportLine(line.number, entries, limits)
    return (read, findings + read.findings)
  }

  private init(_ number: Int, _ entries: [RecordEntry], _ limits: Limits) {
    self.number = number
    var parts: [LessonBundle.Part] = []
    for name in Self.partNames {
      guard let entry = entries.first(where: { $0.key == name }) else { continue }
      switch entry.value.content {
      case .text(let markdown) where markdown.utf8.count > limits.markdownBytes:
        findings.append(Self.tooLong(name, number, limits))
      case .text(let markdown) where markdown.utf8.contains(0):
        findings.append(Self.notText(name, number))
      case .text(let markdown):
        if name == "lesson" || !markdown.allSatisfy(\.isWhitespace) {
          parts.append(.init(name: name, markdown: markdown))
        }
      default: findings.append(Self.notMarkdown(name, number))
      }
    }
    self.parts = parts
    let kept = entries.filter { !Self.partNames.contains($0.key) }
    record = Self.withID(kept, parts, line: number)
    contents = Self.contents(record, parts)
  }
}

// The id, and the files.
extension ImportLine {
  /// The record with an id: the one it has, or its title's with a digest of its content, so that the
  /// same line gives the same id again.
  private static func withID(
    _ entries: [RecordEntry], _ parts: [LessonBundle.Part], line: Int
  ) -> RecordValue {
    let record = RecordValue(.mapping(entries), line: line)
    if case .text(let id) = record["id"]?.content, !id.allSatisfy(\.isWhitespace) { return record }
    if let written = record["id"], case .text = written.content {
    } else if record["id"] != nil {
      return record
    }
    let content = [record.yaml] + parts.flatMap { [$0.name, $0.markdown] }
    let digest = sha256(of: Array(content.joined(separator: "\u{0}").utf8)).prefix(8)
    var title = ""
    if case .text(let text) = record["title"]?.content { title = text }
    let slug = Slug.proposed(for: title, longest: Slug.lengths.upperBound - 9)
    let others = entries.filter { $0.key != "id" }
    let id = RecordEntry("id", .init(.text("\(slug)-\(digest)"), line: line), line: line)
    return RecordValue(.mapping(others + [id]), line: line)
  }

  private static func contents(
    _ record: RecordValue, _ parts: [LessonBundle.Part]
  ) -> [(file: LessonBundle.File, bytes: [UInt8])] {
    let texts =
      [("exemplar.yaml", "application/yaml", record.yaml)]
      + parts.map { ("\($0.name).md", "text/markdown", $0.markdown) }
    return texts.map { path, mediaType, text in
      let bytes = Array(text.utf8)
      let file = LessonBundle.File(
        path: path, size: bytes.count, mediaType: mediaType, digest: sha256(of: bytes))
      return (file, bytes)
    }
  }

  /// What the payload would hold.
  var fingerprint: PayloadFingerprint {
    PayloadFingerprint(contents.map { ($0.file.path, $0.file.digest) })
  }

  /// The line as a bundle that never lay on a disk.
  var bundle: LessonBundle {
    LessonBundle(record: record, parts: parts, files: contents.map(\.file))
  }

  /// The payload's files.
  var items: [BagWriter.Item] { contents.map { .init($0.file.path, .bytes($0.bytes)) } }
}

// What can be wrong with a part.
extension ImportLine {
  private static func tooLong(_ name: String, _ line: Int, _ limits: Limits) -> Diagnostic {
    Diagnostic(
      "file-too-large", .error, line: line, key: name,
      "“\(name)” has more than \(Diagnostic.bytes(limits.markdownBytes)).",
      remedy: "Shorten it, or publish the lesson as a draft with materials.")
  }

  private static func notText(_ name: String, _ line: Int) -> Diagnostic {
    Diagnostic(
      "not-text", .error, line: line, key: name,
      "“\(name)” is not plain text: it holds a zero byte.",
      remedy: "Remove “\\u0000” from it.")
  }

  private static func notMarkdown(_ name: String, _ line: Int) -> Diagnostic {
    Diagnostic(
      "wrong-shape", .error, line: line, key: name, "“\(name)” is not one text.",
      remedy: "Write its Markdown as one string, lines parted by \\n.")
  }
}
