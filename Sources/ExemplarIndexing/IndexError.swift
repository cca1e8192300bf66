internal import Xapian

/// Why the index could not be brought up to date.
public enum IndexError: Error, Hashable, Sendable {
  /// Another process is writing: its number.
  case locked(holder: String)
  /// The disk is full, or a file cannot be written.
  case cannotWrite(path: String, reason: String)
  /// The files of `index/` have errors.
  case badSettings(count: Int)
  /// The engine failed otherwise.
  case engine(String)

  init(_ error: XapianError, path: String) {
    switch error.status {
    case .lockHeld: self = .locked(holder: "")
    case .storage: self = .cannotWrite(path: path, reason: error.message)
    default: self = .engine(error.message)
    }
  }

  /// Stable, for programs.
  public var code: String {
    switch self {
    case .locked: "locked"
    case .cannotWrite: "cannot-write"
    case .badSettings: "bad-settings"
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
    case .engine(let words):
      "The search engine failed: \(words). The index in use is as it was. Try: exemplar index --rebuild"
    }
  }
}
