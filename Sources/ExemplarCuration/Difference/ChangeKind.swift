/// What became of a key, a part or a file.
public enum ChangeKind: String, Hashable, Sendable, Codable, CaseIterable {
  case added, removed, changed
  /// The same bytes under another path.
  case renamed
}
