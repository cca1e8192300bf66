internal import ExemplarBundle
public import ExemplarCatalog

/// Publishes exemplars from a file with one JSON object a line: `import jsonl`.
///
/// ```swift
/// let job = JSONLinesImport(into: repository, context: context, terms: terms)
/// let report = try job.run(file: "lessons.jsonl") { progress in … }
/// report.imported   // 12517
/// ```
/// A line holds the record's keys and `lesson`, `process`, `reflection` as Markdown. An id that is published
/// with the same content is unchanged; with other content it is refused, or becomes the next version where
/// updates are wanted. Some hundred bags become public at a time: a kill costs nothing that was reported.
public struct JSONLinesImport: Sendable {
  /// How far an import is.
  public struct Progress: Hashable, Sendable {
    /// Lines that are done: public, unchanged or refused.
    public var lines: Int
    /// Bytes of the file that were read.
    public var bytes: Int
    /// The size of the file; nil for a pipe.
    public var totalBytes: Int?
  }

  /// A version that an import made public.
  public struct Published: Hashable, Sendable {
    public var id: String
    public var version: Int
    /// The digest of its bag.
    public var digest: String
  }

  /// Lines that become public together.
  static let batchLines = 500
  /// Bytes after which a batch is full, whatever its lines.
  static let batchBytes = 32 << 20

  let repository: Repository
  let context: RuleContext
  let terms: PublishingTerms
  let updates: Bool

  /// Prepares an import; with `updates`, other content of a published id becomes its next version.
  public init(
    into repository: Repository, context: RuleContext, terms: PublishingTerms, updates: Bool = false
  ) {
    self.repository = repository
    var context = context
    context.recordPath = nil
    self.context = context
    self.terms = terms
    self.updates = updates
  }

  /// Imports a file, `-` being standard input; goes on after lines that are refused.
  ///
  /// Throws when the file cannot be read or the repository cannot be written; what was reported by
  /// `progress` before is public and stays.
  /// `recording` is told what each batch published, once it is public and before anything else is done.
  public func run(
    file: String, progress: (Progress) -> Void = { _ in },
    recording: ([Published]) throws(ImportError) -> Void = { _ in }
  ) throws(ImportError) -> ImportReport {
    var reader = try LineReader(file)
    let size = reader.size
    var report = ImportReport()
    var waiting: [LineReader.Line] = []
    while true {
      let lines = try batch(from: &reader, after: waiting)
      if lines.isEmpty { return report }
      let batch = try publish(lines, into: &report)
      // A kill before this call leaves versions that are public and that no event names: whoever acts on them next
      // adopts them, and so does the doctor.
      if !batch.published.isEmpty { try recording(batch.published) }
      waiting = batch.waiting
      progress(Progress(lines: report.lines, bytes: reader.bytesRead, totalBytes: size))
    }
  }

  /// The next lines that are not blank, after those that had to wait.
  private func batch(
    from reader: inout LineReader, after waiting: [LineReader.Line]
  ) throws(ImportError) -> [LineReader.Line] {
    var lines = waiting
    var bytes = waiting.reduce(0) { $0 + $1.bytes.count }
    while lines.count < Self.batchLines, bytes < Self.batchBytes, let line = try reader.next() {
      let isBlank = line.bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 }
      if isBlank, !line.isTooLong { continue }
      bytes += line.bytes.count
      lines.append(line)
    }
    return lines
  }

  /// Publishes a batch; gives what became public, and the lines that must wait for it.
  private func publish(
    _ lines: [LineReader.Line], into report: inout ImportReport
  ) throws(ImportError) -> (published: [Published], waiting: [LineReader.Line]) {
    let (steps, waiting) = sorted(lines, lines.concurrentMap(step))
    let published: [Published]
    do throws(RepositoryError) {
      let batch = try PublishingBatch(in: repository)
      if let error = steps.concurrentMap({ $0.stage(in: batch) }).compactMap({ $0 }).first {
        throw RepositoryError(.system, error.description)
      }
      let outcomes = try batch.commit()
      for step in steps { step.settle(outcomes[step.id], among: repository, in: &report) }
      published = steps.compactMap { $0.published(outcomes[$0.id]) }
    } catch {
      throw ImportError(error.message)
    }
    report.refused.sort { $0.line < $1.line }
    return (published, waiting)
  }

  /// The steps of a batch, no two of which publish one id, and the lines that must wait for the next.
  private func sorted(
    _ lines: [LineReader.Line], _ steps: [ImportStep]
  ) -> (steps: [ImportStep], waiting: [LineReader.Line]) {
    var publishing: [String: ImportStep] = [:]
    var ready: [ImportStep] = []
    var waiting: [LineReader.Line] = []
    for (line, step) in zip(lines, steps) {
      if let earlier = publishing[step.id] {
        if let step = step.after(earlier, updates: updates) {
          ready.append(step)
        } else {
          waiting.append(line)
        }
      } else {
        if case .publish = step.decision { publishing[step.id] = step }
        ready.append(step)
      }
    }
    return (ready, waiting)
  }
}
