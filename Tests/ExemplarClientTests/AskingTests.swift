import ExemplarClient
import ExemplarPresentation
import ExemplarSearch
import Foundation
import Testing

/// Asking servers that answer well, badly, late and not at all.
@Suite struct AskingTests {
  static let list = #"{"schema":1,"vocabularies":[{"entries":3,"name":"iste","title":"ISTE"}]}"#

  /// Asks once and gives the problem that came of it.
  private func problem(_ client: ExemplarClient) async -> Problem? {
    do throws(ClientError) {
      _ = try await client.ask(VocabularyListQuestion())
      return nil
    } catch { return error.problem }
  }

  @Test func `asks below the server's path and reads the answer`() async throws {
    try await FakeServer.run([.json(Self.list)]) { server in
      let client = try server.client(at: server.address + "/north/")
      let answer = try await client.ask(VocabularyListQuestion())
      #expect(answer.vocabularies.map(\.name) == ["iste"])
      #expect(server.requests[0].hasPrefix("GET /north/api/v1/vocabularies HTTP/1.1\r\n"))
    }
  }

  @Test(arguments: [
    FakeServer.Act.answer(503), .answer(502, body: "<html>"), .answer(504), .closing,
    .problem(503, "no-index"), .problem(429, "too-many", headers: [("retry-after", "0")]),
    .raw("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 900\r\n\r\n{\"sch"),
  ])
  func `tries again what may have passed`(act: FakeServer.Act) async throws {
    try await FakeServer.run([act, .json(Self.list)]) { server in
      let problem = try await problem(server.client())
      #expect(problem == nil)
      #expect(server.requests.count == 2)
      #expect(server.remarks.all.count == 1)
      #expect(server.remarks.all.first?.hasSuffix("Trying again (2 of 3).") == true)
    }
  }

  @Test(arguments: [
    (FakeServer.Act.answer(503), "network-gateway"),
    (.closing, "network-lost"),
    (.problem(503, "no-index"), "no-index"),
    (
      .raw(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 900\r\n\r\n{\"sch"),
      "network-lost"
    ),
  ])
  func `gives up after three tries`(act: FakeServer.Act, code: String) async throws {
    try await FakeServer.run([act]) { server in
      let problem = try await problem(server.client())
      #expect(problem?.code == code)
      #expect(server.requests.count == 3)
    }
  }

  @Test(arguments: [
    FakeServer.Act.answer(200, headers: [("content-type", "text/html")], body: "<html>Hello"),
    .answer(404, headers: [("content-type", "text/html")], body: "Not Found"),
    .answer(200), .json("<html>"), .json(""), .json("[]"), .json(#"{"schema":1}"#),
    .json(#"{"schema":"one","vocabularies":[]}"#), .json(#"{"vocabularies":[]}"#),
    .json("{\"schema\":1,\"vocabularies\":[\u{0}]}"), .raw("SSH-2.0-OpenSSH_9.2\r\n"),
    .raw("HTTP/1.1 2OO OK\r\n\r\n"),
  ])
  func `says that what answers is no Exemplar server`(act: FakeServer.Act) async throws {
    try await FakeServer.run([act]) { server in
      let problem = try #require(try await problem(server.client()))
      #expect(problem.code == "network-answer", "\(problem.detail)")
      #expect(problem.title == "This is no Exemplar server")
      #expect(problem.detail.hasPrefix("\(server.address) does not answer as an Exemplar server"))
      #expect(server.requests.count == 1)
    }
  }

  @Test func `says that a server is of another release`() async throws {
    try await FakeServer.run([.json(#"{"schema":2,"vocabularies":[]}"#)]) { server in
      let problem = try #require(try await problem(server.client()))
      #expect(problem.code == "network-schema")
      #expect(
        problem.detail
          == "\(server.address) answered in a form that is not known here. The answer has schema 2, this program reads schema 1. Use programs of the same release on both sides."
      )
    }
  }

  @Test func `reads no more than it wants`() async throws {
    try await FakeServer.run([.json(String(repeating: " ", count: 2 << 20) + Self.list)]) {
      server in
      let client = try server.client { $0.patience.answerSize = 1 << 20 }
      let problem = try #require(await problem(client))
      #expect(problem.code == "network-answer" && problem.detail.contains("more than 1 MiB"))
    }
  }

  @Test func `does not wait for ever`() async throws {
    try await FakeServer.run([.silence]) { server in
      let client = try server.client {
        $0.patience.answering = .seconds(1)
        $0.patience.tries = 2
      }
      let problem = try #require(await problem(client))
      #expect(problem.code == "network-timeout")
      #expect(
        problem.detail
          == "\(server.address) did not answer within a second. The network failed, not what was asked. Try again in a while."
      )
      #expect(server.requests.count == 2)
    }
  }

  @Test func `says that nothing listens, and that no such name is known`() async throws {
    let free = try await FreePort.find()
    let refused = try ExemplarClient(ServerAddress("http://127.0.0.1:\(free)"), .hasty)
    let problem = try #require(await problem(refused))
    #expect(problem.code == "network-refused" && problem.title == "The network failed")
    #expect(problem.detail.hasPrefix("Nothing listens at http://127.0.0.1:\(free)."))
    let unknown = try ExemplarClient(ServerAddress("https://lessons.invalid"), .hasty)
    let other = try #require(await self.problem(unknown))
    #expect(other.code == "network-name", "\(other.detail)")
    #expect(other.detail.hasPrefix("No host “lessons.invalid” is known here."))
  }

  @Test func `gives the refusal of a server with its code and words`() async throws {
    try await FakeServer.run([.problem(400, "limit-exceeded")]) { server in
      let problem = try #require(try await problem(server.client()))
      #expect(problem.code == "limit-exceeded" && problem.detail == "It said no.")
      #expect(problem.status == nil && server.requests.count == 1)
    }
  }

  @Test func `waits as long as the server asks, unless that is too long`() async throws {
    let asked = [("retry-after", "1")]
    try await FakeServer.run([.problem(429, "too-many", headers: asked), .json(Self.list)]) {
      server in
      let clock = ContinuousClock()
      let client = try server.client()
      let time = await clock.measure { #expect(await problem(client) == nil) }
      #expect(time >= .seconds(1))
    }
    let long = [("retry-after", "3600")]
    try await FakeServer.run([.problem(429, "too-many", headers: long)]) { server in
      let problem = try await problem(server.client())
      #expect(problem?.code == "too-many")
      #expect(server.requests.count == 1)
    }
  }
}

/// A port on which nothing listens.
enum FreePort {
  static func find() async throws -> Int {
    let port = Remarks()
    try await FakeServer.run([.silence]) { server in port.add(String(server.port)) }
    return port.all.first.flatMap { Int($0) } ?? 0
  }
}
