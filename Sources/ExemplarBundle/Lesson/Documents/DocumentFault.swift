/// Why the text of a document could not be taken.
enum DocumentFault: Error, Hashable {
  /// The reason in libarchive's words or in ours, as a clause.
  case damaged(String)
  case encrypted
  /// A document type declaration in the named part: `word/document.xml`.
  case declaresEntities(String)
  /// It grows to more bytes than the limit when it is unpacked.
  case inflates(Int)
  case tooDeep(Int)
  case tooManyParts(Int)
  /// It is something else than its name says, in words: `it is a spreadsheet`.
  case other(String)
  /// Reading took longer than this many seconds.
  case tooSlow(Int)
  /// Its owner forbids taking text out of it.
  case locked
  /// The program that reads it was stopped by a signal.
  case stopped(Int32)
  /// The program that reads it is not here.
  case noProgram
  /// Our own disk or system refused, in its words.
  case system(String)
}

extension DocumentFault {
  /// The finding for a file, by its path as findings show it.
  func finding(_ path: String) -> Diagnostic {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let (code, severity, words, remedy) = words
    return Diagnostic(code, severity, path: path, "“\(name)” \(words).", remedy: remedy)
  }

  private static let saveAgain = "Open it in the program that made it, save it again, or remove it."

  private var words: (String, Diagnostic.Severity, String, remedy: String) {
    switch self {
    case .damaged(let why):
      ("document-damaged", .error, "cannot be read: \(why)", Self.saveAgain)
    case .encrypted:
      (
        "document-encrypted", .error, "is locked with a password",
        "Save it without a password."
      )
    case .declaresEntities(let part):
      (
        "document-entities", .error,
        "has a document type (DTD) in “\(part)”, which no office program writes; it was not read on",
        Self.saveAgain
      )
    case .inflates(let limit):
      (
        "document-too-large", .error,
        "unpacks to more than the limit of \(Diagnostic.bytes(limit))",
        "Split the document, or make it smaller."
      )
    case .tooDeep(let limit):
      (
        "document-too-deep", .error, "has elements more than \(limit) levels inside each other",
        Self.saveAgain
      )
    case .tooManyParts(let limit):
      (
        "document-too-large", .error, "has more than \(Diagnostic.count(limit)) parts",
        "Split the document, or make it smaller."
      )
    case .other(let what):
      (
        "content-mismatch", .error, "is not what its name says: \(what)",
        "Give the file the right extension, or save it again in the right format."
      )
    default: unfinished
    }
  }

  /// What says nothing bad about the file itself.
  private var unfinished: (String, Diagnostic.Severity, String, remedy: String) {
    let remedy = "Say what is in it in the lesson, or save it again in a simpler form."
    switch self {
    case .tooSlow(let seconds):
      return (
        "text-too-slow", .warning,
        "was not read to its end within \(seconds) seconds; its words are neither searched nor checked",
        remedy
      )
    case .locked:
      return (
        "document-locked", .warning,
        "forbids taking its text; its words are neither searched nor checked",
        "Save it without restrictions, so that screen readers and search can read it."
      )
    case .stopped(let signal):
      return (
        "text-not-extracted", .warning,
        "stopped the program that reads PDF documents (signal \(signal)); its words are neither searched nor checked",
        remedy
      )
    case .system(let why):
      return (
        "text-not-extracted", .warning,
        "was not read: \(why); its words are neither searched nor checked", "Try again."
      )
    default:
      return (
        "text-not-extracted", .warning,
        "was not read, since the program “pdftotext” is not installed; its words are neither searched nor checked",
        Self.install
      )
    }
  }

  /// What to do where PDF documents cannot be read.
  static let install =
    "Install Poppler’s tools, for example with “sudo apt-get install poppler-utils”."
}
