public import ExemplarBundle

/// A code that a check can give, whichever part of the program gives it.
///
/// ```swift
/// KnownRule.all["heading-jump"]?.severity   // .warning
/// KnownRule.all["email-address"]?.lock      // .privacy
/// ```
public struct KnownRule: Hashable, Sendable {
  /// Why a repository may not lower a rule.
  public enum Lock: String, Hashable, Sendable {
    /// It protects persons.
    case privacy
    /// It protects those who made the work.
    case consent
    /// It protects readers and their computers, and the bag's own truth.
    case files
    /// Without it a lesson could not be understood.
    case meaning
  }

  public var code: String
  /// As the program has it.
  public var severity: Diagnostic.Severity
  public var lock: Lock?

  /// Every one by its code.
  public static let all: [String: KnownRule] = {
    let rules = RuleCode.allCases.map {
      KnownRule(code: $0.rawValue, severity: $0.severity, lock: $0.lock)
    }
    let files = BundleCode.allCases.map {
      KnownRule(
        code: $0.rawValue, severity: $0.severity, lock: $0.severity == .error ? .files : nil)
    }
    return Dictionary((rules + files).map { ($0.code, $0) }) { first, _ in first }
  }()
}

extension RuleCode {
  /// Why no repository may lower it; nil where it may.
  public var lock: KnownRule.Lock? {
    switch self {
    case .emailAddress, .phoneNumber, .studentNumber, .streetAddress, .imageLocation: .privacy
    case .missingConsent, .expiredConsent, .consentMismatch, .unlistedArtifact, .badChoice,
      .badDate:
      .consent
    case .escapingLink, .folderName, .unreadable, .wrongFolder, .loweredRule: .files
    case .missingKey, .emptyValue, .wrongShape, .tooLong, .lineBreak, .unknownSchema, .badID,
      .badLanguage, .badSchoolYear, .badNumber, .unknownLicense, .unknownValue, .ambiguousValue,
      .vocabularyMissing, .missingLesson, .costlyMarkdown, .exists, .withdrawn, .badSeverity:
      .meaning
    default: nil
    }
  }
}

extension KnownRule.Lock {
  /// What stands behind “cannot be lowered:”.
  var reason: String {
    switch self {
    case .privacy: "it keeps strangers away from students and teachers"
    case .consent: "it keeps work without consent from being shown"
    case .files: "it keeps bags whole and readers' computers safe"
    case .meaning: "without it a lesson could not be read"
    }
  }
}
