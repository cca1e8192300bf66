internal import HTTPTypes
internal import NIOCore
internal import NIOHTTPTypes

/// What a server says while a body still comes.
extension Channel {
  /// Tells a sender who waits for it that her body is wanted (RFC 9110, section 10.1.1).
  func sendContinue() async throws {
    try await writeAndFlush(HTTPResponsePart.head(HTTPResponse(status: .continue)))
  }

  /// Ends the connection when the answer has had time to arrive; what still comes until then is thrown away.
  ///
  /// Closed at once, the system would take the answer back from under the sender (RFC 9112, section 9.6).
  func closeSoon() {
    eventLoop.scheduleTask(in: .seconds(2)) { self.close(promise: nil) }
  }
}
