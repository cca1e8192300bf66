internal import ExemplarCatalog
internal import ExemplarPresentation
internal import Foundation
internal import Hummingbird
internal import NIOCore
internal import NIOHTTP1

/// What is said to a connection on which no request can be understood.
extension ServerProblem {
  /// The head and the body as they are written where no route and no middleware is.
  func raw(request: String) throws -> (HTTPResponseHead, ByteBuffer) {
    let body = ByteBuffer(bytes: try document())
    var headers = HTTPHeaders()
    headers.add(name: "Content-Type", value: "application/problem+json")
    headers.add(name: "Content-Length", value: String(body.readableBytes))
    headers.add(
      name: "Date", value: HTTPDate(secondsSince1970: Int(Date().timeIntervalSince1970)).text)
    headers.add(name: "X-Request-ID", value: request)
    for field in self.headers { headers.add(name: field.name.rawName, value: field.value) }
    let status = HTTPResponseStatus(statusCode: status.code, reasonPhrase: status.reasonPhrase)
    return (HTTPResponseHead(version: .http1_1, status: status, headers: headers), body)
  }

  /// What the decoder could not read.
  init(_ error: HTTPParserError) {
    switch error {
    case .headerOverflow: self = .headerTooLarge
    case .invalidVersion: self = .unknownVersion
    case .invalidURL:
      self = .malformedPath(
        "It begins with a slash, and what is neither a letter of ASCII nor a digit is percent-encoded: %20, %C3%B1."
      )
    default: self = .malformedRequest
    }
  }

  /// What became of a body that was being read.
  init(brokenBody error: any Error) {
    switch error {
    case HTTPParserError.invalidEOFState: self = .bodyIncomplete
    case HTTPParserError.headerOverflow: self = .headerTooLarge
    case is HTTPParserError: self = .malformedBody
    default: self = .bodyIncomplete
    }
  }
}

extension ServerProblem {
  private static let malformed = "The request cannot be understood"
  private static let slow = "The request came too slowly"

  static let malformedRequest = ServerProblem(
    .badRequest, "malformed-request", malformed,
    "What was sent is not a request as HTTP/1.1 writes it. Check the request line and the headers.")

  static let malformedBody = ServerProblem(
    .badRequest, "malformed-request", malformed,
    "The body is not written as its headers say. Send Content-Length, or whole chunks.")

  static let bodyIncomplete = ServerProblem(
    .badRequest, "body-incomplete", "The body ended early",
    "The connection ended before the body did; nothing of it was kept. Send it again.")

  static let twoLengths = ServerProblem(
    .badRequest, "malformed-request", malformed,
    "The headers say in more than one way where the body ends. Send either Content-Length or Transfer-Encoding: chunked, once."
  )

  static let unknownVersion = ServerProblem(
    .init(code: 505, reasonPhrase: "HTTP Version Not Supported"), "unknown-version", malformed,
    "This server speaks HTTP/1.1 alone.")

  static let headerTooLarge = ServerProblem(
    .init(code: 431, reasonPhrase: "Request Header Fields Too Large"), "header-too-large",
    "The headers are too large",
    "The request line and the headers are more than this server reads. Send fewer and shorter ones."
  )

  static func targetTooLong(_ count: Int) -> ServerProblem {
    ServerProblem(
      .uriTooLong, "target-too-long", "The address is too long",
      "The address has \(count) bytes; at most \(HeadCheck.targetBytes) are read. Ask for less at once."
    )
  }

  static func malformedTarget(_ target: String) -> ServerProblem {
    .malformedPath(
      "“\(HeaderWord.quoted(target))” is no address of a server. One begins with a slash: /api/v1/search?q=circuits"
    )
  }

  static let noTunnel = ServerProblem(
    .notImplemented, "unsupported-method", "The method is not known",
    "This server opens no tunnels: it is not a proxy.")

  static func badHost(_ count: Int) -> ServerProblem {
    ServerProblem(
      .badRequest, "malformed-request", malformed,
      count == 0
        ? "The header Host is missing: HTTP/1.1 wants the name of the server there."
        : count == 1
          ? "The header Host is not the name of a server."
          : "The header Host stands there \(count) times; it must stand there once.")
  }

  static func unsupportedCoding(_ codings: String) -> ServerProblem {
    ServerProblem(
      .notImplemented, "unsupported-coding", "The coding is not known",
      "“\(HeaderWord.quoted(codings))” is not a transfer coding of this server. Use chunked, or Content-Length."
    )
  }

  static func unmetExpectation(_ expected: String) -> ServerProblem {
    ServerProblem(
      .expectationFailed, "unmet-expectation", "The expectation cannot be met",
      "“\(HeaderWord.quoted(expected))” is nothing this server can promise. Expect may only be 100-continue."
    )
  }

  static let headTooSlow = ServerProblem(
    .requestTimeout, "too-slow", slow,
    "The headers did not come in time. Send the request in one piece.")

  static let bodyTooSlow = ServerProblem(
    .requestTimeout, "too-slow", slow,
    "The body came too slowly, so it was given up; nothing of it was kept. Send it again, over a faster line."
  )
}
