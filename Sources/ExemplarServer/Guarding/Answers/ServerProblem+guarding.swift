internal import Foundation
internal import Hummingbird

/// The problems of requests that no route answers.
extension ServerProblem {
  static func unknownPath(_ path: String, nearest: String?) -> ServerProblem {
    let advice =
      nearest.map { "Did you mean \(HeaderWord.quoted($0))?" }
      ?? "What there is, /openapi.json says."
    return ServerProblem(
      .notFound, "unknown-path", "There is no such path",
      "This server has no \(HeaderWord.quoted(path)). \(advice)")
  }

  static func methodNotAllowed(
    _ method: HTTPRequest.Method, _ path: String, _ allowed: [HTTPRequest.Method]
  ) -> ServerProblem {
    let allow = allowed.map(\.rawValue).joined(separator: ", ")
    return ServerProblem(
      .methodNotAllowed, "method-not-allowed", "The method is not for this path",
      "\(HeaderWord.quoted(path)) does not answer \(HeaderWord.quoted(method.rawValue)). Use one of: \(allow).",
      headers: [.allow: allow])
  }

  static func tooManyRequests(wait seconds: Double) -> ServerProblem {
    tooMany("too-many-requests", "Too many requests", wait: seconds) {
      "You ask more often than this server answers one client. Wait \($0), and then ask more slowly."
    }
  }

  static func tooManyUploads(wait seconds: Double) -> ServerProblem {
    tooMany("too-many-uploads", "Too many bags at once", wait: seconds) {
      "This token brings more bags than the server takes in a minute. Send the next one in \($0)."
    }
  }

  /// Says how long to wait, in whole seconds.
  private static func tooMany(
    _ code: String, _ title: String, wait seconds: Double, detail: (String) -> String
  ) -> ServerProblem {
    let wait = max(1, Int(seconds.rounded(.up)))
    return ServerProblem(
      .tooManyRequests, code, title, detail(wait == 1 ? "a second" : "\(wait) seconds"),
      headers: [.retryAfter: String(wait)])
  }

  static let stopping = ServerProblem(
    .serviceUnavailable, "stopping", "The server is stopping",
    "The server is being stopped. Ask again in a moment.", headers: [.retryAfter: "5"])

  static let timedOut = ServerProblem(
    .serviceUnavailable, "timed-out", "The answer took too long",
    "It took longer than a request may take, so it was given up. Ask for less at once, or again in a moment.",
    headers: [.retryAfter: "5"])

  static let internalError = ServerProblem(
    .internalServerError, "internal", "The server failed",
    "That is a fault of this server and not of the request. Tell those who run it the X-Request-ID of this answer."
  )
}
