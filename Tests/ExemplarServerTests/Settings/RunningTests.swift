import AsyncHTTPClient
import ExemplarCatalog
import ExemplarIndexing
import ExemplarServer
import ExemplarTesting
import Foundation
import Logging
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import Testing

/// Starting, listening and stopping.
@Suite struct RunningTests {
  /// Runs a server until the test is done with it.
  private func run(
    _ settings: ServerSettings, curationTakes: Double = 0,
    _ ask:
      @escaping @Sendable (_ port: Int, _ stop: AsyncStream<Void>.Continuation) async throws
      -> Void
  ) async throws {
    let school = try SmallRepository()
    _ = try Indexer(school.repository).bringUpToDate()
    var settings = settings
    settings.publishesDue = false
    let server = try ExemplarServer(
      school.repository, settings: settings, logger: ServerTrial.quietLogger,
      schemas: Checkout.path + "/index/schemas"
    ) {
      Thread.sleep(forTimeInterval: curationTakes)
      return ServerTrial.curation(school.repository, curators: ["Ana"])
    }
    let (stop, stopping) = AsyncStream.makeStream(of: Void.self)
    let (ports, port) = AsyncStream.makeStream(of: Int.self)
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await server.run(until: stop) { port.yield($0 ?? 0) } }
      tasks.addTask {
        for await port in ports {
          defer { stopping.yield() }
          return try await ask(port, stopping)
        }
      }
      defer { port.finish() }
      try await tasks.next()
      stopping.yield()
      try await tasks.next()
    }
  }

  private static var free: ServerSettings {
    var settings = ServerSettings()
    settings.port = 0
    return settings
  }

  /// True once no connection is taken any more; a busy machine may need a while.
  private static func refuses(_ port: Int) async -> Bool {
    for _ in 0..<100 {
      do {
        let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
          .connect(host: "127.0.0.1", port: port).get()
        try await channel.close()
        try await Task.sleep(for: .milliseconds(100))
      } catch { return true }
    }
    return false
  }

  @Test func `answers what runs before it stops, and takes nothing more`() async throws {
    try await run(Self.free, curationTakes: 4) { port, stopping in
      let url = "http://127.0.0.1:\(port)"
      async let slow = HTTPClient.shared.execute(
        HTTPClientRequest(url: url + "/metrics"), timeout: .seconds(20))
      try await Task.sleep(for: .milliseconds(500))
      stopping.yield()
      #expect(await Self.refuses(port))
      let answer = try await slow
      #expect(answer.status.code == 200)
      let text = String(buffer: try await answer.body.collect(upTo: 1 << 20))
      #expect(text.contains("exemplar_queue_read 1"))
    }
  }

  @Test func `cuts off what takes longer than the stop time`() async throws {
    var settings = Self.free
    settings.stopTime = .milliseconds(300)
    try await run(settings) { port, stopping in
      let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
        .connect(host: "127.0.0.1", port: port).get()
      try await channel.writeAndFlush(
        ByteBuffer(string: "POST /healthz HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nx"))
      try await Task.sleep(for: .milliseconds(200))
      let began = ContinuousClock.now
      stopping.yield()
      try await channel.closeFuture.get()
      #expect(ContinuousClock.now - began < .seconds(15))
    }
  }

  @Test func `says that the port is taken`() async throws {
    try await run(Self.free) { port, _ in
      var settings = ServerSettings()
      settings.port = port
      let taken = settings
      await #expect(
        throws: SettingFault(
          place: "port",
          detail:
            "Port \(port) of 127.0.0.1 is taken by another program. Stop that, or name another port: --port 0 takes any free one."
        )
      ) { try await self.run(taken) { _, _ in } }
    }
  }

  @Test(arguments: ["192.0.2.1", "no-such-host.invalid"])
  func `says that an address is not of this machine`(address: String) async throws {
    var settings = Self.free
    settings.address = address
    let foreign = settings
    let fault = await #expect(throws: SettingFault.self) { try await self.run(foreign) { _, _ in } }
    #expect(fault?.place == "address")
    #expect(fault?.detail.hasPrefix("“\(address)” is not an address of this machine.") == true)
  }

  @Test func `listens at a socket, and takes it away again`() async throws {
    let folder = try TemporaryFolder()
    var settings = Self.free
    let path = folder.url("s").path
    settings.socket = path
    try await run(settings) { _, _ in
      let url = try #require(URL(httpURLWithSocketPath: path, uri: "/healthz"))
      let answer = try await HTTPClient.shared.execute(
        HTTPClientRequest(url: url.absoluteString), timeout: .seconds(10))
      #expect(answer.status.code == 200)
    }
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  // MARK: Certificates

  /// A certificate that names localhost, with its key; nil where there is no `openssl`.
  private static func certificate(in folder: TemporaryFolder, _ name: String) throws
    -> ServerSettings.TLSFiles
  {
    let files = ServerSettings.TLSFiles(
      certificate: folder.url(name + ".crt").path, key: folder.url(name + ".key").path)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: openssl)
    process.arguments = [
      "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days",
      "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
      "-keyout", files.key, "-out", files.certificate,
    ]
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return files
  }

  private static let openssl = "/usr/bin/openssl"
  private static let hasOpenSSL = FileManager.default.isExecutableFile(atPath: openssl)

  @Test(.enabled(if: hasOpenSSL, "There is no openssl program to make a certificate with."))
  func `keeps connections secret with a certificate`() async throws {
    let folder = try TemporaryFolder()
    let files = try Self.certificate(in: folder, "own")
    var settings = Self.free
    settings.tls = files
    try await run(settings) { port, _ in
      var configuration = HTTPClient.Configuration()
      var tls = TLSConfiguration.makeClientConfiguration()
      tls.trustRoots = .file(files.certificate)
      configuration.tlsConfiguration = tls
      let client = HTTPClient(configuration: configuration)
      let answer = try await client.execute(
        HTTPClientRequest(url: "https://localhost:\(port)/healthz"), timeout: .seconds(10))
      #expect(answer.status.code == 200)
      await #expect(throws: (any Error).self) {
        try await HTTPClient.shared.execute(
          HTTPClientRequest(url: "http://localhost:\(port)/healthz"), timeout: .seconds(10))
      }
      try await client.shutdown()
    }
  }

  @Test(.enabled(if: hasOpenSSL, "There is no openssl program to make a certificate with."))
  func `says what is wrong with certificate and key before it listens`() async throws {
    let folder = try TemporaryFolder()
    let own = try Self.certificate(in: folder, "own")
    let other = try Self.certificate(in: folder, "other")
    let nothing = folder.url("nothing.pem").path
    try folder.write("words.pem", "words\n")
    let words = folder.url("words.pem").path
    let cases: [(ServerSettings.TLSFiles, SettingFault)] = [
      (
        .init(certificate: own.certificate, key: other.key),
        SettingFault(
          place: "tls-key",
          detail:
            "The key in “\(other.key)” is not that of the certificate in “\(own.certificate)”.")
      ),
      (
        .init(certificate: nothing, key: own.key),
        SettingFault(
          place: "tls-certificate",
          detail: "“\(nothing)” cannot be read: No such file or directory.")
      ),
      (
        .init(certificate: words, key: own.key),
        SettingFault(
          place: "tls-certificate",
          detail: "There is no certificate in “\(words)”. It must hold one in PEM.")
      ),
      (
        .init(certificate: own.certificate, key: words),
        SettingFault(
          place: "tls-key",
          detail: "There is no private key in “\(words)”. It must hold one in PEM.")
      ),
    ]
    for (files, fault) in cases {
      var settings = Self.free
      settings.tls = files
      let wrong = settings
      await #expect(throws: fault) { try await self.run(wrong) { _, _ in } }
    }
  }
}
