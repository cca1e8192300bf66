public import ExemplarPresentation

/// Why a server gave no answer.
public enum ClientError: Error, Hashable, Sendable {
  /// The way to the server failed; what was asked was perhaps never seen.
  case network(NetworkFault)
  /// Something answered that is no Exemplar server, or one of another release.
  case answer(AnswerFault)
  /// The server refused, and says why.
  case refused(Refusal)
  /// The exemplar that was asked about was withdrawn; its tombstone stays.
  case withdrawn(ExemplarAnswer)
  /// What is to be sent cannot be read, or whom to trust is not known.
  case settings(SettingsFault)
}

/// A refusal, as the server wrote it.
public struct Refusal: Hashable, Sendable {
  /// The HTTP status, 400 or more.
  public let status: Int
  public let server: ServerAddress
  /// The document without the status, as a local command would print it.
  public let problem: Problem
  /// The document with everything that else stands in it, such as findings.
  public let document: String
  /// True where a token went along.
  public let hadToken: Bool
}

/// A setting that cannot be used.
public struct SettingsFault: Hashable, Sendable {
  /// `bad-authorities`, `bad-proxy`, `unreadable`
  public let code: String
  public let title: String
  public let detail: String

  static func authorities(_ path: String, _ reason: String) -> SettingsFault {
    SettingsFault(
      code: "bad-authorities", title: "The certificate authorities cannot be read",
      detail:
        "“\(path)” cannot be used as a file of certificate authorities: \(reason) It must hold certificates in PEM form, which begin with -----BEGIN CERTIFICATE-----."
    )
  }

  static func proxy(_ error: ProxyError) -> SettingsFault {
    SettingsFault(
      code: "bad-proxy", title: "The proxy cannot be used", detail: error.description)
  }

  static func unreadable(_ path: String, _ reason: String) -> SettingsFault {
    SettingsFault(
      code: "unreadable", title: "A file cannot be read",
      detail: "“\(path)” cannot be read: \(reason)")
  }
}

extension ClientError {
  /// The same as a problem document, for people and for programs.
  public var problem: Problem {
    switch self {
    case .network(let fault):
      Problem(code: fault.code, title: fault.title, detail: fault.description)
    case .answer(let fault):
      Problem(code: fault.code, title: fault.title, detail: fault.description)
    case .refused(let refusal): refusal.told
    case .withdrawn(let answer):
      Problem(
        code: "withdrawn", title: "The exemplar was withdrawn",
        detail: "“\(answer.withdrawn?.id ?? "")” was withdrawn.")
    case .settings(let fault):
      Problem(code: fault.code, title: fault.title, detail: fault.detail)
    }
  }
}
