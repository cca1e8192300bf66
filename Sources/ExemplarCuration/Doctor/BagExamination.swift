internal import ExemplarBundle
internal import ExemplarCatalog
internal import Foundation
internal import Synchronization

/// Reads every bag to the last byte, several at a time: what is public and what was received.
struct BagExamination {
  /// A bag, its name in findings, and what its digest must be; nil: the log is asked elsewhere.
  struct Bag {
    var exemplar: String
    var folder: String
    var name: String
    var digest: String?
    var submission: Int?
  }

  /// A bag and what is wrong with it.
  struct Examined {
    var bag: Bag
    var findings: [Diagnostic]
  }

  let bags: [Bag]

  /// All published versions and all received rounds.
  init(_ facts: DoctorFacts, in repository: Repository, received: String) {
    let published = facts.shelves.flatMap { shelf in
      shelf.versions.map { version in
        Bag(
          exemplar: shelf.id, folder: repository.bagFolder(of: shelf.id, version: version),
          name: "\(shelf.id)/v\(version)")
      }
    }
    let rounds = facts.rounds.compactMap { item in
      item.round.folder.map { folder in
        Bag(
          exemplar: item.submission.exemplar, folder: "\(received)/\(folder)",
          name: "submission \(item.submission.number), round \(item.round.number)",
          digest: item.round.digest, submission: item.submission.number)
      }
    }
    bags = published + rounds
  }

  /// What is wrong with each, in their order.
  func findings(
    progress: @Sendable (_ step: String, _ done: Int, _ total: Int) -> Void
  ) -> [Examined] {
    let counter = Atomic(0)
    let total = bags.count
    return bags.concurrentMap { bag in
      defer { progress("Verifying", counter.add(1, ordering: .relaxed).newValue, total) }
      return Examined(bag: bag, findings: Self.findings(bag))
    }
  }

  private static func findings(_ bag: Bag) -> [Diagnostic] {
    guard FileManager.default.fileExists(atPath: bag.folder) else {
      // Withdrawn since the list was made, or lost; which of them, the log says.
      guard bag.submission != nil else { return [] }
      return [DoctorCode.roundMissing.finding(bag.name, "Its bag is not in its place.")]
    }
    do throws(BundleError) {
      var findings = try ExemplarBundle.Bag.verify(folder: bag.folder)
        .filter { $0.severity == .error }
      for place in findings.indices {
        findings[place].bundle = bag.name
        findings[place].remedy = "Restore it from a backup. " + (findings[place].remedy ?? "")
      }
      if let digest = bag.digest, try ExemplarBundle.Bag.digest(of: bag.folder) != digest {
        findings.append(
          DoctorCode.roundChanged.finding(bag.name, "Its bag is not the one that arrived."))
      }
      return findings
    } catch {
      return [DoctorCode.bagUnreadable.finding(bag.name, error.description)]
    }
  }
}

extension Sequence<BagExamination.Examined> {
  /// The findings that still stand: what a withdrawal is erasing, or has erased meanwhile, is not lost.
  func findings(standing facts: DoctorFacts, received: String) -> [Diagnostic] {
    let unsettled = facts.unsettled
    let folders = Set(facts.rounds.compactMap { $0.round.folder.map { "\(received)/\($0)" } })
    return filter { examined in
      let isGone = examined.bag.submission != nil && !folders.contains(examined.bag.folder)
      return !unsettled.contains(examined.bag.exemplar) && !isGone
    }.flatMap(\.findings)
  }
}
