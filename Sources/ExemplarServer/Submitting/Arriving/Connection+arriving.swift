internal import HTTPTypes
internal import NIOCore
internal import NIOHTTPTypes

/// What a server says while a body still comes.
extension Channel {
  /// Tells a sender who waits for it that her body is wanted (RFC 9110, section 10.1.1).
  func sendContinue() async throws {
    try await writeAndFlush(HTTPResponsePart.head(HTTPResponse(status: .continue)))
  }
}
