internal import ExemplarBundle
internal import ExemplarCatalog
internal import ExemplarClient
internal import ExemplarCuration
internal import ExemplarPresentation
internal import ExemplarReading
internal import Foundation

/// A server that is asked in the place of the repository here.
///
/// What fails on the way, and what the server refuses, ends the command as the same trouble here would.
struct FarDesk: Asking {
  private let client: ExemplarClient
  private let console: Console
  /// As messages name it.
  var name: String { client.address.text }

  /// Prepares to ask; nothing is connected yet.
  init(_ address: String, authorities: String?, _ console: Console) throws {
    self.console = console
    do {
      client = try ExemplarClient(
        ServerAddress(address), try Self.settings(authorities, console))
    } catch let error as AddressError {
      throw Stop.mistyped(
        Problem(
          code: "invalid-option", title: "An option has a value that it does not know",
          detail: error.description))
    } catch let error as ClientError {
      throw Stop(error)
    }
  }

  private static func settings(
    _ authorities: String?, _ console: Console
  ) throws -> ClientSettings {
    var settings = ClientSettings()
    settings.token = try token()
    settings.authorities = authorities ?? value("EXEMPLAR_CA_FILE")
    settings.systemAuthorities = value("SSL_CERT_FILE")
    var environment: [String: String] = [:]
    for name in ProxySettings.names { environment[name] = Environment.value(name) }
    settings.proxies = ProxySettings(environment)
    settings.remark = { console.remark($0) }
    return settings
  }

  private static func token() throws -> AccessToken? {
    do throws(AccessToken.Fault) {
      return try value("EXEMPLAR_TOKEN").map { text throws(AccessToken.Fault) in
        try AccessToken(text)
      }
    } catch {
      throw Stop.trouble(
        Problem(
          code: "bad-token", title: "The token cannot be used", detail: error.description))
    }
  }

  private static func value(_ name: String) -> String? {
    Environment.value(name).flatMap { $0.isEmpty ? nil : $0 }
  }

  // MARK: Asking

  func ask<Asked: Question>(_ question: Asked) throws -> Asked.Answer {
    try question.check()
    return try answered { client throws(ClientError) in try await client.ask(question) }
  }

  /// The answer at an address that is public.
  func get<Answer: Decodable & Sendable>(
    _ type: Answer.Type, _ place: QuestionAddress
  ) throws -> Answer {
    try answered { client throws(ClientError) in try await client.get(type, at: place) }
  }

  /// The answer at an address where the server must know who asks.
  func read<Answer: Decodable & Sendable>(
    _ type: Answer.Type, _ place: QuestionAddress
  ) throws -> Answer {
    try answered { client throws(ClientError) in
      try await client.get(type, at: place, bearingToken: true)
    }
  }

  /// Does something there.
  func act<Answer: Decodable & Sendable>(
    _ type: Answer.Type, _ place: QuestionAddress, _ document: some Encodable & Sendable
  ) throws -> Answer {
    try answered { client throws(ClientError) in
      try await client.post(document, at: place, for: type)
    }
  }

  /// Publishes a submission, or sets its day.
  func publish(_ number: Int, on day: CalendarDay?) throws(FarRefusal) -> SubmissionsAnswer {
    let place = QuestionAddress("submissions", String(number), "publish")
    let message = FarMove(date: day?.description)
    return try outcome { client throws(ClientError) in
      try await client.post(message, at: place, for: SubmissionsAnswer.self)
    }
  }

  /// Sends a file in a form; findings are told as those of `path`.
  func send<Answer: Decodable & Sendable>(
    _ form: UploadForm, _ type: Answer.Type, _ place: QuestionAddress, about path: String,
    progress: @escaping @Sendable (_ sent: Int, _ all: Int) -> Void
  ) throws -> Answer {
    do throws(FarRefusal) {
      return try outcome { client throws(ClientError) in
        try await client.upload(form, to: place, for: type, progress: progress)
      }
    } catch {
      // A program that reads JSON finds them in the document.
      console.findings(error.error.findings.map { $0.about(path) }, json: console.isQuiet)
      throw error.stop
    }
  }

  private func answered<Value: Sendable>(
    _ work: @escaping @Sendable (ExemplarClient) async throws(ClientError) -> Value
  ) throws -> Value {
    do throws(FarRefusal) { return try outcome(work) } catch {
      if case .withdrawn(let answer) = error.error { throw FarTombstone(answer: answer) }
      throw error.stop
    }
  }

  private func outcome<Value: Sendable>(
    _ work: @escaping @Sendable (ExemplarClient) async throws(ClientError) -> Value
  ) throws(FarRefusal) -> Value {
    let client = client
    do throws(ClientError) {
      return try awaited { () async throws(ClientError) in try await work(client) }
    } catch {
      throw FarRefusal(error: error)
    }
  }
}

/// Why a server did not do something.
struct FarRefusal: Error {
  let error: ClientError

  /// What it means to the person at the terminal.
  var stop: Stop { Stop(error) }

  /// The same refusal as the workflow here has it; nil for everything else.
  var ofWorkflow: CurationError? {
    guard case .refused(let refusal) = error,
      let code = CurationError.Code(rawValue: refusal.problem.code)
    else { return nil }
    return CurationError(code, error.problem.detail, findings: error.findings)
  }
}
