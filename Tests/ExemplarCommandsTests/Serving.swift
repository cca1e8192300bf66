import ExemplarTesting
import Foundation
import Testing

/// `exemplar serve`, started as a person starts it, on a free port.
///
/// ```swift
/// let serving = try await Serving.start(repository: school.folder.path, in: school.folder)
/// try await serving.get("/healthz").status   // 200
/// try await serving.stop().status            // 0
/// ```
struct Serving {
  let run: Run
  let port: Int

  /// Starts it and waits until it listens.
  static func start(
    _ program: Program = .exemplar, repository: String, in folder: TemporaryFolder,
    arguments: [String] = []
  ) async throws -> Serving {
    let run = try program.start(
      ["serve", "--port", "0", "--repository", repository] + arguments, in: folder)
    for _ in 0..<600 {
      let told = try run.remarksSoFar()
      if let found = told.firstMatch(of: /127\.0\.0\.1:([0-9]+)/), let port = Int(found.1) {
        return Serving(run: run, port: port)
      }
      try await Task.sleep(for: .milliseconds(50))
    }
    run.kill()
    throw CocoaError(.executableLoad)
  }

  /// What was answered.
  struct Answer: Sendable {
    var status: Int
    var body: Data

    /// The body as JSON.
    func json() throws -> [String: Any] {
      try #require(JSONSerialization.jsonObject(with: body) as? [String: Any])
    }
  }

  /// Asks and reads the whole answer.
  func get(_ target: String) async throws -> Answer {
    let port = port
    return try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async {
        continuation.resume(with: Result { try Self.exchange(target, port: port) })
      }
    }
  }

  /// Tells it to stop and waits for its end.
  func stop() async throws -> Program.Outcome {
    kill(run.number, SIGTERM)
    return try await run.outcome()
  }

  /// One request on a connection of its own, which the server closes.
  private static func exchange(_ target: String, port: Int) throws -> Answer {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(socket) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let connected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    try #require(connected == 0)
    let connection = FileHandle(fileDescriptor: socket, closeOnDealloc: false)
    let request = "GET \(target) HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
    try connection.write(contentsOf: Data(request.utf8))
    let answer = try connection.readToEnd() ?? Data()
    let end = try #require(answer.range(of: Data("\r\n\r\n".utf8)))
    let head = String(decoding: answer[..<end.lowerBound], as: UTF8.self)
    let status = try #require(head.split(separator: " ").dropFirst().first.flatMap { Int($0) })
    return Answer(status: status, body: Data(answer[end.upperBound...]))
  }
}
