internal import ExemplarBundle
internal import ExemplarCatalog
internal import ExemplarIndexing
internal import GRDB

/// Mends what can be mended without losing anything; a bag that somebody was told of is never removed.
struct DoctorRepair {
  let curation: Curation
  let actor: Actor

  /// Takes up what is pending, then lets the log say what is there, then clears away.
  func run() throws(CurationError) {
    try curation.finishPending()
    try curation.locked { _ throws(CurationError) in
      let facts = try DoctorFacts(of: curation)
      guard facts.databaseFindings.isEmpty else { return }
      try adopt(facts)
      try supersede(facts)
      try putUpTombstones(facts)
    }
    try clearAway()
  }

  /// A version under a number that no event names; one that is not as it was announced is left to a person.
  private func adopt(_ facts: DoctorFacts) throws(CurationError) {
    let versions = ExemplarHistory.notAnnounced(facts.shelves, facts)
    if versions.isEmpty { return }
    try curation.store.write { database in
      for (id, version, digest) in versions {
        try EventLog(database: database).add(
          EventDraft(
            .adopted, by: actor, as: .administrator, exemplar: id, version: version, bag: digest),
          at: curation.clock())
      }
    }
  }

  private func supersede(_ facts: DoctorFacts) throws(CurationError) {
    let findings = WorkflowExamination(facts: facts, repository: curation.repository).findings()
    let ids = Set(
      findings.filter { $0.code == DoctorCode.notSuperseded.rawValue }.compactMap(\.bundle))
    for id in ids.sorted() {
      let newest = facts.shelves.first { $0.id == id }?.versions.last
      let isPublished = facts.submissions.contains {
        $0.exemplar == id && $0.state == .published && $0.version == newest
      }
      // The newest version's own submission would be superseded with the older ones.
      if isPublished { continue }
      try curation.store.write { database in
        try Confirmation(database: database, curation: curation)
          .supersede(id, by: actor, as: .administrator)
      }
    }
  }

  private func putUpTombstones(_ facts: DoctorFacts) throws(CurationError) {
    for id in Set(facts.events.map(\.exemplar)).sorted() {
      let shelf = facts.shelves.first { $0.id == id }
      let history = ExemplarHistory(facts.events(of: id))
      guard shelf?.tombstone == nil, let withdrawal = history.withdrawal else { continue }
      do throws(RepositoryError) {
        try curation.repository.write(
          WithdrawnFile(
            withdrawn: withdrawal.time, role: withdrawal.role.rawValue,
            reason: withdrawal.reason?.code.rawValue,
            versions: Set(history.announced.keys).union(shelf?.versions ?? []).sorted()),
          of: id)
      } catch { throw CurationError(error) }
    }
  }

  /// What ended programs left, in `received/` and `staging/`.
  private func clearAway() throws(CurationError) {
    if try curation.store.read({ try ReceivedFolder(path: curation.receivedFolder).orphans(in: $0) }
    )?
    .isEmpty == false {
      _ = try curation.store.write { database in
        try ReceivedFolder(path: curation.receivedFolder).removeOrphans(in: database)
      }
    }
    guard !StagingFolder.leftovers(in: curation.repository).isEmpty else { return }
    do throws(RepositoryError) {
      try StagingFolder.removeLeftovers(in: curation.repository)
    } catch { throw CurationError(error) }
  }
}
