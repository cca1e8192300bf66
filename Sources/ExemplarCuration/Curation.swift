public import ExemplarBundle
public import ExemplarCatalog
internal import ExemplarIndexing
internal import ExemplarVocabulary
public import Foundation
internal import Synchronization

/// The curation of a repository: submissions come in, are reviewed, become public, are withdrawn.
///
/// ```swift
/// let curation = try Curation(repository, context: context, terms: terms)
/// let maria = curation.actor(named: "Maria")
/// let receipt = try curation.submit("paper-circuits", by: maria, message: nil, replacing: false)
/// receipt.submission.state   // .submitted
/// ```
/// Every act is one transaction, refused unless the table of moves has it (`MoveRule.table`), and leaves an
/// event. A kill at any moment leaves the old state or the new one: what was announced and not confirmed is
/// taken up again by whoever acts next (`reconcile`). What is not public yet lies in `.exemplar/`.
public final class Curation: Sendable {
  package let repository: Repository
  package let store: WorkflowStore
  let context: RuleContext
  let terms: PublishingTerms
  let clock: @Sendable () -> Date
  /// Called at each named moment of an act; a test ends the program there.
  let reaching: @Sendable (CrashPoint) -> Void
  /// The index's settings, once they were read.
  let settings = Mutex<LoadedSettings?>(nil)

  /// Works on a repository with its words and the terms of its bags; nothing is opened yet.
  public convenience init(
    _ repository: Repository, context: RuleContext, terms: PublishingTerms,
    clock: @escaping @Sendable () -> Date = { Date() }
  ) throws(CurationError) {
    self.init(repository, context: context, terms: terms, clock: clock, reaching: { _ in })
  }

  package init(
    _ repository: Repository, context: RuleContext, terms: PublishingTerms,
    clock: @escaping @Sendable () -> Date, reaching: @escaping @Sendable (CrashPoint) -> Void
  ) {
    self.repository = repository
    var context = context
    context.limits = terms.configuration.limits
    self.context = context
    self.terms = terms
    self.clock = clock
    self.reaching = reaching
    store = WorkflowStore(of: repository)
  }

  /// How much of a bag is read.
  public var limits: Limits { configuration.limits }

  /// The words that records use.
  public var vocabularies: Vocabularies { context.vocabularies }

  /// What the repository says of itself.
  var configuration: RepositoryConfiguration { terms.configuration }

  /// The rules' context on the day it is now.
  var contextNow: RuleContext {
    var context = context
    context.today = CalendarDay(secondsSince1970: Int(clock().timeIntervalSince1970))
    return context
  }

  /// Today on the wall of whoever runs the program: a bag is due when that day has come.
  var localDay: CalendarDay {
    let parts = Calendar(identifier: .gregorian)
      .dateComponents(in: .current, from: clock())
    return CalendarDay(year: parts.year ?? 1, month: parts.month ?? 1, day: parts.day ?? 1)
      ?? contextNow.today
  }

  /// Somebody with the roles and the schools that `index/repository.yaml` gives her.
  ///
  /// Names are compared without case, accents and repeated spaces. Where no facilitator is listed, everybody
  /// is one for every school; where no administrator is listed, everybody is.
  public func actor(named name: String) -> Actor {
    let wanted = folded(name)
    var actor = Actor(name, roles: [])
    if configuration.curators.contains(where: { folded($0) == wanted }) {
      actor.roles.insert(.curator)
    }
    let entries = configuration.facilitators.filter { folded($0.name) == wanted }
    if configuration.facilitators.isEmpty || !entries.isEmpty { actor.roles.insert(.facilitator) }
    let schools = entries.flatMap(\.schools)
    if !schools.isEmpty { actor.schools = Set(schools.map(schoolID)) }
    let administrators = configuration.administrators
    if administrators.isEmpty || administrators.contains(where: { folded($0) == wanted }) {
      actor.roles.insert(.administrator)
    }
    return actor
  }

  /// The id of a school by any of its names; a name that no vocabulary knows stands for itself.
  private func schoolID(_ name: String) -> String {
    context.vocabularies["schools"]?.resolve(name).entry?.id ?? name
  }

  /// The folder of received bags.
  var receivedFolder: String { repository.stateFolder + "/received" }
}

/// The named moments between two writes of an act, in their order.
package enum CrashPoint: String, CaseIterable, Sendable {
  case submitStaged, submitMoved, submitRecorded, submitCommitted
  case moveRecorded
  case publishStaged, publishAnnounced, publishRenamed, publishRecorded, publishConfirmed
  case withdrawAnnounced, withdrawTombstone, withdrawErasing, withdrawErased, withdrawRecorded
  case withdrawConfirmed
  case liftAnnounced, liftRemoved
}
