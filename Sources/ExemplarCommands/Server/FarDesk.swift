internal import ExemplarClient
internal import ExemplarPresentation
internal import ExemplarReading
internal import Foundation

/// A server that is asked in the place of the repository here.
///
/// What fails on the way, and what the server refuses, ends the command as the same trouble here would.
struct FarDesk: Asking {
  private let client: ExemplarClient
  /// As messages name it.
  var name: String { client.address.text }

  /// Prepares to ask; nothing is connected yet.
  init(_ address: String, authorities: String?, _ console: Console) throws {
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
    try answered { client throws(ClientError) in try await client.ask(question) }
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

  /// Sends a file in a form.
  func send<Answer: Decodable & Sendable>(
    _ form: UploadForm, _ type: Answer.Type, _ place: QuestionAddress,
    progress: @escaping @Sendable (_ sent: Int, _ all: Int) -> Void
  ) throws -> Answer {
    try answered { client throws(ClientError) in
      try await client.upload(form, to: place, for: type, progress: progress)
    }
  }

  private func answered<Value: Sendable>(
    _ work: @escaping @Sendable (ExemplarClient) async throws(ClientError) -> Value
  ) throws -> Value {
    let client = client
    do throws(ClientError) {
      return try awaited { () async throws(ClientError) in try await work(client) }
    } catch {
      throw Stop(error)
    }
  }
}
