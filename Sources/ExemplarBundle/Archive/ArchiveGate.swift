/// Judges the entries of an archive one by one: which may come in, under which path, and when to stop.
struct ArchiveGate {
  /// What becomes of an entry.
  enum Verdict: Equatable {
    /// A file at this path, below the archive's top.
    case file(String)
    case folder(String)
    /// Passed over: refused, or of no interest.
    case skip
    /// A limit ends the reading.
    case stop
  }

  private let limits: Limits
  private(set) var findings: [Diagnostic] = []
  private var tops: Set<String> = []
  /// Each name with the folders above it, folded, and how it was written first.
  private var names: [String: String] = [:]
  private var filePaths: Set<String> = []
  private var folderPaths: Set<String> = []
  private var entries = 0
  private var files = 0
  private var bytes = 0

  init(limits: Limits) { self.limits = limits }

  /// True when something was refused.
  var hasRefused: Bool { findings.contains { $0.severity == .error } }

  /// The one folder at the top; nil when anything was refused.
  mutating func finish() -> String? {
    if !hasRefused && tops.count != 1 {
      refuse(
        "archive-top", nil,
        tops.isEmpty
          ? "The archive is empty."
          : "The archive has \(tops.count) folders at its top: \(tops.sorted().prefix(3).joined(separator: ", ")).",
        "Put everything into one folder with the name of the bag.")
    }
    return hasRefused ? nil : tops.first
  }

  /// Judges the next entry.
  mutating func admit(_ entry: ArchiveStream.Entry) -> Verdict {
    entries += 1
    if entry.kind == .file { files += 1 }
    guard entries / 2 <= limits.files, files <= limits.files else {
      return stop(
        "too-many-files",
        "The archive has more than \(Diagnostic.count(limits.files)) files.")
    }
    guard let path = safePath(entry), isNew(path, entry) else { return skip(entry) }
    if entry.kind == .folder { return .folder(PortableName.composed(path)) }
    return entry.size <= room ? .file(PortableName.composed(path)) : tooLarge(path)
  }

  /// How many bytes the next file may have.
  var room: Int { min(limits.fileBytes, limits.bundleBytes - bytes) }

  /// Counts what a file turned out to have; nil says that it had more than there was room for.
  mutating func note(_ size: Int?, of path: String) -> Verdict {
    guard let size else { return tooLarge(path) }
    bytes += size
    return .file(path)
  }

  /// Tells why the archive cannot be read on.
  mutating func note(damage words: String) { findings.append(.damagedArchive(words)) }

  /// Tells of a name that cannot stand on this disk.
  mutating func note(_ error: BundleError, at path: String) {
    refuse(
      "archive-name", path, "“\(path.prefix(200))” cannot be written: \(error.reason).",
      "Rename the file and make the archive again.")
  }

  /// What is passed over still has to be decompressed: its size counts.
  private mutating func skip(_ entry: ArchiveStream.Entry) -> Verdict {
    let size = max(entry.size, 0)
    guard size <= limits.bundleBytes - bytes else { return tooLarge() }
    bytes += size
    return .skip
  }

  private mutating func tooLarge(_ path: String) -> Verdict {
    if room < limits.fileBytes { return tooLarge() }
    findings.append(.tooLarge(path, limit: limits.fileBytes, "The file"))
    return .stop
  }

  private mutating func tooLarge() -> Verdict {
    stop(
      "bundle-too-large",
      "The archive unpacks to more than \(Diagnostic.bytes(limits.bundleBytes)).")
  }

  private mutating func stop(_ code: String, _ summary: String) -> Verdict {
    refuse(code, nil, summary, "Make the bag smaller, or split it.")
    return .stop
  }

  private mutating func refuse(
    _ code: String, _ path: String?, _ summary: String, _ remedy: String
  ) {
    findings.append(Diagnostic(code, .error, path: path, summary, remedy: remedy))
  }
}

