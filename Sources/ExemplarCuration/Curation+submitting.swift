public import ExemplarBundle
internal import ExemplarCatalog
internal import ExemplarVocabulary
internal import Foundation
internal import GRDB

/// What somebody gets who submitted a bag.
public struct Receipt: Sendable {
  public var submission: Submission
  /// False: the same bag had arrived before, and nothing was changed.
  public var isNew: Bool
  /// Warnings and notes.
  public var findings: [Diagnostic]
  /// True when the id was written into the draft's record, which had none.
  public var gaveID = false
  /// Why the id could not be written there; the submission stands.
  public var draftProblem: String?
}

extension Receipt {
  /// What a server says became of a bag.
  package init(_ answer: SubmissionAnswer, gaveID: Bool) {
    self.init(
      submission: answer.submission.submission, isNew: answer.isNew ?? true,
      findings: answer.findings ?? [], gaveID: gaveID)
  }
}

extension Curation {
  /// Takes in a draft's folder, a bag's folder or an archive of a bag; complete, checked and durable, or not at all.
  ///
  /// ```swift
  /// try curation.submit("paper-circuits-v1.zip", by: maria, message: "Our first", replacing: false)
  /// ```
  /// The first bag of an exemplar begins a submission; after changes were asked for, the next bag is its next
  /// round. A bag that still waits is replaced only when that is asked for. The same bag again changes nothing.
  /// Findings call it by its path, or by the name that its sender gave it.
  public func submit(
    _ path: String, named name: String? = nil, by actor: Actor, message: String? = nil,
    replacing: Bool = false
  ) throws(CurationError) -> Receipt {
    let name = name ?? path
    try requireFacilitator(actor)
    _ = try reconcile()
    let staging = try stagingFolder()
    let bag = try ArrivalDesk(
      repository: repository, context: try comparingContext(), terms: terms, staging: staging,
      path: path, name: name
    ).receive()
    reaching(.submitStaged)
    try requireAcceptable(bag, from: actor, named: name)
    var receipt = try store.write { database in
      try requireNotWithdrawn(bag.exemplar.id)
      return try Arrival(
        database: database, curation: self, bag: bag, actor: actor, message: message,
        replacing: replacing
      ).settle()
    }
    reaching(.submitCommitted)
    keepID(of: bag, in: &receipt)
    return receipt
  }

  /// Makes sure that somebody may submit at all, before a bag of hers is read.
  public func requireFacilitator(_ actor: Actor) throws(CurationError) {
    guard actor.roles.contains(.facilitator) else { throw .notFacilitator(actor) }
  }

  /// The next bag of the draft belongs to the same exemplar, whatever its title is then; as `pack` does.
  private func keepID(of bag: ArrivingBag, in receipt: inout Receipt) {
    guard let package = bag.package, package.givesID else { return }
    do throws(RepositoryError) {
      try package.keepID()
      receipt.gaveID = true
    } catch {
      receipt.draftProblem = error.message
    }
  }

  /// With the published exemplars, so that what is nearly one of them is told.
  private func comparingContext() throws(CurationError) -> RuleContext {
    var context = contextNow
    guard context.fingerprints == nil else { return context }
    do throws(RepositoryError) {
      context.fingerprints = try Fingerprints.load(repository)
    } catch {
      throw CurationError(error)
    }
    return context
  }

  private func stagingFolder() throws(CurationError) -> StagingFolder {
    do throws(RepositoryError) {
      return try StagingFolder.make(in: repository)
    } catch {
      throw CurationError(error)
    }
  }

  private func requireNotWithdrawn(_ id: String) throws(CurationError) {
    if repository.isWithdrawn(id) { throw .withdrawn(id) }
  }

  /// Her schools, the exemplar's tombstone, and whether anything is new.
  private func requireAcceptable(
    _ bag: ArrivingBag, from actor: Actor, named name: String
  ) throws(CurationError) {
    let id = bag.exemplar.id
    try requireNotWithdrawn(id)
    try require(actor, for: bag.exemplar.school.id, published: false)
    guard let (version, school) = try published(id, for: actor) else { return }
    if let school { try require(actor, for: school, published: true) }
    if repository.fingerprint(of: id, version: version) == bag.fingerprint {
      throw CurationError.notValid(name, [ArrivalDesk.unchanged(id)])
    }
  }

  /// The newest published version, and its school where that matters for somebody.
  private func published(
    _ id: String, for actor: Actor
  ) throws(CurationError) -> (version: Int, school: String?)? {
    do throws(RepositoryError) {
      guard let version = try repository.currentVersion(of: id) else { return nil }
      if actor.schools == nil { return (version, nil) }
      let (exemplar, _) = try repository.exemplar(id, version: version, with: contextNow)
      return (version, exemplar?.school.id)
    } catch {
      throw CurationError(error)
    }
  }

  private func require(
    _ actor: Actor, for school: String, published: Bool
  ) throws(CurationError) {
    if let schools = actor.schools, !schools.contains(school) {
      throw .wrongSchool(actor, school, published: published)
    }
  }
}
