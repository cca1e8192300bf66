internal import ExemplarBundle
internal import ExemplarCatalog
internal import Foundation
internal import Synchronization

/// Reads every bag to the last byte, several at a time: what is public and what was received.
struct BagExamination {
  /// A bag, its name in findings, and what its digest must be; nil: the log is asked elsewhere.
  struct Bag {
    var folder: String
    var name: String
    var digest: String?
    var submission: Int?
  }

  let bags: [Bag]

  /// All published versions and all received rounds.
  init(_ facts: DoctorFacts, in repository: Repository, received: String) {
    let published = facts.shelves.flatMap { shelf in
      shelf.versions.map { version in
        Bag(
          folder: repository.bagFolder(of: shelf.id, version: version),
          name: "\(shelf.id)/v\(version)")
      }
    }
    let rounds = facts.rounds.compactMap { item in
      item.round.folder.map { folder in
        Bag(
          folder: "\(received)/\(folder)",
          name: "submission \(item.submission.number), round \(item.round.number)",
          digest: item.round.digest, submission: item.submission.number)
      }
    }
    bags = published + rounds
  }

  /// What is wrong with them, in their order.
  func findings(
    progress: @Sendable (_ step: String, _ done: Int, _ total: Int) -> Void
  ) -> [Diagnostic] {
    let counter = Atomic(0)
    let total = bags.count
    return bags.concurrentMap { bag in
      defer { progress("Verifying", counter.add(1, ordering: .relaxed).newValue, total) }
      return Self.findings(bag)
    }.flatMap(\.self)
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
