internal import ExemplarBundle
internal import ExemplarCatalog
internal import ExemplarCuration
internal import ExemplarIndexing
internal import ExemplarPresentation
internal import ExemplarSearch
internal import Hummingbird
internal import NIOCore
internal import NIOHTTP1

extension ServerProblem {
  /// What any trouble means to who asked, with its status; the code and the title are those of the command.
  ///
  /// ```swift
  /// ServerProblem(SearchError.unknownExemplar(id: "circuits", nearest: [])).status   // 404
  /// ServerProblem(CurationError(.moveNotOpen, "…")).status                           // 409
  /// ServerProblem(SomethingElse()).problem.code                                      // "internal"
  /// ```
  /// Paths of this machine, the system's words and the engine's stay in the log.
  init(_ error: any Error) {
    switch error {
    case let error as ServerProblem: self = error
    case let error as Problem: self.init(.init(code: error.status ?? 400), error)
    case let error as SearchError: self.init(error)
    case let error as CurationError: self.init(error)
    case let error as RepositoryError: self.init(error)
    case let error as IndexError: self.init(error)
    case is BundleError: self = .internalError
    case let error as DecodingError: self.init(error)
    case let error as HTTPError: self.init(error)
    case is NIOTooManyBytesError:
      self.init(
        .contentTooLarge, "too-large", "The body is too large",
        "The body is larger than what is taken here; nothing of it was kept.")
    case let error as WorkRefusal: self = error == .stopped ? .stopping : .busy
    case is CancellationError: self = .stopping
    case is HTTPParserError: self.init(brokenBody: error)
    default: self = .internalError
    }
  }

  private init(_ error: SearchError) {
    var problem = Problem(error)
    switch error {
    case .limit, .strict, .option: self.init(.badRequest, problem)
    case .unknownExemplar: self.init(.notFound, problem)
    case .shardsMissing: self.init(.serviceUnavailable, problem, headers: [.retryAfter: "5"])
    case .noIndex, .olderIndex, .unusableIndex:
      problem.detail = "The index is not ready; the server may be making it. Ask again in a moment."
      self.init(.serviceUnavailable, problem, headers: [.retryAfter: "5"])
    case .engine:
      problem.detail = Self.internalError.problem.detail
      self.init(.internalServerError, problem)
    }
  }

  private init(_ error: RepositoryError) {
    let status: HTTPResponse.Status =
      switch error.code {
      case .unknownExemplar: .notFound
      case .withdrawn: .gone
      case .exists, .notEmpty: .conflict
      case .locked: .serviceUnavailable
      case .notRepository, .unreadable, .system: .internalServerError
      }
    let isOurs = status == .internalServerError
    self.init(
      status, error.code.rawValue, "The repository cannot be used so",
      isOurs ? Self.internalError.problem.detail : error.message,
      headers: status == .serviceUnavailable ? [.retryAfter: "5"] : [:])
  }

  private init(_ error: IndexError) {
    let isLocked = error.code == "locked"
    self.init(
      isLocked ? .serviceUnavailable : .internalServerError, error.code,
      "The index was not brought up to date",
      isLocked ? error.description : Self.internalError.problem.detail,
      headers: isLocked ? [.retryAfter: "5"] : [:])
  }

  /// A body that is no JSON, or not of the form that is wanted.
  private init(_ error: DecodingError) {
    let context: DecodingError.Context
    switch error {
    case .typeMismatch(_, let found), .valueNotFound(_, let found), .dataCorrupted(let found):
      context = found
    case .keyNotFound(let key, let found):
      context = DecodingError.Context(
        codingPath: found.codingPath + [key], debugDescription: "It is missing.")
    @unknown default:
      context = DecodingError.Context(codingPath: [], debugDescription: "It cannot be read.")
    }
    let pointer = context.codingPath.map { key in
      "/" + (key.intValue.map(String.init) ?? Self.pointerWord(key.stringValue))
    }
    self.init(
      .badRequest, "bad-json", "The body is not the JSON that is wanted",
      pointer.isEmpty
        ? "The body is not JSON as it is wanted here. Send one object, in UTF-8."
        : "“\(pointer.joined())” of the body cannot be used.",
      errors: [
        .init(pointer: pointer.joined(), detail: HeaderWord.quoted(context.debugDescription))
      ])
  }

  /// A key in a JSON pointer (RFC 6901, section 3).
  private static func pointerWord(_ key: String) -> String {
    key.replacing("~", with: "~0").replacing("/", with: "~1")
  }

  /// What the framework says by a status alone.
  private init(_ error: HTTPError) {
    let phrase = error.status.reasonPhrase
    if error.status.code >= 500 {
      self = .internalError
    } else {
      self.init(
        error.status, phrase.lowercased().replacing(" ", with: "-"), phrase,
        error.body ?? "The request cannot be answered as it is.", headers: error.headers)
    }
  }
}
