public import ExemplarBundle
internal import ExemplarVocabulary

extension Exemplar {
  /// What a bundle means in our vocabulary, and everything that is to be said about it.
  ///
  /// ```swift
  /// let (exemplar, findings) = Exemplar.resolve(bundle, with: RuleContext(vocabularies: words))
  /// exemplar?.iste.map(\.id)    // ["4a"], written as “1.4.a”
  /// findings.first?.summary     // “thrid” is not a grade.
  /// ```
  /// The findings are all there are, in order of place: the record first, then the Markdown, then other
  /// files, each by line. The exemplar is nil when something that every record has could not be read;
  /// other errors leave it without the faulty value. Only one without errors may be published.
  public static func resolve(
    _ bundle: LessonBundle, with context: RuleContext
  ) -> (exemplar: Exemplar?, findings: [Diagnostic]) {
    var record = ResolvedRecord(bundle, in: context)
    let (documents, costly) = parsed(bundle.parts)
    let subject = RuleSubject(
      bundle: bundle, context: context, exemplar: record.exemplar, lines: record.reading.lines,
      documents: documents)
    record.findings += costly + LessonRules.all.flatMap { $0.findings(in: subject) }
    return record.settled
  }

  /// What a published bundle means: the record's values alone, without asking the rules for the whole lesson again.
  ///
  /// They were asked before it became public; what may be said today about an old lesson is for `check`.
  package static func resolve(
    published bundle: LessonBundle, with context: RuleContext
  ) -> (exemplar: Exemplar?, findings: [Diagnostic]) {
    ResolvedRecord(bundle, in: context).settled
  }

  /// A record with every key read, before the rules for the whole lesson.
  private struct ResolvedRecord {
    let reading: RecordReading
    var exemplar: Exemplar
    var findings: [Diagnostic]

    init(_ bundle: LessonBundle, in context: RuleContext) {
      var reading = RecordReading(bundle.record, in: context)
      var exemplar = reading.exemplar()
      exemplar.parts = bundle.parts
      exemplar.files = bundle.files
      exemplar.materialTexts = bundle.materialTexts
      var findings = reading.findings
      Exemplar.proposeID(for: &exemplar, reading, &findings)
      self.reading = reading
      self.exemplar = exemplar
      self.findings = findings
    }

    /// The exemplar where it is whole, and the findings by the repository's table, in order of place.
    var settled: (exemplar: Exemplar?, findings: [Diagnostic]) {
      let isWhole = reading.unread.isEmpty && !exemplar.id.isEmpty
      let context = reading.context
      return (isWhole ? exemplar : nil, context.settled(findings, record: context.recordPath))
    }
  }

  /// A draft without an id gets the one that its title gives, when it is first packed or published.
  private static func proposeID(
    for exemplar: inout Exemplar, _ reading: RecordReading, _ findings: inout [Diagnostic]
  ) {
    let isFaulty = reading.findings.contains { $0.key == RecordKey.id.rawValue }
    guard exemplar.id.isEmpty, !isFaulty, !exemplar.title.isEmpty else { return }
    exemplar.id = Slug.proposed(for: exemplar.title)
    findings.append(
      Diagnostic(
        .proposedID, path: reading.context.recordPath,
        line: reading.lines.keys[.id] ?? reading.lines.record, key: "id",
        "The record has no id; it will be “\(exemplar.id)”, from the title.",
        remedy: "Write “id: \(exemplar.id)”, or another, before it is published."))
  }

  private static func parsed(
    _ parts: [LessonBundle.Part]
  ) -> (documents: [(path: String, document: MarkdownDocument)], findings: [Diagnostic]) {
    var documents: [(path: String, document: MarkdownDocument)] = []
    var findings: [Diagnostic] = []
    for part in parts {
      let path = "\(part.name).md"
      do throws(MarkdownError) {
        documents.append((path, try MarkdownDocument(part.markdown)))
      } catch {
        findings.append(
          Diagnostic(
            .costlyMarkdown, path: path, line: error.line, error.summary, remedy: error.remedy))
      }
    }
    return (documents, findings)
  }
}
