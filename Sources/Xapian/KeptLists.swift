internal import CXapian

/// The posting lists that the process has decoded, for all its readers; the least recently used are let go.
package enum KeptLists {
  /// How much memory they take now.
  package static var bytes: Int { Int(clamping: cx_kept_lists_bytes()) }

  /// Lets them take so much and no more, nil as much as at the start. No answer depends on it.
  package static func limit(to bytes: Int?) {
    cx_kept_lists_limit(bytes.map { UInt64(clamping: max($0, 1)) } ?? 0)
  }
}
