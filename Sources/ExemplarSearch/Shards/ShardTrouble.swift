internal import Xapian

/// Why a shard is not searched.
enum ShardTrouble: Hashable {
  /// Its server does not answer, or not in time.
  case silent
  /// Its folder holds no index.
  case absent
  /// It answers, and is not what the list says: as what it is.
  case outdated(String)
  /// It cannot be read: the engine's words.
  case unreadable(String)

  /// What a failure means.
  init(_ error: any Error) {
    switch error {
    case let error as ShardFault: self = .outdated(error.words)
    case let error as XapianError:
      switch error.status {
      case .network: self = .silent
      case .notFound: self = .absent
      default: self = .unreadable(error.message)
      }
    default: self = .unreadable(String(describing: error))
    }
  }

  /// Stable, for programs.
  var code: String {
    if case .outdated = self { "shard-outdated" } else { "shard-down" }
  }

  /// What is told of a shard, by its number from 0.
  func sentence(_ number: Int, _ name: String, _ missing: String) -> String {
    let shard = "Shard \(number + 1) (\(name))"
    return switch self {
    case .silent: "\(shard) does not answer: \(missing)."
    case .absent: "\(shard) has no index: \(missing)."
    case .outdated(let words): "\(shard) is left out, since it \(words): \(missing)."
    case .unreadable(let words): "\(shard) cannot be read (\(words)): \(missing)."
    }
  }
}
