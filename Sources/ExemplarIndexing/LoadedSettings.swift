internal import ExemplarBundle
internal import ExemplarCatalog

/// Settings without errors, with the remarks on them.
struct LoadedSettings {
  let settings: IndexSettings
  let findings: [Diagnostic]

  /// - Throws: ``SettingsProblem`` with every finding of every file where one is an error.
  init(of repository: Repository) throws {
    (settings, findings) = try IndexSettings.load(repository: repository)
    guard !findings.contains(where: { $0.severity == .error }) else {
      throw SettingsProblem(findings: findings)
    }
  }
}
