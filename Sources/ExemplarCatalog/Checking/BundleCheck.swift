public import ExemplarBundle
internal import ExemplarVocabulary

/// Checks one draft or one bag: files, record, Markdown and, for a bag, every checksum.
///
/// ```swift
/// let report = try BundleCheck(context: context).draft("drafts/paper-circuits")
/// report.isValid    // false
/// report.findings   // every finding at once, in order of place
/// ```
public struct BundleCheck: Sendable {
  private let context: RuleContext

  /// Prepares to check by the words and the day of a context.
  public init(context: RuleContext) { self.context = context }

  /// Checks a draft folder; findings carry the name the caller gave it.
  public func draft(_ folder: String) throws(BundleError) -> CheckReport {
    let reading = try LessonBundle.read(draft: folder, limits: context.limits)
    let resolved = reading.bundle.map { Exemplar.resolve($0, with: context).findings } ?? []
    return report(
      context.settled(reading.findings + resolved + comparison, record: "exemplar.yaml"),
      named: folder)
  }

  /// Checks a bag's folder; findings carry the name the caller gave it.
  public func bag(_ folder: String) throws(BundleError) -> CheckReport {
    var report = try bag(folder, named: folder).report
    report.findings += self.report(comparison, named: folder).findings
    return report
  }

  /// Checks a bag and gives what it means, for further checks.
  package func bag(
    _ folder: String, named name: String, fetch: Bag.FetchRule = .allowWhenComplete
  ) throws(BundleError) -> (report: CheckReport, exemplar: Exemplar?) {
    let bag = try Bag.verify(folder: folder, fetch: fetch)
    let reading = try LessonBundle.read(bag: folder, limits: context.limits)
    var payload = reading.findings
    var exemplar: Exemplar?
    if let bundle = reading.bundle {
      let resolved = Exemplar.resolve(bundle, with: context)
      exemplar = resolved.exemplar
      payload += resolved.findings.map(insideBag)
    }
    let ordered = context.settled(payload, record: "data/exemplar.yaml")
    return (report(unique(context.severities.settled(bag) + ordered), named: name), exemplar)
  }

  /// The rules know the draft's paths; in a bag the files lie under `data/`.
  private func insideBag(_ finding: Diagnostic) -> Diagnostic {
    var finding = finding
    finding.path = finding.path.map { "data/\($0)" }
    return finding
  }

  /// What is told where no published exemplars are in reach.
  private var comparison: [Diagnostic] {
    guard context.fingerprints == nil else { return [] }
    return [
      Diagnostic(
        .duplicatesNotChecked,
        "It was compared with no published exemplar: no repository is in reach.",
        remedy: "Name one with --repository, or let the curators' check compare it.")
    ]
  }

  /// A fault that both the bag's check and the lesson's reading met is told once.
  private func unique(_ findings: [Diagnostic]) -> [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return findings.filter { seen.insert($0).inserted }
  }

  private func report(_ findings: [Diagnostic], named name: String) -> CheckReport {
    CheckReport(checked: 1, findings: findings.map { $0.about(name) })
  }
}
