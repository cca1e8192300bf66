internal import AsyncHTTPClient
public import ExemplarPresentation
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix

/// Asks an Exemplar server what the commands otherwise ask the repository here.
///
/// ```swift
/// let client = try ExemplarClient(ServerAddress("https://lessons.example.org"), ClientSettings())
/// try await client.ask(SearchQuestion(SearchRequest("paper circuits"))).total   // 3
/// ```
/// What fails on the way is tried again where that is safe: questions, and acts that bear a key.
public final class ExemplarClient: Sendable {
  public let address: ServerAddress
  let settings: ClientSettings
  let proxy: Proxy?
  let authorities: TrustedAuthorities
  let http: HTTPClient

  /// Prepares to ask a server; nothing is connected yet.
  ///
  /// - Throws: `ClientError.settings`, for a file of authorities or a proxy that cannot be used.
  public init(_ address: ServerAddress, _ settings: ClientSettings) throws(ClientError) {
    self.address = address
    self.settings = settings
    do { proxy = try settings.proxies.proxy(for: address) } catch {
      throw .settings(.proxy(error))
    }
    let authorities = try TrustedAuthorities(settings)
    self.authorities = authorities
    http = HTTPClient(
      eventLoopGroup: MultiThreadedEventLoopGroup.singleton,
      configuration: Self.configuration(settings, proxy, authorities))
  }

  deinit {
    let http = http
    http.shutdown { _ in _ = http }
  }

  private static func configuration(
    _ settings: ClientSettings, _ proxy: Proxy?, _ authorities: TrustedAuthorities
  ) -> HTTPClient.Configuration {
    let patience = settings.patience
    var configuration = HTTPClient.Configuration()
    configuration.tlsConfiguration = authorities.configuration
    configuration.redirectConfiguration = .disallow
    configuration.httpVersion = .http1Only
    configuration.timeout.connect = TimeAmount(patience.connecting)
    // The server may look at a large bag for a while before it answers; questions have a time limit of their own.
    configuration.timeout.read = TimeAmount(patience.answering * 5)
    configuration.timeout.write = TimeAmount(patience.answering)
    configuration.connectionPool.retryConnectionEstablishment = false
    configuration.proxy = proxy.map(HTTPClient.Configuration.Proxy.init)
    return configuration
  }

  // MARK: Asking

  /// The answer to a question about what is public.
  public func ask<Asked: Question>(
    _ question: Asked
  ) async throws(ClientError) -> Asked.Answer {
    let message = Message.get(address.url(of: question.address.text))
    return try decode(Asked.Answer.self, from: try await send(message), to: message)
  }

  /// The answer at an address; with `bearingToken` the server learns who asks.
  public func get<Answer: Decodable & Sendable>(
    _ type: Answer.Type, at place: QuestionAddress, bearingToken: Bool = false
  ) async throws(ClientError) -> Answer {
    let message = Message.get(
      address.url(of: place.text), token: bearingToken ? settings.token : nil)
    return try decode(type, from: try await send(message), to: message)
  }

  /// Does something, once however often it must be sent.
  public func post<Answer: Decodable & Sendable>(
    _ document: some Encodable & Sendable, at place: QuestionAddress, for type: Answer.Type,
    key: IdempotencyKey = IdempotencyKey()
  ) async throws(ClientError) -> Answer {
    let json: String
    do { json = try AnswerJSON.text(document) } catch {
      throw .settings(
        SettingsFault(
          code: "encoding", title: "It cannot be written as JSON",
          detail: "What is to be sent cannot be written as JSON: \(error)"))
    }
    let message = Message(
      method: .POST, url: address.url(of: place.text), token: settings.token,
      content: .json(Array(json.utf8)), key: key)
    return try decode(type, from: try await send(message), to: message)
  }

  /// Sends a file as a stream; `progress` is told how many of its bytes went out.
  public func upload<Answer: Decodable & Sendable>(
    _ form: UploadForm, to place: QuestionAddress, for answer: Answer.Type,
    key: IdempotencyKey = IdempotencyKey(),
    progress: @escaping @Sendable (_ sent: Int, _ all: Int) -> Void = { _, _ in }
  ) async throws(ClientError) -> Answer {
    let file = try FileBody(form, progress: progress)
    let message = Message(
      method: .POST, url: address.url(of: place.text), token: settings.token,
      content: .file(file), key: key)
    return try decode(answer, from: try await send(message), to: message)
  }
}

extension HTTPClient.Configuration.Proxy {
  fileprivate init(_ proxy: Proxy) {
    switch proxy.kind {
    case .socks: self = .socksServer(host: proxy.host, port: proxy.port)
    case .http:
      self = .server(
        host: proxy.host, port: proxy.port,
        authorization: proxy.credentials.map { .basic(username: $0.name, password: $0.password) })
    }
  }
}
