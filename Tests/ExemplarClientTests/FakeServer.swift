import ExemplarClient
import NIOCore
import NIOPosix
import Synchronization

/// A server that answers each request as it is told, for clients to be tried on; the last act is repeated.
///
/// ```swift
/// try await FakeServer.run([.answer(503), .json("{…}")]) { server in
///   _ = try await server.client().ask(VocabularyListQuestion())
///   #expect(server.requests.count == 2)
/// }
/// ```
final class FakeServer: Sendable {
  /// What it does when a request has come.
  enum Act: Sendable {
    case answer(_ status: Int, headers: [(String, String)] = [], body: String = "")
    /// Sends these bytes and closes.
    case raw(String)
    /// Says nothing, and keeps the connection.
    case silence
    /// Closes without a word.
    case closing
    /// Says that a tunnel stands, as a proxy does.
    case opened

    static func json(_ body: String) -> Act {
      .answer(200, headers: [("content-type", "application/json")], body: body)
    }

    static func problem(_ status: Int, _ code: String, headers: [(String, String)] = []) -> Act {
      .answer(
        status, headers: [("content-type", "application/problem+json; charset=utf-8")] + headers,
        body:
          #"{"type":"about:blank","code":"\#(code)","title":"No","status":\#(status),"detail":"It said no.","errors":[]}"#
      )
    }
  }

  private let script: Script
  let port: Int

  private init(port: Int, script: Script) {
    self.port = port
    self.script = script
  }

  /// The requests so far, as they came over the line.
  var requests: [String] { script.requests }

  /// What the client under test was told beside its answers.
  let remarks = Remarks()

  var address: String { "http://127.0.0.1:\(port)" }

  /// A client of this server that waits little.
  func client(
    at address: String? = nil, _ change: (inout ClientSettings) -> Void = { _ in }
  ) throws -> ExemplarClient {
    var settings = ClientSettings.hasty
    settings.remark = { [remarks] in remarks.add($0) }
    change(&settings)
    return try ExemplarClient(ServerAddress(address ?? self.address), settings)
  }

  /// Listens on a free port while something is asked.
  static func run(
    _ acts: [Act], asking: @escaping @Sendable (FakeServer) async throws -> Void
  ) async throws {
    let script = Script(acts)
    let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(Player(script))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    do {
      try await asking(FakeServer(port: channel.localAddress?.port ?? 0, script: script))
    } catch {
      try await channel.close()
      throw error
    }
    try await channel.close()
  }
}

extension ClientSettings {
  /// For tests: what takes long has failed.
  static var hasty: ClientSettings {
    var settings = ClientSettings()
    settings.patience.connecting = .seconds(3)
    settings.patience.answering = .seconds(3)
    settings.patience.pause = .milliseconds(2)
    return settings
  }
}

/// What a client said beside its answers.
final class Remarks: Sendable {
  private let lines = Mutex<[String]>([])
  var all: [String] { lines.withLock { $0 } }
  func add(_ line: String) { lines.withLock { $0.append(line) } }
}

/// The acts of one server, and the requests that it saw.
private final class Script: Sendable {
  private let state: Mutex<(acts: [FakeServer.Act], requests: [String])>

  init(_ acts: [FakeServer.Act]) { state = Mutex((acts, [])) }

  var requests: [String] { state.withLock { $0.requests } }

  func act(for request: String) -> FakeServer.Act {
    state.withLock { state in
      state.requests.append(request)
      return state.acts.count > 1 ? state.acts.removeFirst() : state.acts[0]
    }
  }
}

/// Reads requests off one connection and plays the acts.
private final class Player: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let script: Script
  private var arrived = ""

  init(_ script: Script) { self.script = script }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    arrived += String(buffer: unwrapInboundIn(data))
    while let request = request() { play(script.act(for: request), context) }
  }

  /// The next whole request; nil while more must come.
  private func request() -> String? {
    // The first byte of a TLS handshake: whatever comes is taken for a request.
    if arrived.utf8.first == 0x16 {
      defer { arrived = "" }
      return arrived
    }
    guard let end = arrived.utf8Range(of: "\r\n\r\n") else { return nil }
    let head = String(arrived.utf8.prefix(end)) ?? ""
    let length =
      head.lowercased().split(separator: "\r\n").first { $0.hasPrefix("content-length:") }
      .flatMap { Int($0.dropFirst("content-length:".count).filter(\.isNumber)) } ?? 0
    guard arrived.utf8.count >= end + length else { return nil }
    defer { arrived = String(decoding: arrived.utf8.dropFirst(end + length), as: UTF8.self) }
    return String(decoding: arrived.utf8.prefix(end + length), as: UTF8.self)
  }

  private func play(_ act: FakeServer.Act, _ context: ChannelHandlerContext) {
    switch act {
    case .answer(let status, let headers, let body):
      let lines = headers.map { "\($0.0): \($0.1)\r\n" }.joined()
      write(
        "HTTP/1.1 \(status) Thus\r\n\(lines)content-length: \(body.utf8.count)\r\n\r\n\(body)",
        context)
    case .raw(let text):
      write(text, context)
      context.close(promise: nil)
    case .silence: break
    case .closing: context.close(promise: nil)
    case .opened: write("HTTP/1.1 200 Connected\r\n\r\n", context)
    }
  }

  private func write(_ text: String, _ context: ChannelHandlerContext) {
    context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
  }
}

extension String {
  /// How many bytes there are up to the end of some text; nil where it does not stand there.
  fileprivate func utf8Range(of text: String) -> Int? {
    let (bytes, wanted) = (Array(utf8), Array(text.utf8))
    guard bytes.count >= wanted.count else { return nil }
    return (0...(bytes.count - wanted.count)).first {
      bytes[$0..<$0 + wanted.count].elementsEqual(wanted)
    }.map { $0 + wanted.count }
  }
}
