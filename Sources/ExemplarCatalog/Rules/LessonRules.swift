/// The rules for the whole lesson, beside those of each key.
enum LessonRules {
  /// All of them; findings are put in order of place afterwards.
  static let all: [any LessonRule] = [
    FrameworkRule(), ReferenceRule(), LessonPartRule(), UnwrittenPartRule(), ListedFilesRule(),
    UnlistedArtifactRule(),
    ConsentRule(), AltTextRule(), LinkTargetRule(), ImageAltRule(), HeadingRule(), LinkTextRule(),
    AltFileNameRule(), TableHeaderRule(), RawHTMLRule(), ExternalLinkRule(), PrivacyRule(),
    ImageLocationRule(), NearDuplicateRule(), EqualFileRule(),
  ]
}
