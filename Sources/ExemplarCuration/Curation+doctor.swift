internal import ExemplarBundle
internal import ExemplarCatalog
internal import ExemplarIndexing
internal import Foundation

extension Curation {
  /// Tells how a piece of work goes on: its step, how much is done, how much there is; from several threads.
  public typealias Progress = @Sendable (_ step: String, _ done: Int, _ total: Int) -> Void

  /// Holds everything that can be compared against each other: every bag to the last byte, the log, the states, the
  /// received bags, the database, what programs left behind, the index.
  ///
  /// ```swift
  /// try curation.doctor().sound                          // true
  /// try curation.doctor(repairingAs: root).findings      // what was found, with what was done about it
  /// ```
  /// With somebody to repair as, an administrator, what can be mended is mended without losing anything; what only a
  /// person can mend stays a finding.
  public func doctor(
    repairingAs actor: Actor? = nil, progress: Progress = { _, _, _ in }
  ) throws(CurationError) -> DoctorReport {
    if let actor, !actor.roles.contains(.administrator) {
      throw .notAdministrator(actor, "repair the repository")
    }
    let examination = BagExamination(
      try DoctorFacts(of: self), in: repository, received: receivedFolder)
    let examined = examination.findings(progress: progress)
    let (found, bags) = try unlessWritten { () throws(CurationError) in
      let facts = try DoctorFacts(of: self)
      return (try examine(facts), examined.findings(standing: facts, received: receivedFolder))
    }
    guard let actor else {
      return DoctorReport(
        bags: examination.bags.count, findings: (bags + found).map { DoctorFinding($0) })
    }
    try DoctorRepair(curation: self, actor: actor).run()
    try repairIndex()
    let left = try unlessWritten { () throws(CurationError) in try examine(DoctorFacts(of: self)) }
    return DoctorReport(
      bags: examination.bags.count,
      findings: bags.map { DoctorFinding($0) } + DoctorFinding.compared(found, with: left))
  }

  /// Everything but the content of bags.
  private func examine(_ facts: DoctorFacts) throws(CurationError) -> [Diagnostic] {
    CollectionExamination(facts: facts).findings()
      + WorkflowExamination(facts: facts, repository: repository).findings()
      + (try indexFindings(facts))
  }

  /// How the index differs; what is pending brings it up to date itself.
  private func indexFindings(_ facts: DoctorFacts) throws(CurationError) -> [Diagnostic] {
    do {
      let unsettled = facts.unsettled
      return try Indexer(repository).differences().filter { !unsettled.contains($0.bundle ?? "") }
    } catch let error as IndexError {
      throw CurationError(error)
    } catch {
      throw CurationError(error, path: repository.indexFolder)
    }
  }

  private func repairIndex() throws(CurationError) {
    do {
      let indexer = Indexer(repository)
      if try indexer.differences().contains(where: { $0.code.hasPrefix("index-") }) {
        _ = try indexer.bringUpToDate()
      }
    } catch let error as IndexError {
      throw CurationError(error)
    } catch {
      throw CurationError(error, path: repository.indexFolder)
    }
  }

  /// Under the writer's lock, so that nothing moves meanwhile; on a disk that may not be written to nothing can.
  private func unlessWritten<Value>(
    _ body: () throws(CurationError) -> Value
  ) throws(CurationError) -> Value {
    let mayWrite = access(repository.indexFolder, W_OK) == 0
    return mayWrite ? try locked { _ throws(CurationError) in try body() } : try body()
  }
}

extension DoctorFinding {
  /// What was found, with what was done where it is not found any more; then what the repair brought to light.
  static func compared(_ found: [Diagnostic], with left: [Diagnostic]) -> [DoctorFinding] {
    found.map { finding in
      left.contains(finding)
        ? DoctorFinding(finding) : DoctorFinding(finding, repaired: words(finding))
    } + left.filter { !found.contains($0) }.map { DoctorFinding($0) }
  }

  private static func words(_ finding: Diagnostic) -> String {
    if let code = DoctorCode(rawValue: finding.code), let repaired = code.repaired {
      return repaired
    }
    return finding.code.hasPrefix("index-")
      ? "The index was brought up to date." : "It went away with another repair."
  }
}

extension CurationError {
  /// What a failure of the index means to somebody who looks after the repository.
  init(_ error: IndexError) {
    switch error {
    case .locked: self.init(.locked, error.description)
    default: self.init(.system, error.description)
    }
  }
}
