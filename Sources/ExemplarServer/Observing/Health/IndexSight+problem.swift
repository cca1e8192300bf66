internal import Hummingbird

extension IndexSight {
  /// Why the server is not ready; nil where it is.
  func problem(work: IndexWork, indexes: Bool) -> ServerProblem? {
    let (code, title, detail): (String, String, String)
    switch condition {
    case .ready: return nil
    case .unknown, .missing:
      (code, title, detail) = ("no-index", "There is no index", "Nothing can be found yet.")
    case .unusable(let reason):
      (code, title, detail) = ("unusable-index", "The index cannot be used", reason)
    case .behind(let sources):
      (code, title, detail) = (
        "behind", "The index is behind the collection",
        "\(sources.joined(separator: ", ")) changed since it was made."
      )
    }
    return ServerProblem(
      .serviceUnavailable, code, title, "\(detail) \(work.words(indexes: indexes))",
      headers: [.retryAfter: "5"])
  }
}

extension IndexWork {
  /// What is being done about it, or what to do.
  fileprivate func words(indexes: Bool) -> String {
    switch self {
    case .running(_, let total) where total == 0: "The server is bringing it up to date."
    case .running(let done, let total):
      "The server is bringing it up to date: \(done) of \(total) are done."
    case .failed(let reason): "The server tried to bring it up to date: \(reason)"
    case .idle:
      indexes
        ? "The server will bring it up to date in a moment."
        : "Bring it up to date with: exemplar index"
    }
  }
}
