// The texts of documents, and what pictures tell.
extension LessonReader {
  /// All documents of one lesson together are read no longer than this.
  private static let documentSeconds = 60

  /// Reads the documents that were met on the way; all of them at once, so that both processors have work.
  mutating func readDocuments() {
    guard !documents.isEmpty else { return }
    let bounds = DocumentBounds(
      textBytes: limits.materialTextBytes, deadline: .init(seconds: Self.documentSeconds))
    let outcomes = DocumentJob.run(documents, bounds, pdf: pdf)
    var unread: [FolderWalk.File] = []
    for (job, outcome) in zip(documents, outcomes) {
      switch outcome {
      case .success(let text): keep(text, job.file)
      case .failure(.noProgram): unread.append(job.file)
      case .failure(let fault): findings.append(fault.finding(prefix + job.file.path))
      }
    }
    tellUnread(unread)
  }

  private mutating func keep(_ document: DocumentText, _ file: FolderWalk.File) {
    let name = Self.name(file.path)
    if document.text.isEmpty {
      findings.append(
        Diagnostic(
          "no-text", .warning, path: prefix + file.path,
          "“\(name)” has no text that a program can read: screen readers are silent, and \(Self.loss(file.path)).",
          remedy:
            "If it is a scan, run text recognition (OCR) over it; if it shows pictures, describe them in the record."
        ))
    } else {
      keepText(document.text, file.path)
    }
    if document.isCut {
      findings.append(
        Diagnostic(
          "text-not-searched", .warning, path: prefix + file.path,
          "“\(name)” has more text than \(Diagnostic.bytes(limits.materialTextBytes)); what comes later is neither searched nor checked.",
          remedy: "Split the file."))
    }
    if document.hasDeletions {
      findings.append(
        Diagnostic(
          "tracked-changes", .warning, path: prefix + file.path,
          "“\(name)” still holds text that was deleted while changes were tracked; whoever opens it can bring it back.",
          remedy: "Accept all changes, and save it again."))
    }
  }

  private static func loss(_ path: String) -> String {
    path.hasPrefix("artifacts/")
      ? "names and addresses in it are not noticed" : "search does not find its words"
  }

  /// Once a lesson, since the remedy is one.
  private mutating func tellUnread(_ files: [FolderWalk.File]) {
    guard let first = files.first else { return }
    let which =
      files.count == 1
      ? "“\(Self.name(first.path))” was not read"
      : "\(Diagnostic.count(files.count)) PDF documents, “\(Self.name(first.path))” among them, were not read"
    findings.append(
      Diagnostic(
        "text-not-extracted", .warning, path: files.count == 1 ? prefix + first.path : nil,
        "\(which), since the program “pdftotext” is not installed; their words are neither searched nor checked.",
        remedy: DocumentFault.install))
  }

  static func name(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
