/// Reads a folder as a lesson, gathering findings as it goes.
struct LessonReader {
  /// Generated at packing; whatever a draft holds under this name is not the author's.
  static let generated = "ro-crate-metadata.json"
  static let recordName = "exemplar.yaml"
  static let partNames = ["lesson", "process", "reflection"]

  private let prefix: String
  private let limits: Limits
  private var record: RecordValue?
  private var bundle = LessonBundle(record: RecordValue(.mapping([])), parts: [])
  private var findings: [Diagnostic]

  static func read(
    _ folder: String, prefix: String, limits: Limits
  ) throws(BundleError) -> LessonBundle.Reading {
    let walk = try FolderWalk(folder, .lesson, prefix: prefix, limits: limits)
    var reader = LessonReader(prefix: prefix, limits: limits, findings: walk.findings)
    for file in walk.files where file.path != generated { reader.take(file) }
    reader.tellMissing(walk.files)
    return reader.finish()
  }

  private init(prefix: String, limits: Limits, findings: [Diagnostic]) {
    self.prefix = prefix
    self.limits = limits
    self.findings = findings
  }

  private func finish() -> LessonBundle.Reading {
    var bundle = bundle
    bundle.files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    bundle.parts.sort { Self.rank("\($0.name).md") < Self.rank("\($1.name).md") }
    let ordered = Self.ordered(findings, prefix: prefix)
    guard let record else { return (nil, ordered) }
    bundle.record = record
    return (bundle, ordered)
  }

  /// Reads one file by its place in the lesson.
  private mutating func take(_ file: FolderWalk.File) {
    do throws(BundleError) {
      if let limit = limitForText(file.path) {
        try takeText(file, limit: limit)
      } else {
        try takeFile(file)
      }
    } catch {
      report(
        "unreadable", file.path, "The file cannot be read: \(error.reason).",
        "Allow reading it, or remove it.")
    }
  }

  /// How large a file may be that is read as text; nil when its text is not wanted.
  private func limitForText(_ path: String) -> Int? {
    if path == Self.recordName { return limits.recordBytes }
    if Self.partNames.contains(where: { path == "\($0).md" }) { return limits.markdownBytes }
    guard path.hasPrefix("materials/"), MaterialText.isKnown(path) else { return nil }
    return limits.materialTextBytes
  }

  private mutating func takeText(_ file: FolderWalk.File, limit: Int) throws(BundleError) {
    guard file.size <= limit else {
      if file.path.hasPrefix("materials/") {
        try takeFile(file)
        notSearchable(file, limit: limit)
      } else {
        findings.append(
          .tooLarge(prefix + file.path, size: file.size, limit: limit, "The text"))
      }
      return
    }
    let bytes = try Disk.bytes(of: file.place, upTo: limit + 1)
    list(file, size: bytes.count, head: bytes[...], digest: Digester.sha256(bytes))
    if file.path == Self.recordName {
      let (record, found) = RecordValue.read(yaml: bytes, path: prefix + file.path, limits: limits)
      self.record = record
      findings += found
    } else if file.path.hasPrefix("materials/") {
      takeMaterial(file, bytes)
    } else {
      takePart(file, bytes)
    }
  }

  private mutating func takeMaterial(_ file: FolderWalk.File, _ bytes: [UInt8]) {
    let text = MaterialText(bytes, path: file.path)
    if text.wasGuessed {
      findings.append(
        Diagnostic(
          "encoding-guessed", .warning, path: prefix + file.path,
          "The text is not UTF-8; it was read as Western European (Windows-1252).",
          remedy: "Save the file as UTF-8."))
    }
    if !text.plain.isEmpty {
      bundle.materialTexts.append(LessonBundle.MaterialText(path: file.path, text: text.plain))
    }
  }

