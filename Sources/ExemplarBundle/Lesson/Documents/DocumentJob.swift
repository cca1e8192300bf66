internal import Dispatch

/// A document whose text is wanted.
struct DocumentJob: Sendable {
  /// What became of it.
  typealias Outcome = Result<DocumentText, DocumentFault>

  var file: FolderWalk.File
  var kind: DocumentKind

  /// Reads documents, as many at once as the machine has processors; outcomes are in the order of the jobs.
  static func run(
    _ jobs: [DocumentJob], _ bounds: DocumentBounds, pdf: PDFProgram
  ) -> [Outcome] {
    guard jobs.count > 1 else { return jobs.map { $0.run(bounds, pdf) } }
    return [Outcome](unsafeUninitializedCapacity: jobs.count) { buffer, count in
      // Each turn writes the place of its own number and no other.
      nonisolated(unsafe) let places = buffer.baseAddress!
      DispatchQueue.concurrentPerform(iterations: jobs.count) { index in
        (places + index).initialize(to: jobs[index].run(bounds, pdf))
      }
      count = jobs.count
    }
  }

  private func run(_ bounds: DocumentBounds, _ pdf: PDFProgram) -> Outcome {
    Result { () throws(DocumentFault) in
      try DocumentText.read(file.place, kind, bounds, pdf: pdf)
    }
  }
}
