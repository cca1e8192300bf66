internal import Foundation

/// Poppler's `pdftotext`, which takes the words out of a PDF document in a process of its own.
package struct PDFProgram: Sendable {
  /// Where it is; nil when it is not installed.
  package var path: String?
  /// How long it may take for one document, by the clock and of a processor.
  package var seconds = 20
  /// How much address space it may use.
  package var memoryBytes = 1 << 30

  /// Names a program.
  package init(path: String?) { self.path = path }

  /// The one on `PATH`.
  package static let installed = PDFProgram(path: find("pdftotext"))

  private static func find(_ name: String) -> String? {
    let folders = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
    // An empty name means the folder we stand in; whatever lies there is nobody's installed program.
    return folders.split(separator: ":").filter { $0.hasPrefix("/") }.map { "\($0)/\(name)" }
      .first { access($0, X_OK) == 0 && !Disk.isFolder($0) }
  }

  /// The text of a document, pages in their order.
  func text(of place: String, _ bounds: DocumentBounds) throws(DocumentFault) -> DocumentText {
    guard let path else { throw .noProgram }
    let time = min(bounds.deadline.remaining, .seconds(seconds))
    let outcome = try ChildProcess.run(
      path, ["-enc", "UTF-8", "-eol", "unix", "-nopgbrk", Self.argument(place), "-"],
      .init(
        time: time, processorSeconds: seconds, memoryBytes: memoryBytes,
        outputBytes: bounds.textBytes))
    return try text(outcome)
  }

  /// A name that begins with `-` would be an option.
  private static func argument(_ place: String) -> String {
    place.hasPrefix("/") ? place : "./\(place)"
  }

  /// By its manual page: 1 is an error in opening the document, 3 one of permissions.
  private func text(_ outcome: ChildProcess.Outcome) throws(DocumentFault) -> DocumentText {
    switch outcome.end {
    case .exit(0), .tooMuchOutput:
      return DocumentText(
        text: FlowingText.tidy(outcome.output), isCut: outcome.end == .tooMuchOutput)
    case .exit(3): throw .locked
    case .exit:
      let complaints = String(decoding: outcome.complaints, as: UTF8.self)
      throw complaints.contains("Incorrect password")
        ? .encrypted : .damaged("it is not a whole PDF document")
    case .outOfTime, .signal(SIGXCPU), .signal(SIGKILL): throw .tooSlow(seconds)
    case .signal(let signal): throw .stopped(signal)
    }
  }
}
