internal import ExemplarCuration
internal import HTTPTypes
internal import Hummingbird

/// Who a request acts for: the bearer of the token in its `Authorization` header, and nothing else.
///
/// ```
/// Authorization: Bearer exemplar_k5cmq7zax2pd_…
/// ```
/// A token in the address or in a cookie is not looked at: addresses are kept in logs, and cookies are sent by pages
/// of others (RFC 6750, section 5.3).
struct BearerCheck {
  let office: WorkerPool<Curation>

  /// The actor; throws 401 with the reason where there is none.
  func actor(of request: Request) async throws -> Actor {
    let text = try Self.token(in: request.headers)
    return try await office.run { curation in
      do throws(CurationError) { return try curation.actor(bearing: text) } catch {
        throw Self.isAboutToken(error) ? Self.refusal(error) : ServerProblem(error)
      }
    }
  }

  private static func token(in headers: HTTPFields) throws -> String {
    let values = headers[values: .authorization]
    guard let value = values.first else {
      throw unauthorized(
        "token-missing", "A token is missing",
        "This is for bearers of a token. Send it as: Authorization: Bearer exemplar_…", error: nil)
    }
    let parts = value.split(separator: " ", maxSplits: 1)
    guard values.count == 1, parts.count == 2, parts[0].lowercased() == "bearer" else {
      throw unauthorized(
        "token-malformed", "This is not a token",
        "Authorization stands once, with the word Bearer and a token: Bearer exemplar_…",
        error: "invalid_token")
    }
    return parts[1].trimmingSpaces
  }

  private static func isAboutToken(_ error: CurationError) -> Bool {
    switch error.code {
    case .tokenMalformed, .tokenUnknown, .tokenRevoked, .tokenExpired: true
    default: false
    }
  }

  private static func refusal(_ error: CurationError) -> ServerProblem {
    unauthorized(error.code.rawValue, error.code.title, error.message, error: "invalid_token")
  }

  /// RFC 6750, section 3: the reason stands in the challenge, where there was a token.
  private static func unauthorized(
    _ code: String, _ title: String, _ detail: String, error: String?
  ) -> ServerProblem {
    let reason = error.map { ", error=\"\($0)\"" } ?? ""
    return ServerProblem(
      .unauthorized, code, title, detail,
      headers: [.wwwAuthenticate: "Bearer realm=\"exemplar\"\(reason)"])
  }
}

extension Substring {
  fileprivate var trimmingSpaces: String {
    var text = drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