  private mutating func takePart(_ file: FolderWalk.File, _ bytes: [UInt8]) {
    if let fault = UTF8Fault(bytes) {
      findings.append(fault.finding(prefix + file.path))
      return
    }
    let marked = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let markdown = String(decoding: marked ? bytes[3...] : bytes[...], as: UTF8.self)
    if markdown.allSatisfy(\.isWhitespace) {
      findings.append(
        Diagnostic(
          "empty-part", file.path == "lesson.md" ? .error : .warning, path: prefix + file.path,
          "“\(file.path)” has no text.", remedy: "Write the text, or remove the file."))
    }
    bundle.parts.append(.init(name: String(file.path.dropLast(3)), markdown: markdown))
  }

  /// Digests a file in pieces.
  private mutating func takeFile(_ file: FolderWalk.File) throws(BundleError) {
    var digester = Digester([.sha256])
    var head: [UInt8] = []
    let size = try Disk.stream(file.place, upTo: limits.fileBytes) { bytes in
      if head.isEmpty { head = Array(bytes.prefix(FileSignature.headLength)) }
      digester.update(bytes)
    }
    list(file, size: size, head: head[...], digest: digester.finish()[.sha256] ?? "")
  }

  private mutating func list(
    _ file: FolderWalk.File, size: Int, head: ArraySlice<UInt8>, digest: String
  ) {
    let kind = FileKind(path: file.path)
    if limitForText(file.path) == nil || file.path.hasPrefix("materials/"),
      let finding = kind.finding(prefix + file.path, head: head)
    {
      findings.append(finding)
    }
    bundle.files.append(
      .init(path: file.path, size: size, mediaType: kind.mediaType, digest: digest))
    bundle.places[file.path] = file.place
  }
}

// What is missing, and the order of findings.
extension LessonReader {
  private mutating func tellMissing(_ files: [FolderWalk.File]) {
    for name in [Self.recordName, "lesson.md"] {
      let told = findings.contains { $0.path == prefix + name && $0.severity == .error }
      guard !told, !files.contains(where: { $0.path == name }) else { continue }
      let alike = files.first { Self.isAlike($0.path, name) }?.path
      let what = name == Self.recordName ? "the record of the lesson" : "the lesson itself"
      report(
        name == Self.recordName ? "record-missing" : "lesson-missing", name,
        "“\(name)”, \(what), is missing.",
        alike.map { "Rename “\($0)” to “\(name)”." } ?? "Write “\(name)” beside the other files.")
    }
  }

  /// `Lesson.MD` for `lesson.md`, `exemplar.yml` for `exemplar.yaml`.
  private static func isAlike(_ path: String, _ name: String) -> Bool {
    let lower = path.lowercased()
    return lower == name || lower == name.replacing(".yaml", with: ".yml")
      || lower == name.replacing(".md", with: ".markdown") || lower == "\(name).txt"
  }

  private mutating func notSearchable(_ file: FolderWalk.File, limit: Int) {
    findings.append(
      Diagnostic(
        "text-not-searched", .warning, path: prefix + file.path,
        "The text has \(Diagnostic.bytes(file.size)); only texts up to \(Diagnostic.bytes(limit)) are searched.",
        remedy: "Split the file."))
  }

  private mutating func report(_ code: String, _ path: String, _ summary: String, _ remedy: String)
  {
    findings.append(Diagnostic(code, .error, path: prefix + path, summary, remedy: remedy))
  }

  /// The record first, then the parts, then the other files; by line within a file.
  private static func ordered(_ findings: [Diagnostic], prefix: String) -> [Diagnostic] {
    struct Place {
      var rank: Int
      var path: String
      var line: Int
      var index: Int
    }
    let places = findings.enumerated().map { index, finding in
      let path = String((finding.path ?? "").dropFirst(prefix.count))
      let rank = finding.path == nil ? -1 : rank(path)
      return Place(rank: rank, path: path, line: finding.line ?? 0, index: index)
    }
    let sorted = places.sorted {
      ($0.rank, $0.path, $0.line, $0.index) < ($1.rank, $1.path, $1.line, $1.index)
    }
    return sorted.map { findings[$0.index] }
  }

  private static func rank(_ path: String) -> Int {
    ([recordName] + partNames.map { "\($0).md" }).firstIndex(of: path) ?? .max
  }
}
