/// Every code that reading, verifying and unpacking can give, with its severity.
///
/// The findings carry the codes as text; a test compares this table with the sources. The rules of the catalog have
/// a table of their own.
///
/// ```swift
/// BundleCode.fileChanged.rawValue   // "file-changed"
/// BundleCode.fileChanged.severity   // .error
/// ```
public enum BundleCode: String, Sendable, CaseIterable, Codable {
  // The record, exemplar.yaml
  case unknownValue = "unknown-value"

  // Reading the record as YAML or JSON
  case recordMissing = "record-missing"
  case recordEmpty = "record-empty"
  case recordNotMapping = "record-not-mapping"
  case recordTooDeep = "record-too-deep"
  case severalDocuments = "several-documents"
  case duplicateKey = "duplicate-key"
  case keyNotText = "key-not-text"
  case unknownAlias = "unknown-alias"
  case tooManyAliases = "too-many-aliases"
  case tagIgnored = "tag-ignored"
  case yamlSyntax = "yaml-syntax"
  case yamlTab = "yaml-tab"
  case jsonSyntax = "json-syntax"
  case notText = "not-text"
  case notUTF8 = "not-utf8"

  // Parts and files of a lesson
  case lessonMissing = "lesson-missing"
  case emptyPart = "empty-part"
  case encodingGuessed = "encoding-guessed"
  case textNotSearched = "text-not-searched"

  // Documents, whose words are taken out of them
  case documentDamaged = "document-damaged"
  case documentEncrypted = "document-encrypted"
  case documentEntities = "document-entities"
  case documentTooLarge = "document-too-large"
  case documentTooDeep = "document-too-deep"
  case documentLocked = "document-locked"
  case textTooSlow = "text-too-slow"
  case textNotExtracted = "text-not-extracted"
  case noText = "no-text"
  case trackedChanges = "tracked-changes"

  // Files
  case symbolicLink = "symbolic-link"
  case hardLink = "hard-link"
  case specialFile = "special-file"
  case executable
  case contentMismatch = "content-mismatch"
  case namesCollide = "names-collide"
  case unportableName = "unportable-name"
  case ignoredFile = "ignored-file"
  case fileTooLarge = "file-too-large"
  case bundleTooLarge = "bundle-too-large"
  case tooManyFiles = "too-many-files"
  case tooDeep = "too-deep"
  case unreadable
  case pathEmpty = "path-empty"
  case pathAbsolute = "path-absolute"
  case pathParent = "path-parent"
  case pathCurrent = "path-current"
  case pathEmptyName = "path-empty-name"
  case pathHome = "path-home"
  case pathDriveLetter = "path-drive-letter"
  case pathBackslash = "path-backslash"
  case pathZeroByte = "path-zero-byte"
  case pathVariable = "path-variable"
  case pathDeviceName = "path-device-name"
  case nameNotUTF8 = "name-not-utf8"

  // Archives
  case archiveDamaged = "archive-damaged"
  case archiveEncrypted = "archive-encrypted"
  case archiveDuplicate = "archive-duplicate"
  case archiveName = "archive-name"
  case archiveTop = "archive-top"
  case archiveKind = "archive-kind"
  case archiveAmbiguous = "archive-ambiguous"
  case archiveMismatch = "archive-mismatch"
  case archiveOverlap = "archive-overlap"
  case archiveHidden = "archive-hidden"
  case archiveTrailing = "archive-trailing"

  // Bags (RFC 8493)
  case declarationMissing = "declaration-missing"
  case declarationLine = "declaration-line"
  case declarationMark = "declaration-mark"
  case unsupportedVersion = "unsupported-version"
  case unsupportedEncoding = "unsupported-encoding"
  case oldVersion = "old-version"
  case tagFileEncoding = "tag-file-encoding"
  case byteOrderMark = "byte-order-mark"
  case bagInfoLine = "bag-info-line"
  case bagInfoSpacing = "bag-info-spacing"
  case bagInfoRepeated = "bag-info-repeated"
  case bagCountForm = "bag-count-form"
  case baggingDateForm = "bagging-date-form"
  case payloadOxumForm = "payload-oxum-form"
  case payloadOxumRepeated = "payload-oxum-repeated"
  case payloadOxumMismatch = "payload-oxum-mismatch"
  case payloadMissing = "payload-missing"
  case manifestMissing = "manifest-missing"
  case manifestName = "manifest-name"
  case manifestLine = "manifest-line"
  case manifestChecksum = "manifest-checksum"
  case manifestDuplicate = "manifest-duplicate"
  case manifestAsterisk = "manifest-asterisk"
  case manifestDot = "manifest-dot"
  case manifestNotListed = "manifest-not-listed"
  case percentNotEncoded = "percent-not-encoded"
  case pathOutsidePayload = "path-outside-payload"
  case payloadInTagManifest = "payload-in-tag-manifest"
  case tagManifestListed = "tag-manifest-listed"
  case tagFileUnlisted = "tag-file-unlisted"
  case unknownAlgorithm = "unknown-algorithm"
  case fileMissing = "file-missing"
  case fileExtra = "file-extra"
  case fileChanged = "file-changed"
  case fetchLine = "fetch-line"
  case fetchUrl = "fetch-url"
  case fetchLength = "fetch-length"
  case fetchNotListed = "fetch-not-listed"
  case fetchNotAllowed = "fetch-not-allowed"

  /// How bad it is; some are milder in one place than in another, and then this is the worst.
  public var severity: Diagnostic.Severity {
    switch self {
    case .tagIgnored, .emptyPart, .encodingGuessed, .textNotSearched, .documentLocked, .textTooSlow,
      .textNotExtracted, .noText, .trackedChanges, .unportableName, .ignoredFile,
      .oldVersion, .byteOrderMark, .bagInfoSpacing, .bagInfoRepeated, .bagCountForm,
      .baggingDateForm, .manifestAsterisk, .manifestDot, .percentNotEncoded, .tagFileUnlisted,
      .fetchLength:
      .warning
    default: .error
    }
  }
}
