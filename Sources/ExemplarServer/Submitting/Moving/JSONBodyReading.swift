internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// Reads a small body of JSON, whole.
struct JSONBodyReading {
  let request: Request
  /// In bytes.
  let limit: Int
  let channel: any Channel

  /// Its bytes; none where there is no body.
  func bytes() async throws -> [UInt8] {
    do {
      return try await read()
    } catch {
      var problem = error as? ServerProblem ?? .incomplete
      problem.headers[.connection] = "close"
      throw problem
    }
  }

  private func read() async throws -> [UInt8] {
    let length = request.headers[.contentLength].flatMap { Int($0) }
    if let length, length > limit { throw tooLarge }
    if length ?? 1 > 0 || request.headers[.contentType] != nil { try requireJSON() }
    if request.headers[.expect]?.lowercased() == "100-continue" { try await channel.sendContinue() }
    var bytes: [UInt8] = []
    for try await piece in request.body {
      bytes += piece.readableBytesView
      guard bytes.count <= limit else { throw tooLarge }
    }
    if let length, bytes.count < length { throw ServerProblem.incomplete }
    return bytes
  }

  /// A body without a type is refused where it is there at all.
  private func requireJSON() throws {
    guard let text = request.headers[.contentType] else {
      if request.headers[.contentLength] == nil, request.headers[.transferEncoding] == nil {
        return
      }
      throw ServerProblem.unsupported("Send the body as application/json.")
    }
    let type = HeaderValue(text)
    let charset = type?["charset"]?.lowercased() ?? "utf-8"
    guard type?.word == "application/json", charset == "utf-8",
      request.headers[.contentEncoding].map({ $0.lowercased() == "identity" }) ?? true
    else {
      throw ServerProblem.unsupported(
        "“\(text)” is not how a move is sent. Send it as application/json, in UTF-8, or without a body."
      )
    }
  }

  private var tooLarge: ServerProblem {
    ServerProblem(
      .contentTooLarge, "too-large", "The body is too large",
      "The JSON of a request may have \(limit) bytes here.")
  }
}
