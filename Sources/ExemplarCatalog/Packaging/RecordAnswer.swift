public import ExemplarBundle
internal import ExemplarVocabulary

/// What somebody answered for one key of a record that is not written yet, under the same rules as the record.
///
/// ```swift
/// let answer = RecordAnswer(.grades, ["3, thrid"], with: context)
/// answer.findings.first?.summary        // “thrid” is not a grade.
/// answer.suggestion?.texts              // ["3", "3"]
/// RecordAnswer(.grades, ["3-5, 6"], with: context).value   // the list 3-5 and 6
/// ```
public struct RecordAnswer: Sendable {
  public let key: RecordKey
  /// As they were given; a list's answer is parted at commas where it means nothing whole.
  public let texts: [String]
  /// As the record will hold it.
  public let value: RecordValue
  /// What the key's rule says: errors, and what the words were taken to mean.
  public let findings: [Diagnostic]
  private let context: RuleContext

  /// Reads an answer; texts of spaces alone count as none.
  public init(_ key: RecordKey, _ texts: [String], with context: RuleContext) {
    let given = texts.map(singleSpaced).filter { !$0.isEmpty }
    let whole = Self.value(key, given)
    let faults = Self.findings(key, whole, context)
    let parts = key.isAuthors ? given : given.flatMap(Self.parts)
    self.key = key
    self.context = context
    if key.isList, parts != given, faults.contains(where: { $0.severity == .error }) {
      self.texts = parts
      value = Self.value(key, parts)
      findings = Self.findings(key, value, context)
    } else {
      self.texts = given
      value = whole
      findings = faults
    }
  }

  /// True when the record may hold it.
  public var isValid: Bool { !texts.isEmpty && !findings.contains { $0.severity == .error } }

  /// The answer with every unknown word replaced by the nearest known one; nil where there is none.
  public var suggestion: RecordAnswer? {
    guard !isValid, let name = key.vocabulary, let vocabulary = context.vocabularies[name] else {
      return nil
    }
    let corrected = texts.map { text in
      if case .unknown(let nearest) = vocabulary.resolve(text) {
        nearest.first?.label ?? text
      } else {
        text
      }
    }
    let answer = RecordAnswer(key, corrected, with: context)
    return corrected != texts && answer.isValid ? answer : nil
  }

  private static func parts(_ text: String) -> [String] {
    text.split(separator: ",").map { singleSpaced(String($0)) }.filter { !$0.isEmpty }
  }

  private static func value(_ key: RecordKey, _ texts: [String]) -> RecordValue {
    if key.isAuthors { return RecordValue(.list(texts.map(author))) }
    if key.isList { return RecordValue(.list(texts.map { RecordValue(.text($0)) })) }
    return RecordValue(.text(texts.joined(separator: " ")))
  }

  /// `Grade 4 teacher: teacher`, parted at its last colon.
  private static func author(_ text: String) -> RecordValue {
    let colon = text.lastIndex(of: ":")
    let name = singleSpaced(String(text[..<(colon ?? text.endIndex)]))
    var entries = [RecordEntry("name", RecordValue(.text(name)))]
    if let colon {
      let role = singleSpaced(String(text[text.index(after: colon)...]))
      entries.append(RecordEntry("role", RecordValue(.text(role))))
    }
    return RecordValue(.mapping(entries))
  }

  /// What the rule of the key says of a value.
  private static func findings(
    _ key: RecordKey, _ value: RecordValue, _ context: RuleContext
  ) -> [Diagnostic] {
    let record = RecordValue(.mapping([RecordEntry(key.rawValue, value)]))
    var reading = RecordReading(record, in: context)
    _ = reading.exemplar()
    return reading.findings.filter { $0.key == key.rawValue }.map { finding in
      guard key.isAuthors, finding.code == RuleCode.missingKey.rawValue else { return finding }
      var finding = finding
      finding.summary = "An author has a name and a role."
      finding.remedy = "Write both, as in “Grade 4 teacher: teacher”."
      return finding
    }
  }
}

extension RecordKey {
  fileprivate var isAuthors: Bool { self == .authors }

  /// True for the keys that hold several words.
  fileprivate var isList: Bool {
    switch self {
    case .grades, .subjects, .iste, .concepts, .practices, .standards, .citizenship, .keywords,
      .tools, .vocabulary, .authors, .prerequisites, .related:
      true
    default: false
    }
  }

  /// The vocabulary that the key's words come from.
  var vocabulary: String? {
    switch self {
    case .school: "schools"
    case .program: "programs"
    case .grades: "grades"
    case .subjects: "subjects"
    case .iste: "iste"
    case .concepts: "concepts"
    case .practices: "practices"
    case .standards: "standards"
    case .citizenship: "citizenship"
    case .devices: "devices"
    case .language: "languages"
    default: nil
    }
  }
}
