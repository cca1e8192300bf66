internal import Hummingbird
internal import NIOCore

/// A body that says when it ended: what comes after is the server's own time.
struct TimedBody: AsyncSequence, Sendable {
  let body: RequestBody
  /// Called when nothing more comes.
  let ended: @Sendable () -> Void

  func makeAsyncIterator() -> Iterator {
    Iterator(body: body.makeAsyncIterator(), ended: ended)
  }

  struct Iterator: AsyncIteratorProtocol {
    var body: RequestBody.AsyncIterator
    let ended: @Sendable () -> Void

    mutating func next() async throws -> ByteBuffer? {
      do {
        let piece = try await body.next()
        if piece == nil { ended() }
        return piece
      } catch {
        ended()
        throw error
      }
    }
  }
}
