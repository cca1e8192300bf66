/// What a file's extension promises: its media type, and the first bytes that keep the promise.
struct FileKind {
  /// What the content must be.
  enum Promise: Hashable {
    case signature(FileSignature)
    /// No zero bytes, unless it is UTF-16.
    case text
    case anything
  }

  /// `image/png`
  var mediaType: String
  var promise: Promise

  /// What the extension of a path promises; unknown ones promise nothing.
  init(path: String) {
    let known = Self.table[Self.fileExtension(path)]
    (mediaType, promise) = known ?? ("application/octet-stream", .anything)
  }

  /// Lower case, without the dot; empty when there is none.
  static func fileExtension(_ path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }

  /// Names under which systems run what is inside.
  static let programExtensions: Set<String> = [
    "exe", "com", "bat", "cmd", "scr", "pif", "cpl", "msi", "msp", "msc", "lnk", "reg", "hta",
    "vbs",
    "vbe", "js", "mjs", "jse", "wsf", "wsh", "ps1", "psm1", "sh", "bash", "zsh", "csh", "fish",
    "command",
    "dll", "sys", "so", "dylib", "o", "class", "jar", "war", "apk", "ipa", "app", "appimage", "deb",
    "rpm", "dmg", "pkg", "wasm", "swf", "desktop", "docm", "xlsm", "pptm", "dotm", "xltm", "potm",
  ]

  private static let table: [String: (String, Promise)] = {
    var table: [String: (String, Promise)] = [:]
    for (name, type) in text { table[name] = (type, .text) }
    for (name, type, signature) in signed { table[name] = (type, .signature(signature)) }
    for (name, type) in free { table[name] = (type, .anything) }
    return table
  }()

  private static let text = [
    ("md", "text/markdown"), ("markdown", "text/markdown"), ("txt", "text/plain"),
    ("html", "text/html"), ("htm", "text/html"), ("csv", "text/csv"),
    ("tsv", "text/tab-separated-values"),
    ("json", "application/json"), ("yaml", "application/yaml"), ("yml", "application/yaml"),
    ("xml", "application/xml"), ("svg", "image/svg+xml"), ("css", "text/css"),
    ("py", "text/x-python"), ("ino", "text/plain"), ("tex", "text/x-tex"), ("vtt", "text/vtt"),
    ("srt", "application/x-subrip"), ("ics", "text/calendar"),
  ]

  private static let signed: [(String, String, FileSignature)] = [
    ("png", "image/png", .png), ("jpg", "image/jpeg", .jpeg), ("jpeg", "image/jpeg", .jpeg),
    ("gif", "image/gif", .gif), ("webp", "image/webp", .webp), ("tif", "image/tiff", .tiff),
    ("tiff", "image/tiff", .tiff), ("pdf", "application/pdf", .pdf),
    ("rtf", "application/rtf", .rtf),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", .zip),
    ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation", .zip),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", .zip),
    ("odt", "application/vnd.oasis.opendocument.text", .zip),
    ("odp", "application/vnd.oasis.opendocument.presentation", .zip),
    ("ods", "application/vnd.oasis.opendocument.spreadsheet", .zip),
    ("odg", "application/vnd.oasis.opendocument.graphics", .zip),
    ("epub", "application/epub+zip", .zip), ("zip", "application/zip", .zip),
    ("sb3", "application/x.scratch.sb3", .zip), ("gz", "application/gzip", .gzip),
    ("doc", "application/msword", .oldOffice), ("ppt", "application/vnd.ms-powerpoint", .oldOffice),
    ("xls", "application/vnd.ms-excel", .oldOffice),
    ("mp4", "video/mp4", .mp4), ("m4v", "video/x-m4v", .mp4), ("mov", "video/quicktime", .mp4),
    ("m4a", "audio/mp4", .mp4), ("heic", "image/heic", .mp4), ("heif", "image/heif", .mp4),
    ("avif", "image/avif", .mp4), ("mp3", "audio/mpeg", .mp3),
    ("ogg", "audio/ogg", .ogg), ("oga", "audio/ogg", .ogg), ("ogv", "video/ogg", .ogg),
    ("wav", "audio/wav", .wav), ("avi", "video/x-msvideo", .avi), ("webm", "video/webm", .matroska),
    ("mkv", "video/x-matroska", .matroska),
  ]

  private static let free = [
    ("bmp", "image/bmp"), ("stl", "model/stl"), ("hex", "application/octet-stream"),
    ("aac", "audio/aac"), ("mid", "audio/midi"), ("ttf", "font/ttf"),
  ]
}

extension FileKind {
  /// What is wrong between the name and the content; nil when they agree.
  func finding(_ path: String, head: ArraySlice<UInt8>) -> Diagnostic? {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let signature = FileSignature(head)
    let suffix = Self.fileExtension(path)
    if let signature, signature.isProgram {
      return Self.program(path, "“\(name)” is \(signature.words).")
    }
    if Self.programExtensions.contains(suffix) {
      return Self.program(path, "“\(name)” is a program by its name (“.\(suffix)”).")
    }
    guard !isKept(by: signature, head) else { return nil }
    let found =
      signature.map { "it is \($0.words)" }
      ?? (head.isEmpty ? "it is empty" : "its content is something else")
    return Diagnostic(
      "content-mismatch", .error, path: path,
      "“\(name)” is not what its name says: \(found).",
      remedy: "Give the file the right extension, or save it again in the right format.")
  }

  private func isKept(by signature: FileSignature?, _ head: ArraySlice<UInt8>) -> Bool {
    switch promise {
    case .signature(let wanted): return signature == wanted
    case .anything: return true
    case .text:
      if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) { return true }
      guard !head.prefix(FileSignature.headLength).contains(0) else { return false }
      return signature == nil || signature == .pdf && !head.starts(with: Array("%PDF-".utf8))
        || signature == .mp4 || signature == .mp3 && head.first == UInt8(ascii: "I")
    }
  }

  private static func program(_ path: String, _ summary: String) -> Diagnostic {
    Diagnostic(
      "executable", .error, path: path, summary,
      remedy: "Remove it; show the code in a text file, or link to the project.")
  }
}