// Paths.
extension ArchiveGate {
  /// The entry's path as written; nil when it is refused or of no interest.
  private mutating func safePath(_ entry: ArchiveStream.Entry) -> String? {
    guard let name = entry.path else {
      refuse("name-not-utf8", nil, "A name in the archive is not UTF-8.", "Make the archive again.")
      return nil
    }
    let path = Self.plain(name)
    guard !path.isEmpty else { return nil }
    if let fault = PathFault.first(in: path) {
      findings.append(fault.finding(name))
      return nil
    }
    guard isPlainKind(entry, path) else { return nil }
    let top = String(path.prefix { $0 != "/" })
    guard top != "__MACOSX" else { return nil }
    guard entry.kind == .folder || path != top else {
      refuse(
        "archive-top", path, "“\(path)” stands at the top of the archive, outside any folder.",
        "Put everything into one folder with the name of the bag.")
      return nil
    }
    tops.insert(top)
    return path
  }

  /// Without `./` in front, as tar writes it, and without the slash of a folder.
  private static func plain(_ name: String) -> String {
    var path = name[...]
    while path.hasPrefix("./") { path = path.dropFirst(2) }
    if path.hasSuffix("/") && path.count > 1 { path = path.dropLast() }
    return path == "." ? "" : String(path)
  }

  private mutating func isPlainKind(_ entry: ArchiveStream.Entry, _ path: String) -> Bool {
    switch entry.kind {
    case .file, .folder:
      guard entry.isEncrypted else { return true }
      refuse("archive-encrypted", path, "“\(path)” is encrypted.", "Send it without a password.")
    case .symbolicLink:
      refuse(
        "symbolic-link", path, "“\(path)” is a symbolic link.", "Put the file itself there.")
    case .hardLink:
      refuse("hard-link", path, "“\(path)” is a hard link.", "Put the file itself there.")
    case .special:
      refuse("special-file", path, "“\(path)” is a device, a pipe or a socket.", "Remove it.")
    }
    return false
  }

  /// False for a path that stands there already, or that some disk could not tell from one that does.
  private mutating func isNew(_ path: String, _ entry: ArchiveStream.Entry) -> Bool {
    let parts = path.split(separator: "/")
    guard parts.count - 2 <= limits.folderDepth else {
      refuse(
        "too-deep", path,
        "Folders stand more than \(limits.folderDepth) levels inside each other.",
        "Move the files up.")
      return false
    }
    guard doesNotCollide(parts, path) else { return false }
    guard entry.kind == .folder || !filePaths.contains(path) else {
      refuse(
        "archive-duplicate", path, "“\(path)” stands twice in the archive.",
        "Make the archive again.")
      return false
    }
    return standsInFolders(parts, path, entry.kind)
  }

  private mutating func doesNotCollide(_ parts: [Substring], _ path: String) -> Bool {
    var above = ""
    for part in parts {
      above += "/" + part
      let folded = PortableName.folded(PortableName.composed(above))
      let first = names[folded, default: above]
      names[folded] = first
      // In one form or another of its accents it is the same name.
      guard first == above else {
        refuse(
          "names-collide", path,
          "“\(above.dropFirst())” and “\(first.dropFirst())” differ only in capital letters.",
          "Rename one of them.")
        return false
      }
    }
    return true
  }

  /// False when a file stands where a folder must be, or the other way round.
  private mutating func standsInFolders(
    _ parts: [Substring], _ path: String, _ kind: ArchiveStream.Entry.Kind
  ) -> Bool {
    var above = ""
    for part in parts.dropLast() {
      above += above.isEmpty ? String(part) : "/" + part
      guard !filePaths.contains(above) else { return refuseBoth(path) }
      folderPaths.insert(above)
    }
    if kind == .folder {
      guard !filePaths.contains(path) else { return refuseBoth(path) }
      folderPaths.insert(path)
    } else {
      guard !folderPaths.contains(path) else { return refuseBoth(path) }
      filePaths.insert(path)
    }
    return true
  }

  private mutating func refuseBoth(_ path: String) -> Bool {
    refuse(
      "archive-name", path, "At “\(path)” the archive has a file and a folder of one name.",
      "Rename one of them and make the archive again.")
    return false
  }
}
