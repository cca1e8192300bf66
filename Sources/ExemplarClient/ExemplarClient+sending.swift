internal import AsyncHTTPClient
internal import NIOCore
internal import NIOHTTP1

extension ExemplarClient {
  /// Sends a message until it is answered, or trying again makes no sense.
  func send(_ message: Message) async throws(ClientError) -> Reply {
    warnOfToken(message)
    var message = message
    var retrying = Retrying(settings.patience)
    var moves = 0
    while true {
      let outcome = await attempt(message)
      if case .success(let reply) = outcome, let redirection = Redirection(reply, to: message) {
        moves += 1
        guard moves <= 5, let next = redirection.message else {
          throw .network(fault(.redirect(redirection.target)))
        }
        message = next
        continue
      }
      guard message.isRepeatable, let trouble = Self.passing(outcome),
        let pause = retrying.pause(asked: trouble.asked)
      else { return try outcome.get() }
      settings.remark(
        "\(words(trouble.kind)) Trying again (\(retrying.tries) of \(settings.patience.tries)).")
      do { try await Task.sleep(for: pause) } catch { return try outcome.get() }
    }
  }

  private func warnOfToken(_ message: Message) {
    guard message.token != nil, address.isReadableOnTheWay else { return }
    settings.remark(
      "Warning: the token goes to \(address.text) unprotected, and anybody on the way can read it. Use https://."
    )
  }

  private func words(_ kind: NetworkFault.Kind) -> String {
    if kind == .gateway(429) { return "\(address.text) is asked too often." }
    return fault(kind, waited: kind == .noConnection ? settings.patience.connecting : nil).what
  }

  // MARK: One try

  private func attempt(_ message: Message) async -> Result<Reply, ClientError> {
    do {
      if case .file = message.content { return .success(try await exchange(message)) }
      return .success(
        try await within(settings.patience.answering) { try await self.exchange(message) })
    } catch { return .failure(await sorted(error)) }
  }

  private func exchange(_ message: Message) async throws -> Reply {
    let response = try await http.execute(message.request(), deadline: .distantFuture)
    let body = try await response.body.collect(upTo: settings.patience.answerSize)
    return Reply(
      status: Int(response.status.code), headers: response.headers,
      body: Array(body.readableBytesView))
  }

  private func within(
    _ limit: Duration, _ work: @escaping @Sendable () async throws -> Reply
  ) async throws -> Reply {
    try await withThrowingTaskGroup(of: Reply.self) { tasks in
      tasks.addTask { try await work() }
      tasks.addTask {
        try await Task.sleep(for: limit)
        throw HTTPClientError.deadlineExceeded
      }
      defer { tasks.cancelAll() }
      guard let first = try await tasks.next() else { throw CancellationError() }
      return first
    }
  }

  private func sorted(_ error: any Error) async -> ClientError {
    switch error {
    case let error as ClientError: return error
    case is NIOTooManyBytesError:
      return .answer(
        AnswerFault(kind: .tooLarge(settings.patience.answerSize), server: address))
    case let error as HTTPParserError where error != .invalidEOFState:
      return .answer(AnswerFault(kind: .noHTTP, server: address))
    default: break
    }
    let kind = NetworkFault.Kind(error)
    switch kind {
    case .certificate(.untrusted) where proxy == nil:
      let examination = CertificateExamination(
        server: address, configuration: authorities.configuration)
      return .network(fault(.certificate(await examination.fault())))
    case .noConnection: return .network(fault(kind, waited: settings.patience.connecting))
    case .noAnswer: return .network(fault(kind, waited: settings.patience.answering))
    default: return .network(fault(kind))
    }
  }

  /// What may have passed a moment later; nil where it will not.
  private static func passing(
    _ outcome: Result<Reply, ClientError>
  ) -> (kind: NetworkFault.Kind, asked: Duration?)? {
    switch outcome {
    case .failure(.network(let fault)) where fault.kind.isPassing: return (fault.kind, nil)
    case .success(let reply) where [429, 502, 503, 504].contains(reply.status):
      return (
        .gateway(reply.status), RetryAfter.duration(reply.headers.first(name: "retry-after"))
      )
    default: return nil
    }
  }
}
