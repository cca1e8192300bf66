/// Reads a folder as a lesson, gathering findings as it goes.
struct LessonReader {
  /// Generated at packing; whatever a draft holds under this name is not the author's.
  static let generated = "ro-crate-metadata.json"
  static let recordName = "exemplar.yaml"
  static let partNames = ["lesson", "process", "reflection"]

  let prefix: String
  let limits: Limits
  let pdf: PDFProgram
  private let purpose: LessonBundle.Purpose
  private var record: RecordValue?
  private var bundle = LessonBundle(record: RecordValue(.mapping([])), parts: [])
  var findings: [Diagnostic]
  /// Whose texts are taken when all files have been met.
  var documents: [DocumentJob] = []

  static func read(
    _ folder: String, prefix: String, limits: Limits, for purpose: LessonBundle.Purpose,
    pdf: PDFProgram
  ) throws(BundleError) -> LessonBundle.Reading {
    let walk = try FolderWalk(folder, .lesson, prefix: prefix, limits: limits)
    var reader = LessonReader(prefix, limits, purpose, pdf, findings: walk.findings)
    for file in walk.files where file.path != generated { reader.take(file) }
    reader.readDocuments()
    reader.tellMissing(walk.files)
    return reader.finish()
  }

  private init(
    _ prefix: String, _ limits: Limits, _ purpose: LessonBundle.Purpose, _ pdf: PDFProgram,
    findings: [Diagnostic]
  ) {
    self.prefix = prefix
    self.limits = limits
    self.purpose = purpose
    self.pdf = pdf
    self.findings = findings
  }

  private func finish() -> LessonBundle.Reading {
    var bundle = bundle
    bundle.files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    bundle.materialTexts.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    bundle.artifactTexts.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    bundle.images.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
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
    return isTextWanted(path) && MaterialText.isKnown(path) ? limits.materialTextBytes : nil
  }

  private func isTextWanted(_ path: String) -> Bool {
    path.hasPrefix("materials/") || purpose != .searching && path.hasPrefix("artifacts/")
  }

  private mutating func takeText(_ file: FolderWalk.File, limit: Int) throws(BundleError) {
    guard file.size <= limit else {
      if isTextWanted(file.path) {
        try takeFile(file)
        notSearchable(file, limit: limit)
      } else {
        findings.append(
          .tooLarge(prefix + file.path, size: file.size, limit: limit, "The text"))
      }
      return
    }
    let bytes = try Disk.bytes(of: file.place, upTo: limit + 1)
    var fixity = FixityMaker(withAll: purpose == .packing)
    bytes.withUnsafeBytes { fixity.update($0) }
    list(file, head: bytes[...], fixity)
    if file.path == Self.recordName {
      let (record, found) = RecordValue.read(yaml: bytes, path: prefix + file.path, limits: limits)
      self.record = record
      findings += found
    } else if isTextWanted(file.path) {
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
    if !text.plain.isEmpty { keepText(text.plain, file.path) }
  }

  /// Student work is read for the rules and kept apart from what is searched.
  mutating func keepText(_ text: String, _ path: String) {
    let text = LessonBundle.MaterialText(path: path, text: text)
    if path.hasPrefix("artifacts/") {
      bundle.artifactTexts.append(text)
    } else {
      bundle.materialTexts.append(text)
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
    var fixity = FixityMaker(withAll: purpose == .packing)
    var head: [UInt8] = []
    try Disk.stream(file.place, upTo: limits.fileBytes) { bytes in
      if head.isEmpty { head = Array(bytes.prefix(FileSignature.headLength)) }
      fixity.update(bytes)
    }
    list(file, head: head[...], fixity)
    if purpose != .searching { try lookIntoPicture(file, head[...]) }
  }

  private mutating func list(
    _ file: FolderWalk.File, head: ArraySlice<UInt8>, _ maker: FixityMaker
  ) {
    let kind = FileKind(path: file.path)
    let document = DocumentKind(path: file.path)
    if limitForText(file.path) == nil || isTextWanted(file.path),
      let finding = kind.finding(prefix + file.path, head: head)
    {
      let isLocked = document != nil && isEncrypted(file, head)
      findings.append(isLocked ? DocumentFault.encrypted.finding(prefix + file.path) : finding)
    } else if let document, isTextWanted(file.path) {
      documents.append(DocumentJob(file: file, kind: document))
    }
    let fixity = maker.finish()
    bundle.files.append(
      .init(
        path: file.path, size: fixity.size, mediaType: kind.mediaType, digest: fixity.sha256))
    bundle.places[file.path] = file.place
    if purpose == .packing { bundle.fixity[file.path] = fixity }
  }
}

// What a look into a file tells.
extension LessonReader {
  private mutating func lookIntoPicture(
    _ file: FolderWalk.File, _ head: ArraySlice<UInt8>
  ) throws(BundleError) {
    guard PictureLocations.isPossible(head) else { return }
    guard let locations = PictureLocations.find(try ByteSource(file: file.place)) else { return }
    bundle.images.append(.init(path: file.path, locations: locations))
  }

  /// True for an office document that was saved with a password, which is packed like an old one.
  private func isEncrypted(_ file: FolderWalk.File, _ head: ArraySlice<UInt8>) -> Bool {
    guard FileSignature(head) == .oldOffice else { return false }
    do throws(BundleError) {
      return CompoundFile.holdsEncryptedPackage(try ByteSource(file: file.place))
    } catch {
      // It was read a moment ago; if it is gone now, what its first bytes say is said.
      return false
    }
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
