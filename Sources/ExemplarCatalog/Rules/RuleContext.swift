public import ExemplarBundle

/// What the rules are told beside the bundle: the words, the day, and how the record's file is called.
public struct RuleContext: Sendable {
  /// The words that values are looked up in.
  public var vocabularies: Vocabularies
  /// Consent that ended before this day has expired.
  public var today: CalendarDay
  /// The file that the record's findings name; nil where the record is a line of a longer file.
  public var recordPath: String?

  /// How much of a bundle is read here, as `limits` of `index/repository.yaml` has it.
  public var limits = Limits.standard
  /// What the repository's own table says about how bad findings are.
  public var severities = RuleSeverities.standard
  /// The published exemplars that a lesson is compared with; nil where none are in reach, or nobody asked.
  public var fingerprints: Fingerprints?
  /// True to have the links to other sites told, as notes.
  public var listsLinks = false

  /// Tells the rules the words and the day.
  public init(
    vocabularies: Vocabularies, today: CalendarDay = .today(), recordPath: String? = "exemplar.yaml"
  ) {
    self.vocabularies = vocabularies
    self.today = today
    self.recordPath = recordPath
  }

  /// Findings in order of place, each as bad as the repository's table says: the one door for all of a check.
  ///
  /// Reading's findings and the rules' pass here together; a second passage changes nothing.
  func settled(_ findings: [Diagnostic], record: String?) -> [Diagnostic] {
    FindingOrder.sorted(severities.settled(findings), record: record)
  }
}

/// What a rule for the whole lesson looks at: the files, what the record was taken to say, the Markdown.
struct RuleSubject {
  var bundle: LessonBundle
  var context: RuleContext
  /// Perhaps unfinished: where a key could not be read, its value is empty.
  var exemplar: Exemplar
  /// The line of each listed path and of each key of the record.
  var lines: RecordLines
  /// The Markdown parts that could be parsed.
  var documents: [(path: String, document: MarkdownDocument)]
  /// The path of every file of the bundle.
  let paths: Set<String>

  init(
    bundle: LessonBundle, context: RuleContext, exemplar: Exemplar, lines: RecordLines,
    documents: [(path: String, document: MarkdownDocument)]
  ) {
    self.bundle = bundle
    self.context = context
    self.exemplar = exemplar
    self.lines = lines
    self.documents = documents
    self.paths = Set(bundle.files.map(\.path))
  }

  /// A finding in the record.
  func inRecord(
    _ code: RuleCode, _ key: RecordKey, line: Int? = nil, _ summary: String, remedy: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      code, path: context.recordPath, line: line ?? lines.keys[key], key: key.rawValue, summary,
      remedy: remedy)
  }
}

/// Where the record says what, for rules that look at it again.
struct RecordLines {
  var record = 1
  var keys: [RecordKey: Int] = [:]
  /// The line of the list item that names a file.
  var files: [String: Int] = [:]
}

/// A rule that looks at the lesson as a whole.
protocol LessonRule: Sendable {
  /// Everything the rule has to say, in any order.
  func findings(in subject: RuleSubject) -> [Diagnostic]
}
