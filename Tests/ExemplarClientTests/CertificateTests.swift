import ExemplarClient
import ExemplarPresentation
import ExemplarSearch
import ExemplarTesting
import Foundation
import Testing

/// Whose word for a server's certificate is believed. The server is OpenSSL's, which every machine that builds has.
@Suite struct CertificateTests {
  private func problem(
    _ certificate: Certificate, authority: Bool, alone: Bool = false
  ) async throws -> Problem {
    let server = try SecureServer(certificate)
    defer { server.stop() }
    try await server.ready()
    var settings = ClientSettings.hasty
    settings.patience.tries = 1
    if authority, alone { settings.systemAuthorities = certificate.authority }
    if authority, !alone { settings.authorities = certificate.authority }
    let client = try ExemplarClient(ServerAddress("https://localhost:\(server.port)"), settings)
    let error = await #expect(throws: ClientError.self) {
      try await client.ask(VocabularyListQuestion())
    }
    return try #require(error?.problem)
  }

  /// The server speaks no Exemplar: an answer that says so came over a connection that was trusted.
  @Test(arguments: [false, true])
  func `trusts an authority that is named, alone or beside the system's`(
    alone: Bool
  ) async throws {
    let problem = try await problem(
      Certificate(name: "localhost"), authority: true, alone: alone)
    #expect(problem.code == "network-answer", "\(problem.detail)")
  }

  @Test func `does not trust a certificate that nobody vouches for`() async throws {
    let problem = try await problem(Certificate(name: "localhost"), authority: false)
    #expect(problem.code == "network-certificate")
    #expect(problem.title == "The server’s certificate is not trusted")
    #expect(problem.detail.hasPrefix("No authority that is trusted here vouches for"))
    #expect(problem.detail.hasSuffix("name its file with --ca-file."))
  }

  @Test func `does not trust a certificate for another name`() async throws {
    let problem = try await problem(Certificate(name: "other.example.org"), authority: true)
    #expect(problem.code == "network-certificate", "\(problem.detail)")
    #expect(problem.detail.contains("is for another name than “localhost”"))
  }

  @Test func `says on which day a certificate ended`() async throws {
    let problem = try await problem(
      Certificate(name: "localhost", from: "20200101000000Z", to: "20200131000000Z"),
      authority: true)
    #expect(problem.code == "network-certificate", "\(problem.detail)")
    #expect(problem.detail.contains(" ended on 2020-01-31. Nothing was sent."))
  }

  @Test func `says that what listens does not speak TLS`() async throws {
    try await FakeServer.run([.raw("HTTP/1.1 400 Bad Request\r\n\r\n")]) { server in
      let client = try server.client(at: "https://localhost:\(server.port)")
      let error = await #expect(throws: ClientError.self) {
        try await client.ask(VocabularyListQuestion())
      }
      let code = error?.problem.code
      #expect(
        code == "network-encryption" || code == "network-lost", "\(String(describing: error))")
    }
  }

  @Test(arguments: ["", "Not a certificate", nil])
  func `refuses a file that holds no authorities`(content: String?) throws {
    let folder = try TemporaryFolder()
    if let content { try folder.write("ca.pem", content) }
    var settings = ClientSettings()
    settings.authorities = folder.url("ca.pem").path
    let error = #expect(throws: ClientError.self) {
      try ExemplarClient(ServerAddress("https://localhost"), settings)
    }
    #expect(error?.problem.code == "bad-authorities")
    #expect(
      error?.problem.detail.hasPrefix("“\(folder.url("ca.pem").path)” cannot be used") == true)
  }
}

/// A certificate of its own authority.
struct Certificate {
  let folder: TemporaryFolder
  var authority: String { folder.url("certificate.pem").path }
  var key: String { folder.url("key.pem").path }

  init(name: String, from: String? = nil, to: String? = nil) throws {
    folder = try TemporaryFolder()
    var arguments = [
      "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
      "-keyout", folder.url("key.pem").path, "-out", folder.url("certificate.pem").path,
      "-subj", "/CN=\(name)", "-addext", "subjectAltName=DNS:\(name)",
    ]
    if let from, let to {
      try folder.write(
        "ca.cnf",
        """
        [ca]
        default_ca = own
        [own]
        dir = \(folder.path)
        database = $dir/index
        new_certs_dir = $dir
        serial = $dir/serial
        default_md = sha256
        policy = any
        [any]
        commonName = supplied
        [ext]
        subjectAltName = DNS:\(name)
        basicConstraints = critical,CA:true
        [req]
        distinguished_name = dn
        [dn]

        """)
      try folder.write("index", "")
      try folder.write("serial", "01\n")
      arguments = [
        "req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
        "-keyout", folder.url("key.pem").path, "-out", folder.url("request.pem").path,
        "-subj", "/CN=\(name)", "-config", folder.url("ca.cnf").path,
      ]
      try OpenSSL.run(arguments)
      arguments = [
        "ca", "-batch", "-selfsign", "-config", folder.url("ca.cnf").path, "-extensions", "ext",
        "-in", folder.url("request.pem").path, "-out", folder.url("certificate.pem").path,
        "-keyfile", folder.url("key.pem").path, "-startdate", from, "-enddate", to, "-notext",
      ]
    }
    try OpenSSL.run(arguments)
  }
}

/// `openssl s_server` on a free port.
final class SecureServer {
  let port: Int
  private let process: Process
  private let certificate: Certificate

  init(_ certificate: Certificate) throws {
    self.certificate = certificate
    port = Int.random(in: 21_000...29_000)
    process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
    process.arguments = [
      "s_server", "-accept", "\(port)", "-www", "-quiet", "-cert", certificate.authority, "-key",
      certificate.key,
    ]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
  }

  /// Waits until it listens.
  func ready() async throws {
    for _ in 0..<200 {
      let probe = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      defer { close(probe) }
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_port = in_port_t(port).bigEndian
      address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
      let status = withUnsafePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          connect(probe, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
      }
      if status == 0 { return }
      try await Task.sleep(for: .milliseconds(20))
    }
  }

  /// It is not asked: threads of a test may have handed it a mask in which a polite signal waits for ever.
  func stop() {
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }
}

/// The program that makes keys and certificates.
enum OpenSSL {
  struct Failure: Error {
    let status: Int32
  }

  static func run(_ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(status: process.terminationStatus)
    }
  }
}
