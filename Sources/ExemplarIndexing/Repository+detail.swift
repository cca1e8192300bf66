internal import ExemplarBundle
public import ExemplarCatalog
public import ExemplarVocabulary

extension Repository {
  /// Everything that is shown of any published version, read from its bag: the index holds the newest alone.
  ///
  /// ```swift
  /// try repository.detail(of: "paper-circuits", version: 1).card.title   // "Paper circuits"
  /// ```
  /// Without settings the files of `index/` are read for it. Whether the exemplar was withdrawn is not looked at.
  ///
  /// - Throws: `RepositoryError`, `unknownExemplar` for an id or a version that is not there, `unreadable` with its
  ///   findings for a bag that cannot be read; what reading the settings throws.
  public func detail(
    of id: String, version: Int, settings: IndexSettings? = nil
  ) throws -> ExemplarDetail {
    let versions = try versions(of: id)
    guard versions.contains(version) else {
      throw RepositoryError.unknownVersion(version, of: id, among: versions)
    }
    let settings = try settings ?? IndexSettings.load(repository: self).settings
    var context = RuleContext(vocabularies: Vocabularies(all: settings.vocabularies))
    context.limits = settings.limits
    let (exemplar, findings) = try exemplar(id, version: version, with: context)
    guard let exemplar else { throw RepositoryError.unreadable(id, version, findings) }
    return exemplar.detail(versions: try entries(id, versions))
  }

  private func entries(_ id: String, _ versions: [Int]) throws(BundleError) -> [VersionEntry] {
    var entries: [VersionEntry] = []
    for version in versions {
      entries.append(
        VersionEntry(version: version, published: try published(id, version: version)))
    }
    return entries
  }
}

extension RepositoryError {
  fileprivate static func unknownVersion(
    _ version: Int, of id: String, among versions: [Int]
  ) -> RepositoryError {
    RepositoryError(
      .unknownExemplar,
      versions.isEmpty
        ? "There is no exemplar “\(id)”. Find its id with: exemplar search WORDS"
        : "“\(id)” has no version \(version). It has: \(versions.map(String.init).joined(separator: ", "))."
    )
  }

  fileprivate static func unreadable(
    _ id: String, _ version: Int, _ findings: [Diagnostic]
  ) -> RepositoryError {
    RepositoryError(
      .unreadable,
      "Version \(version) of “\(id)” cannot be read. Look at it with: exemplar check",
      findings: findings)
  }
}
