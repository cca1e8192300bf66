public import ExemplarBundle

/// Every code that the rules of the catalog can give, with its severity: one table for people and programs.
///
/// ```swift
/// RuleCode.unknownValue.rawValue   // "unknown-value"
/// RuleCode.unknownValue.severity   // .error
/// ```
public enum RuleCode: String, Sendable, CaseIterable, Codable {
  // The record
  case missingKey = "missing-key"
  case unknownKey = "unknown-key"
  case emptyValue = "empty-value"
  case wrongShape = "wrong-shape"
  case tooLong = "too-long"
  case lineBreak = "line-break"
  case unknownSchema = "unknown-schema"
  case badID = "bad-id"
  case proposedID = "proposed-id"
  case badLanguage = "bad-language"
  case badSchoolYear = "bad-school-year"
  case badDate = "bad-date"
  case badNumber = "bad-number"
  case badChoice = "bad-choice"
  case unknownLicense = "unknown-license"
  case unknownValue = "unknown-value"
  case ambiguousValue = "ambiguous-value"
  case takenAs = "taken-as"
  case duplicateValue = "duplicate-value"
  case missingFramework = "missing-framework"
  case refersToItself = "refers-to-itself"
  case vocabularyMissing = "vocabulary-missing"

  // Files
  case missingLesson = "lesson-missing"
  case emptyPart = "empty-part"
  case missingFile = "missing-file"
  case wrongFolder = "wrong-folder"
  case unlistedArtifact = "unlisted-artifact"
  case missingConsent = "missing-consent"
  case expiredConsent = "expired-consent"
  case consentMismatch = "consent-mismatch"
  case missingAlt = "missing-alt"

  // Markdown
  case brokenLink = "broken-link"
  case escapingLink = "escaping-link"
  case imageAlt = "image-alt"
  case headingJump = "heading-jump"
  case linkText = "link-text"
  case tableHeader = "table-header"
  case costlyMarkdown = "costly-markdown"
  case altFileName = "alt-file-name"
  case rawHTML = "raw-html"
  case externalLink = "external-link"

  // Privacy
  case emailAddress = "email-address"
  case phoneNumber = "phone-number"
  case studentNumber = "student-number"
  case streetAddress = "street-address"
  case imageLocation = "image-location"

  // Duplicates
  case nearDuplicate = "near-duplicate"
  case equalFile = "equal-file"
  case duplicatesNotChecked = "duplicates-not-checked"

  // The collection
  case folderName = "folder-name"
  case missingVersion = "missing-version"
  case unknownExemplar = "unknown-exemplar"
  case strayFile = "stray-file"
  case unreadable = "unreadable"
  case exists = "exists"
  case withdrawn = "withdrawn"

  // The table of severities
  case loweredRule = "lowered-rule"
  case unknownRule = "unknown-rule"
  case badSeverity = "bad-severity"

  /// How bad it is, unless the repository's own table says otherwise.
  public var severity: Diagnostic.Severity {
    switch self {
    case .takenAs, .proposedID, .externalLink, .duplicatesNotChecked: .note
    case .unknownKey, .duplicateValue, .refersToItself, .emptyPart, .imageAlt, .headingJump,
      .linkText, .tableHeader, .altFileName, .rawHTML, .missingVersion, .unknownExemplar,
      .strayFile,
      .emailAddress, .phoneNumber, .studentNumber, .streetAddress, .imageLocation, .nearDuplicate,
      .equalFile, .unknownRule:
      .warning
    default: .error
    }
  }
}

extension Diagnostic {
  /// True for a link that somebody asked for.
  public var isLink: Bool { code == RuleCode.externalLink.rawValue }

  /// Makes a finding whose severity is the code's.
  init(
    _ code: RuleCode, bundle: String? = nil, path: String? = nil, line: Int? = nil,
    key: String? = nil, _ summary: String, remedy: String? = nil
  ) {
    self.init(
      code.rawValue, code.severity, bundle: bundle, path: path, line: line, key: key, summary,
      remedy: remedy)
  }
}
