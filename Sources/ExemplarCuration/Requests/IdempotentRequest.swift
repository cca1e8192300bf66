/// What is known of a request that its sender named with a key, so that sending it twice does it once.
public enum IdempotentRequest: Hashable, Sendable {
  /// Nobody sent it yet: do it, then `finish` it, or `abandon` it where sending it again may help.
  case new(RequestMark)
  /// It was done: this is the answer it had.
  case same(status: Int, body: [UInt8])
  /// The key named another request.
  case different
  /// It is being done.
  case running
}

/// The right to say how a request ended.
public struct RequestMark: Hashable, Sendable {
  let word: String
}
