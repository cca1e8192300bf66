/// What somebody is in the workflow; everybody reads, these act.
public enum Role: String, Hashable, Sendable, Codable, CaseIterable {
  /// An instructional technology facilitator: packs and submits for her schools.
  case facilitator
  /// Reviews, publishes, withdraws.
  case curator
  /// Configures, imports, lifts tombstones.
  case administrator
}
