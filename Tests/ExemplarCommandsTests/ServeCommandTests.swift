import ExemplarTesting
import Foundation
import FoundationNetworking
import Testing

/// `exemplar serve`, as a shell runs it.
@Suite struct ServeCommandTests {
  /// Starts it and waits until it listens; the port.
  private func start(
    _ school: SmallRepository, _ options: [String] = [], log: String
  ) async throws -> (Run, port: Int) {
    // The log is read while it is written, so it goes to a file of the test's own.
    let run = try Program.shell.with(["LOG": log]).start(
      [
        "-c", "exec \"$0\" serve --port 0 \"$@\" 2> \"$LOG\"", Program.desk.path,
      ] + options, in: school.folder)
    for _ in 0..<300 {
      let text = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
      if let found = text.firstMatch(of: /http:\/\/127\.0\.0\.1:(\d+)/), let port = Int(found.1) {
        return (run, port)
      }
      try await Task.sleep(for: .milliseconds(100))
    }
    run.kill()
    throw CocoaError(.fileReadUnknown)
  }

  private func status(_ port: Int, _ path: String) async throws -> Int? {
    let url = try #require(URL(string: "http://127.0.0.1:\(port)\(path)"))
    let (_, answer) = try await URLSession.shared.data(from: url)
    return (answer as? HTTPURLResponse)?.statusCode
  }

  @Test(arguments: [SIGTERM, SIGINT])
  func `says where it listens and what to ask, answers, and stops when told to`(
    signal: Int32
  ) async throws {
    let school = try SmallRepository()
    try school.publish("paper-circuits", title: "Paper circuits")
    let log = school.folder.url("log").path
    let (run, port) = try await start(school, log: log)
    #expect(try await status(port, "/healthz") == 200)
    kill(run.number, signal)
    let outcome = try await run.outcome()
    #expect(outcome.status == 0)
    #expect(outcome.answer.isEmpty)
    let lines = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n")
    let first = try #require(lines.first)
    #expect(
      first.hasSuffix(
        " info Listening on http://127.0.0.1:\(port) (no index yet). Ask: curl http://127.0.0.1:\(port)/readyz"
      ))
    #expect(lines.last?.hasSuffix(" info Stopped") == true)
    #expect(lines.contains { $0.contains(" info request method=GET route=/healthz status=200 ") })
  }

  @Test func `says that a port is taken, with status 2`() async throws {
    let school = try SmallRepository()
    let (run, port) = try await start(school, log: school.folder.url("log").path)
    let second = try await Program.desk.run(
      "serve", "--port", "\(port)", "--json", in: school.folder)
    #expect(second.status == 2)
    #expect(
      try second.problem()["detail"] as? String
        == "port: Port \(port) of 127.0.0.1 is taken by another program. Stop that, or name another port: --port 0 takes any free one."
    )
    kill(run.number, SIGTERM)
    #expect(try await run.outcome().status == 0)
  }

  @Test func `tells all settings that it does not know at once`() async throws {
    let school = try SmallRepository()
    let outcome = try await Program.desk.with(["EXEMPLAR_SERVE_RATE": "often"]).run(
      "serve", "--port", "99999", "--request-time", "soon", in: school.folder)
    #expect(outcome.status == 64)
    for words in [
      "3 settings cannot be used.",
      "--port: “99999” is not a whole number from 0 to 65535.",
      "--request-time: “soon” is not a time from 0.1s to 3600s, as 500ms, 30s or 2m.",
      "$EXEMPLAR_SERVE_RATE: “often” is not a whole number from 0 to 1000000.",
    ] { #expect(outcome.told.contains(words), "\(outcome.told)") }
  }

  @Test func `tells what is wrong in a file, with its line`() async throws {
    let school = try SmallRepository()
    try school.folder.write("server.yaml", "port: 0\nrate: often\n")
    let outcome = try await Program.desk.run(
      "serve", "--settings", "server.yaml", in: school.folder)
    #expect(outcome.status == 2)
    #expect(outcome.told.contains("server.yaml"))
    #expect(outcome.told.contains("“often” is not a whole number from 0 to 1000000."))
  }

  @Test func `warns where others could listen in`() async throws {
    let school = try SmallRepository()
    let log = school.folder.url("log").path
    let run = try Program.shell.with(["LOG": log]).start(
      ["-c", "exec \"$0\" serve --address 0.0.0.0 --port 0 2> \"$LOG\"", Program.desk.path],
      in: school.folder)
    for _ in 0..<300 {
      let text = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
      if text.contains("warning Connections are not secret") { break }
      try await Task.sleep(for: .milliseconds(100))
    }
    kill(run.number, SIGTERM)
    #expect(try await run.outcome().status == 0)
    let text = try String(contentsOfFile: log, encoding: .utf8)
    #expect(text.contains(" warning Connections are not secret: others on the network can read"))
    #expect(text.contains(" warning Nobody can send anything in: there is no token."))
  }
}
