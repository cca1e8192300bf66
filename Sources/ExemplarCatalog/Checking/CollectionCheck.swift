internal import ExemplarBundle
internal import ExemplarVocabulary
internal import Synchronization

/// Checks every published version of a repository, and that they belong together.
///
/// ```swift
/// let report = try CollectionCheck(repository, context: context).run { done, all in … }
/// report.isValid   // true
/// ```
public struct CollectionCheck: Sendable {
  private let repository: Repository
  private let context: RuleContext
  private let keepsNotes: Bool

  /// Prepares a check; notes, which tell what values were taken to mean, are left out unless wanted.
  public init(_ repository: Repository, context: RuleContext, notes: Bool = false) {
    self.repository = repository
    self.context = context
    keepsNotes = notes
  }

  /// What was found of one exemplar.
  private struct Checked {
    var report = CheckReport()
    /// The newest version, for what it says of others.
    var newest: Exemplar?
    /// What the others are compared with.
    var fingerprint: Fingerprint?
  }

  /// Verifies every bag and checks every record, several at a time; findings are ordered by id and version.
  ///
  /// `progress` is called from several threads, with how many exemplars are done and how many there are.
  public func run(
    progress: @Sendable (_ done: Int, _ all: Int) -> Void = { _, _ in }
  ) throws(RepositoryError) -> CheckReport {
    let ids = try repository.ids()
    let counter = CheckCounter()
    let all = ids.concurrentMap { id in
      let checked = check(id)
      progress(counter.next(), ids.count)
      return checked
    }
    let known = Set(ids.filter { !repository.isWithdrawn($0) })
    let duplicates = CollectionDuplicates(all.compactMap(\.fingerprint), in: repository).findings
    var report = try strays()
    for (id, checked) in zip(ids, all) {
      report.checked += checked.report.checked
      report.findings += checked.report.findings
      report.findings += references(of: checked.newest, known: known) + (duplicates[id] ?? [])
    }
    report.findings = context.severities.settled(report.findings)
    return report
  }

  private func check(_ id: String) -> Checked {
    do throws(RepositoryError) {
      var checked = Checked()
      let versions = try repository.versions(of: id)
      checked.report.findings += gaps(in: versions, of: id)
      for version in versions { check(id, version, into: &checked) }
      if !repository.isWithdrawn(id), let newest = checked.newest {
        checked.fingerprint = Fingerprint(newest, as: id, version: versions.last ?? 0)
      }
      return checked
    } catch {
      return Checked(report: CheckReport(findings: [unreadable(id, error.message)]))
    }
  }

  private func check(_ id: String, _ version: Int, into checked: inout Checked) {
    let name = "\(id)/v\(version)"
    do throws(BundleError) {
      let folder = repository.bagFolder(of: id, version: version)
      var (report, exemplar) = try BundleCheck(context: context).bag(folder, named: name)
      report.findings.removeAll { !keepsNotes && $0.severity == .note && !$0.isLink }
      if let exemplar, exemplar.id != id { report.findings.append(misnamed(exemplar, name)) }
      checked.report = checked.report + report
      checked.newest = exemplar
    } catch {
      checked.report.checked += 1
      checked.report.findings.append(unreadable(name, error.description))
    }
  }
}

// What is wrong between the bundles.
extension CollectionCheck {
  private func unreadable(_ name: String, _ message: String) -> Diagnostic {
    Diagnostic(.unreadable, bundle: name, message, remedy: "Restore the folder from a copy.")
  }

  private func misnamed(_ exemplar: Exemplar, _ name: String) -> Diagnostic {
    Diagnostic(
      .folderName, bundle: name, path: "data/exemplar.yaml", key: "id",
      "The record's id is “\(exemplar.id)”, and the folder is “\(name)”.",
      remedy: "Move the bag to “\(exemplar.id)”, or restore it from a copy.")
  }

  /// Versions count from 1 without holes; those of a withdrawn exemplar may be gone.
  private func gaps(in versions: [Int], of id: String) -> [Diagnostic] {
    guard let last = versions.last, !repository.isWithdrawn(id) else { return [] }
    let missing = Set(1...last).subtracting(versions).sorted().prefix(10)
    return missing.map { version in
      Diagnostic(
        .missingVersion, bundle: id, "Version \(version) is missing; the newest is \(last).",
        remedy: "Restore it from a copy.")
    }
  }

  private func references(of exemplar: Exemplar?, known: Set<String>) -> [Diagnostic] {
    guard let exemplar else { return [] }
    let origin = exemplar.adaptedFrom.map { [String($0.prefix { $0 != " " })] } ?? []
    let named: [(RecordKey, [String])] = [
      (.adaptedFrom, origin), (.prerequisites, exemplar.prerequisites),
      (.related, exemplar.related),
    ]
    return named.flatMap { key, ids in
      ids.filter { !known.contains($0) }.map { id in
        Diagnostic(
          .unknownExemplar, bundle: exemplar.id, path: "data/exemplar.yaml", key: key.rawValue,
          "“\(id)” is not an exemplar of this collection.",
          remedy: "Correct the id in the next version, or publish the exemplar.")
      }
    }
  }

  /// Names in `exemplars/` that are neither exemplars nor papers about them.
  private func strays() throws(RepositoryError) -> CheckReport {
    let ids = Set(try repository.ids())
    let names = try FolderNames.list(repository.exemplarsFolder)
    let strays = names.filter { name in
      !ids.contains(name) && !name.hasPrefix(".") && name != "README.md"
    }
    return CheckReport(
      findings: strays.map { name in
        Diagnostic(
          .strayFile, bundle: name, "“exemplars/\(name)” is no exemplar.",
          remedy: "Move it elsewhere; exemplars are added by publishing.")
      })
  }
}

/// How many exemplars were checked so far, by all threads.
final class CheckCounter: Sendable {
  private let done = Atomic(0)

  /// One more, counted.
  func next() -> Int { done.add(1, ordering: .relaxed).newValue }
}
