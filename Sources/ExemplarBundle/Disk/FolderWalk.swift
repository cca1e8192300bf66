/// All regular files below a folder, and what must not be there.
struct FolderWalk {
  /// A file that was found.
  struct File {
    /// Below the folder, NFC.
    var path: String
    /// Where it lies, with its name as the disk has it.
    var place: String
    var size: Int
  }

  /// What a lesson's folder may hold is stricter than what anybody's bag may hold.
  enum Strictness {
    /// Colliding names are errors; what systems leave behind is left out with a warning.
    case lesson
    /// Every file counts; colliding names are warnings.
    case bag
  }

  private let strictness: Strictness
  private let limits: Limits
  /// What stands before a path in findings: `data/` in a bag.
  private let prefix: String
  private(set) var files: [File] = []
  private(set) var findings: [Diagnostic] = []
  private var bytes = 0
  private var isFull = false

  /// Walks a folder; links are not followed, and it stops one file beyond the limit.
  init(
    _ root: String, _ strictness: Strictness, prefix: String = "", limits: Limits
  ) throws(BundleError) {
    self.strictness = strictness
    self.prefix = prefix
    self.limits = limits
    try walk(root, path: "", depth: 0)
  }

  private mutating func walk(_ folder: String, path: String, depth: Int) throws(BundleError) {
    var seen: [String: String] = [:]
    for entry in try Disk.entries(of: folder) where !isFull {
      let composed = PortableName.composed(entry.name)
      let place = path.isEmpty ? composed : "\(path)/\(composed)"
      guard isAcceptable(entry, place) else { continue }
      if let other = seen.updateValue(entry.name, forKey: PortableName.folded(composed)) {
        collide(place, other)
      }
      switch entry.kind {
      case .folder: try enter(Disk.join(folder, entry.name), path: place, depth: depth + 1)
      default:
        take(File(path: place, place: Disk.join(folder, entry.name), size: entry.size))
      }
    }
  }

  private mutating func enter(_ folder: String, path: String, depth: Int) throws(BundleError) {
    guard depth <= limits.folderDepth else {
      report(
        "too-deep", path, "Folders stand more than \(limits.folderDepth) levels inside each other.",
        "Move the files up.")
      return
    }
    do throws(BundleError) {
      try walk(folder, path: path, depth: depth)
    } catch {
      guard error.operation == .list else { throw error }
      report(
        "unreadable", path, "The folder cannot be read: \(error.reason).",
        "Allow reading it, or remove it.")
    }
  }

  /// False for what is no file or folder of ours, after saying so.
  private mutating func isAcceptable(_ entry: DiskEntry, _ path: String) -> Bool {
    guard entry.isUTF8 else {
      report(
        "name-not-utf8", path, "The name “\(entry.name)” is not UTF-8.", "Rename the file.")
      return false
    }
    if strictness == .lesson, PortableName.isLeftBehind(entry.name) {
      findings.append(
        Diagnostic(
          "ignored-file", .warning, path: prefix + path,
          "“\(entry.name)” is hidden or was left behind by a program; it does not belong to the lesson.",
          remedy: "Remove it."))
      return false
    }
    return isOurKind(entry, path) && hasSafeName(path)
  }

  private mutating func isOurKind(_ entry: DiskEntry, _ path: String) -> Bool {
    switch entry.kind {
    case .file, .folder: return true
    case .link:
      report(
        "symbolic-link", path, "“\(entry.name)” is a symbolic link.",
        "Put the file itself there.")
    case .device, .pipe, .socket:
      report(
        "special-file", path, "“\(entry.name)” is a \(entry.kind), not a file.", "Remove it.")
    }
    return false
  }

  private mutating func hasSafeName(_ path: String) -> Bool {
    if let fault = PathFault.first(in: prefix + path) {
      findings.append(fault.finding(prefix + path))
      return false
    }
    if let warning = PortableName.warning(prefix + path) { findings.append(warning) }
    return true
  }

  private mutating func collide(_ path: String, _ other: String) {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let sameLetters = PortableName.composed(other) == name
    let difference = sameLetters ? "the form of their accents" : "capital letters"
    findings.append(
      Diagnostic(
        "names-collide", strictness == .lesson || sameLetters ? .error : .warning,
        path: prefix + path,
        "“\(name)” and “\(other)” differ only in \(difference).", remedy: "Rename one of them."))
  }

  private mutating func take(_ file: File) {
    guard files.count < limits.files else {
      isFull = true
      report(
        "too-many-files", nil, "There are more than \(Diagnostic.count(limits.files)) files.",
        "Put several files together, or split the lesson.")
      return
    }
    guard file.size <= limits.fileBytes else {
      findings.append(
        .tooLarge(prefix + file.path, size: file.size, limit: limits.fileBytes, "The file"))
      return
    }
    guard file.size <= limits.bundleBytes - bytes else {
      isFull = true
      report(
        "bundle-too-large", nil,
        "All files together have more than \(Diagnostic.bytes(limits.bundleBytes)).",
        "Make the files smaller, or link to the large ones.")
      return
    }
    bytes += file.size
    files.append(file)
  }

  private mutating func report(
    _ code: String, _ path: String?, _ summary: String, _ remedy: String
  ) {
    findings.append(
      Diagnostic(code, .error, path: path.map { prefix + $0 }, summary, remedy: remedy))
  }
}
