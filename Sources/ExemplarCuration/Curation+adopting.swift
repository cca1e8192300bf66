internal import ExemplarCatalog
internal import GRDB

extension Curation {
  /// Records that an administrator imported a version.
  public func recordImport(
    _ id: String, version: Int, digest: String, by actor: Actor
  ) throws(CurationError) {
    try recordImports([(id, version, digest)], by: actor)
  }

  /// Makes sure, before anything is imported, that somebody may import; and that nothing is half done.
  public func prepareImport(by actor: Actor) throws(CurationError) {
    guard actor.roles.contains(.administrator) else { throw .notAdministrator(actor, "import") }
    try reconcile()
  }

  /// Records imported versions, one event each, in one transaction; what was public before is superseded.
  ///
  /// A version that somebody adopted since it became public has its event already, and is passed over.
  public func recordImports(
    _ versions: [(id: String, version: Int, digest: String)], by actor: Actor
  ) throws(CurationError) {
    guard actor.roles.contains(.administrator) else { throw .notAdministrator(actor, "import") }
    if versions.isEmpty { return }
    try store.write { database in
      let confirmation = Confirmation(database: database, curation: self)
      for (id, version, digest) in versions
      where try !confirmation.isAnnounced(id, version, digest) {
        try EventLog(database: database).add(
          EventDraft(
            .imported, by: actor, as: .administrator, exemplar: id, version: version, bag: digest),
          at: clock())
        try confirmation.supersede(id, by: actor, as: .administrator)
      }
    }
  }

  /// Gives an event to every version in `exemplars/` that none announced; the versions adopted, by id.
  ///
  /// Samples, a `git pull` and imports before there was a log come so. Nothing is ever removed for it.
  @discardableResult
  public func adoptAll(by actor: Actor) throws(CurationError) -> [String: [Int]] {
    try locked { lock throws(CurationError) in
      let ids: [String]
      do throws(RepositoryError) { ids = try repository.ids() } catch { throw CurationError(error) }
      return try store.write { database in
        let confirmation = Confirmation(database: database, curation: self)
        var adopted: [String: [Int]] = [:]
        for id in ids {
          let versions = try confirmation.adopt(id, by: actor, as: .administrator)
          if !versions.isEmpty { adopted[id] = versions }
        }
        return adopted
      }
    }
  }
}
