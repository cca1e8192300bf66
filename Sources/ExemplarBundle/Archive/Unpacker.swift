internal import Foundation

/// Takes the entries of an archive one by one and writes those that are safe into a staging folder.
struct Unpacker {
  private let staging: String
  private let limits: Limits
  private(set) var findings: [Diagnostic] = []
  private var tops: Set<String> = []
  private var written: Set<String> = []
  private var entries = 0
  private var files = 0
  private var bytes = 0

  init(staging: String, limits: Limits) {
    self.staging = staging
    self.limits = limits
  }

  /// The one folder at the top; nil when anything was refused.
  mutating func finish() -> String? {
    if !findings.contains(where: { $0.severity == .error }) && tops.count != 1 {
      refuse(
        "archive-top", nil,
        tops.isEmpty
          ? "The archive is empty."
          : "The archive has \(tops.count) folders at its top: \(tops.sorted().prefix(3).joined(separator: ", ")).",
        "Put everything into one folder with the name of the bag.")
    }
    return findings.contains { $0.severity == .error } ? nil : tops.first
  }

  /// Reads the archive to its end, or to the first thing that must stop it.
  mutating func unpack(_ path: String) throws(BundleError) {
    do throws(ArchiveStream.Fault) {
      let archive = try ArchiveStream(path)
      while let entry = try archive.next() {
        guard try take(entry, from: archive) else { return }
      }
    } catch {
      switch error {
      case .damaged(let words):
        refuse(
          "archive-damaged", nil, "The archive cannot be read: \(words).",
          "Send a .zip, .tar, .tar.gz or .tar.zst, and check that it is complete.")
      case .disk(let error): try tell(error)
      }
    }
  }

  /// Names that cannot stand on a disk together, or at all, are the archive's fault; the rest is ours.
  private mutating func tell(_ error: BundleError) throws(BundleError) {
    guard [EEXIST, ENOTDIR, EISDIR, ENAMETOOLONG, EILSEQ, EINVAL].contains(error.code) else {
      throw error
    }
    let path = String(error.path.dropFirst(staging.count + 1))
    refuse(
      "archive-name", path, "“\(path.prefix(200))” cannot be written: \(error.reason).",
      "Rename the file and make the archive again.")
  }

  /// False when a limit ends the reading.
  private mutating func take(
    _ entry: ArchiveStream.Entry, from archive: borrowing ArchiveStream
  ) throws(ArchiveStream.Fault) -> Bool {
    entries += 1
    guard entries / 2 <= limits.files, count(entry) else {
      return stop(
        "too-many-files",
        "The archive has more than \(Diagnostic.count(limits.files)) files.")
    }
    guard let path = safePath(entry) else { return skip(entry) }
    switch entry.kind {
    case .folder:
      try makeFolders(path)
      return true
    default: return try write(entry, path, from: archive)
    }
  }

  private mutating func count(_ entry: ArchiveStream.Entry) -> Bool {
    if entry.kind == .file { files += 1 }
    return files <= limits.files
  }

  /// What is passed over still has to be decompressed: its size counts.
  private mutating func skip(_ entry: ArchiveStream.Entry) -> Bool {
    let size = max(entry.size, 0)
    guard size <= limits.bundleBytes - bytes else { return tooLarge() }
    bytes += size
    return true
  }

  private mutating func write(
    _ entry: ArchiveStream.Entry, _ path: String, from archive: borrowing ArchiveStream
  ) throws(ArchiveStream.Fault) -> Bool {
    guard written.insert(path).inserted else {
      refuse(
        "archive-duplicate", path, "“\(path)” stands twice in the archive.",
        "Make the archive again.")
      return skip(entry)
    }
    if let slash = path.lastIndex(of: "/") { try makeFolders(String(path[..<slash])) }
    let room = min(limits.fileBytes, limits.bundleBytes - bytes)
    guard entry.size <= room, let size = try archive.copy(to: "\(staging)/\(path)", upTo: room)
    else {
      if room < limits.fileBytes { return tooLarge() }
      findings.append(.tooLarge(path, limit: limits.fileBytes, "The file"))
      return false
    }
    bytes += size
    return true
  }

  private func makeFolders(_ path: String) throws(ArchiveStream.Fault) {
    do throws(BundleError) {
      try Disk.makeFolders("\(staging)/\(path)")
    } catch {
      throw .disk(error)
    }
  }

  private mutating func tooLarge() -> Bool {
    stop(
      "bundle-too-large",
      "The archive unpacks to more than \(Diagnostic.bytes(limits.bundleBytes)).")
  }

  private mutating func stop(_ code: String, _ summary: String) -> Bool {
    refuse(code, nil, summary, "Make the bag smaller, or split it.")
    return false
  }

  private mutating func refuse(
    _ code: String, _ path: String?, _ summary: String, _ remedy: String
  ) {
    findings.append(Diagnostic(code, .error, path: path, summary, remedy: remedy))
  }
}

// What may be written, and where.
extension Unpacker {
  /// The entry's path below the staging folder; nil when it is refused or of no interest.
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
    return PortableName.composed(path)
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
}
