public import ExemplarBundle

/// A draft folder on its way to be published by an administrator.
///
/// ```swift
/// let draft = try DraftPublication(of: "drafts/paper-circuits", in: repository, context, terms)
/// draft.findings.filter { $0.severity == .error }   // [] or what stops it
/// draft.publication?.version                        // 2: one more than the newest published
/// ```
public struct DraftPublication: Sendable {
  /// What the draft is taken to mean; its version is the one it would be published under.
  public let exemplar: Exemplar?
  /// Nil when there are errors, or when nothing changed since the newest version.
  public let publication: Publication?
  /// Everything that is to be said about the draft, in order of place.
  public let findings: [Diagnostic]
  /// True when the newest published version holds the same files.
  public let isUnchanged: Bool

  /// Reads and checks a draft and puts its next version together; nothing is written.
  public init(
    of folder: String, in repository: Repository, context: RuleContext, terms: PublishingTerms
  ) throws(RepositoryError) {
    let package = try DraftPackage(of: folder, context: context, terms: terms, in: repository)
    exemplar = package.exemplar
    findings = package.findings
    isUnchanged = package.isUnchanged
    publication = package.isUnchanged ? nil : Publication(package, with: terms)
  }
}
