public import ExemplarBundle

/// What bringing the index up to date did.
public struct IndexReport: Hashable, Sendable {
  public var indexed = 0
  public var removed = 0
  public var unchanged = 0
  /// Why a new database took the place of the old one; nil where the old one was kept.
  public var rebuilt: RebuildReason?
  /// Names the snapshot that readers see now; opaque.
  public var revision = ""
  /// Exemplars that could not be read, and remarks on the settings.
  public var findings: [Diagnostic] = []
}

/// How far a long piece of work has come.
public struct IndexProgress: Hashable, Sendable {
  public var done: Int
  public var total: Int
  /// What is being done: `Indexing`.
  public var step: String
}
