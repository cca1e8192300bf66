internal import ExemplarBundle
internal import ExemplarCatalog

/// Holds the collection against the log of events, exemplar by exemplar.
struct CollectionExamination {
  let facts: DoctorFacts

  /// Everything that differs, by ids; what is pending is left to whoever takes it up.
  func findings() -> [Diagnostic] {
    let unsettled = facts.unsettled
    let shelves = facts.shelves.filter { !unsettled.contains($0.id) }
    let known = Set(facts.shelves.map(\.id)).union(unsettled)
    let gone = Set(facts.events.map(\.exemplar)).subtracting(known).sorted()
      .map { DoctorFacts.Shelf(id: $0, versions: []) }
    let all = (shelves + gone).sorted { $0.id < $1.id }
    return all.flatMap(findings) + notAnnounced(shelves)
  }

  private func findings(_ shelf: DoctorFacts.Shelf) -> [Diagnostic] {
    let history = ExemplarHistory(facts.events(of: shelf.id))
    return bags(shelf, history) + gaps(shelf, history) + tombstone(shelf, history)
  }

  private func bags(
    _ shelf: DoctorFacts.Shelf, _ history: ExemplarHistory
  ) -> [Diagnostic] {
    history.announced.sorted { $0.key < $1.key }.flatMap { version, digests -> [Diagnostic] in
      let name = "\(shelf.id)/v\(version)"
      var findings: [Diagnostic] = []
      if digests.count > 1 {
        findings.append(
          DoctorCode.versionTwice.finding(
            name, "The log announces \(digests.count) different bags under this number."))
      }
      if !shelf.versions.contains(version) {
        if !history.isErased(version) {
          findings.append(
            DoctorCode.bagMissing.finding(name, "The log says it is public, and it is not there."))
        }
      } else if let digest = shelf.digests[version], digest != digests.last {
        findings.append(
          DoctorCode.bagChanged.finding(
            name, "Its manifest is not the one that was announced when it became public."))
      }
      return findings
    }
  }

  /// Versions count from 1 without holes, but for those that were erased.
  private func gaps(
    _ shelf: DoctorFacts.Shelf, _ history: ExemplarHistory
  ) -> [Diagnostic] {
    guard let last = shelf.versions.last, shelf.tombstone == nil else { return [] }
    return (1...last).filter { version in
      !shelf.versions.contains(version) && history.announced[version] == nil
        && version > history.lastErased
    }.prefix(10).map { version in
      DoctorCode.versionMissing.finding(
        shelf.id, "Version \(version) is missing; the newest is \(last).")
    }
  }

  private func tombstone(
    _ shelf: DoctorFacts.Shelf, _ history: ExemplarHistory
  ) -> [Diagnostic] {
    guard let stone = shelf.tombstone else {
      return history.withdrawal == nil
        ? []
        : [
          DoctorCode.tombstoneMissing.finding(
            shelf.id, "The log says it was withdrawn, and there is no tombstone.")
        ]
    }
    guard let withdrawal = history.withdrawal else {
      return [
        DoctorCode.tombstoneNotAnnounced.finding(
          shelf.id, "It has a tombstone, and the log does not say that it was withdrawn.")
      ]
    }
    let reason = withdrawal.reason?.code.rawValue ?? stone.reason ?? ""
    guard Reason.Code(rawValue: reason)?.erasesContent == true, !shelf.versions.isEmpty else {
      return []
    }
    return [
      DoctorCode.contentRemains.finding(
        shelf.id, "It was withdrawn for \(reason), and versions of it are still there.")
    ]
  }

  /// All of them in one finding: a collection that came by `git` has no other.
  private func notAnnounced(_ shelves: [DoctorFacts.Shelf]) -> [Diagnostic] {
    let names = ExemplarHistory.notAnnounced(shelves, facts).map { "\($0.id)/v\($0.version)" }
    guard let first = names.first else { return [] }
    let more = names.count > 3 ? " and \(names.count - 3) more" : ""
    return [
      DoctorCode.notAnnounced.finding(
        names.count == 1 ? first : nil, path: names.count == 1 ? nil : "exemplars",
        names.count == 1
          ? "No event announced this version."
          : "\(names.count) versions have no event: \(names.prefix(3).joined(separator: ", "))\(more)."
      )
    ]
  }
}

/// What the log says of one exemplar.
struct ExemplarHistory {
  /// By version, the different digests of its bag, the one that counts last.
  private(set) var announced: [Int: [String]] = [:]
  /// The withdrawal that holds now; nil where there was none, or it was lifted.
  private(set) var withdrawal: Event?
  /// The highest version that a withdrawal for consent or privacy erased; 0 where none did.
  private(set) var lastErased = 0

  init(_ events: ArraySlice<Event>) {
    for event in events {
      switch event.kind {
      case .published, .adopted, .imported: announce(event)
      case .withdrawing:
        withdrawal = event
        if event.reason?.code.erasesContent == true {
          lastErased = max(lastErased, announced.keys.max() ?? 0)
        }
      case .lifted: withdrawal = nil
      default: continue
      }
    }
  }

  private mutating func announce(_ event: Event) {
    guard let version = event.version else { return }
    var digests = announced[version, default: []]
    if let bag = event.bag {
      digests.removeAll { $0 == bag }
      digests.append(bag)
    }
    announced[version] = digests
  }

  func isErased(_ version: Int) -> Bool { version <= lastErased }

  /// The versions that are in place and that no event names, with their digests.
  static func notAnnounced(
    _ shelves: [DoctorFacts.Shelf], _ facts: DoctorFacts
  ) -> [(id: String, version: Int, digest: String)] {
    var found: [(id: String, version: Int, digest: String)] = []
    for shelf in shelves {
      let history = ExemplarHistory(facts.events(of: shelf.id))
      for version in shelf.versions where history.announced[version] == nil {
        if let digest = shelf.digests[version] { found.append((shelf.id, version, digest)) }
      }
    }
    return found
  }
}
