internal import ExemplarLanguage
internal import Xapian

/// Why the index could not be brought up to date.
public enum IndexError: Error, Hashable, Sendable {
  /// Another process is writing: its number.
  case locked(holder: String)
  /// The disk is full, or a file cannot be written.
  case cannotWrite(path: String, reason: String)
  /// The files of `index/` have errors.
  case badSettings(count: Int)
  /// What is on disk is no index of this program, or half of one: the engine's words.
  case damaged(String)
  /// The facets have more values in all than numbers.
  case tooManyValues
  /// The shard of an exemplar can only be written on its own machine.
  case elsewhere(id: String, shard: Int, name: String)
  /// There is no shard of that number.
  case unknownShard(Int, of: Int)
  /// The engine failed otherwise.
  case engine(String)

  /// What a failure below means; the system's words come before the engine's.
  init(_ error: any Error, path: String) {
    switch error {
    case let error as IndexError: self = error
    case let error as XapianError: self.init(engine: error, path: path)
    case let error as StoredFormatError: self = .damaged(error.description)
    default: self = .engine(String(describing: error))
    }
  }

  private init(engine error: XapianError, path: String) {
    let words = error.systemMessage.isEmpty ? error.message : error.systemMessage
    switch error.status {
    case .lockHeld: self = .locked(holder: "")
    case .storage: self = .cannotWrite(path: path, reason: words)
    case .corrupt, .version, .notFound: self = .damaged(error.message)
    default: self = .engine(error.message)
    }
  }

  /// Stable, for programs.
  public var code: String {
    switch self {
    case .locked: "locked"
    case .cannotWrite: "cannot-write"
    case .badSettings: "bad-settings"
    case .damaged: "damaged"
    case .tooManyValues: "too-many-values"
    case .elsewhere: "shard-elsewhere"
    case .unknownShard: "unknown-shard"
    case .engine: "engine"
    }
  }
}

extension IndexError: CustomStringConvertible {
  /// What went wrong and what to do.
  public var description: String {
    switch self {
    case .locked(let holder):
      "Another command is writing the index"
        + (holder.isEmpty ? "" : " (process \(holder))")
        + ". Wait until it is done and run this again; nothing was changed."
    case .cannotWrite(let path, let reason):
      "The index at \(path) cannot be written: \(reason). The index in use is as it was. Make room or give the rights, then run: exemplar index"
    case .badSettings(let count):
      "The files under index/ have \(count) \(count == 1 ? "error" : "errors"), so the index was left as it was. Mend them, then run: exemplar index"
    case .damaged(let words):
      "The index cannot be read: \(words). Make it anew with: exemplar index --rebuild"
    case .tooManyValues:
      "The facets of all exemplars have more than \(FacetSet.mostNumbers) values. Let a field whose values nobody counts be a filter in index/fields.yaml, then run: exemplar index"
    case .elsewhere(let id, let shard, let name):
      "“\(id)” belongs to shard \(shard) (\(name)), which only its own machine can write. Run there: exemplar index --shard \(shard)"
    case .unknownShard(let number, let count):
      count == 0
        ? "There is no shard \(number): the index is of one piece. List shards in index/shards.yaml first."
        : "There is no shard \(number). Use a number from 1 to \(count), the rows of index/shards.yaml."
    case .engine(let words):
      "The search engine failed: \(words). The index in use is as it was. Try: exemplar index --rebuild"
    }
  }
}
