public import ExemplarCatalog
internal import ExemplarCuration
public import ExemplarPresentation
internal import Foundation

extension Tombstone {
  /// A tombstone of the collection; one that a hand wrote may not say everything.
  public init(_ file: WithdrawnFile, of id: String) {
    self.init(
      id: id,
      on: file.withdrawn.map { String($0.formatted(.iso8601).prefix(10)) } ?? "an unknown day",
      by: file.role ?? "curator", reason: file.reason ?? Reason.Code.other.rawValue)
  }
}
