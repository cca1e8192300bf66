import ExemplarClient
import ExemplarPresentation
import ExemplarSearch
import ExemplarTesting
import Foundation
import Testing

/// Doing something at a server: once, and with a token that goes nowhere else.
@Suite struct ActingTests {
  private static let token = "exemplar_abc_geheim"
  private static let place = QuestionAddress("submissions", "12", "claim")
  private static let done = FakeServer.Act.json(#"{"done":true}"#)

  private struct Notes: Codable, Hashable { var notes: String }
  private struct Done: Codable, Hashable { var done: Bool }

  private func client(
    _ server: FakeServer, at address: String? = nil
  ) throws -> ExemplarClient {
    let token = try AccessToken(Self.token)
    return try server.client(at: address) { $0.token = token }
  }

  private func header(_ name: String, _ request: String) -> String? {
    request.components(separatedBy: "\r\n").first { $0.lowercased().hasPrefix(name + ": ") }
      .map { String($0.dropFirst(name.count + 2)) }
  }

  @Test func `sends an act again with the same key`() async throws {
    try await FakeServer.run([.closing, .answer(503), Self.done]) { server in
      let answer = try await client(server).post(
        Notes(notes: "Ana’s"), at: Self.place, for: Done.self)
      #expect(answer.done)
      #expect(server.requests.count == 3)
      let keys = Set(server.requests.map { header("idempotency-key", $0) })
      #expect(keys.count == 1 && keys.first??.count == 32)
      for request in server.requests {
        #expect(request.hasPrefix("POST /api/v1/submissions/12/claim HTTP/1.1\r\n"))
        #expect(header("authorization", request) == "Bearer \(Self.token)")
        #expect(request.hasSuffix("\r\n\r\n{\"notes\":\"Ana’s\"}\n"))
      }
    }
  }

  @Test func `keeps the token to what needs it`() async throws {
    try await FakeServer.run([.json(AskingTests.list), Self.done]) { server in
      let client = try client(server)
      _ = try await client.ask(VocabularyListQuestion())
      _ = try await client.get(Done.self, at: Self.place, bearingToken: true)
      #expect(header("authorization", server.requests[0]) == nil)
      #expect(header("authorization", server.requests[1]) == "Bearer \(Self.token)")
    }
  }

  @Test(arguments: [
    (401, false, " wants to know who asks. Put your token into $EXEMPLAR_TOKEN; whoever"),
    (401, true, "It said no. It was the token in $EXEMPLAR_TOKEN; whoever"),
    (403, true, "It said no. The server knows you by the token in $EXEMPLAR_TOKEN; whoever"),
  ])
  func `says which token was not enough, and where to get one`(
    status: Int, hasToken: Bool, words: String
  ) async throws {
    try await FakeServer.run([.problem(status, "no-token")]) { server in
      let client = try hasToken ? client(server) : server.client()
      let error = await #expect(throws: ClientError.self) {
        try await client.get(Done.self, at: Self.place, bearingToken: true)
      }
      let problem = try #require(error?.problem)
      #expect(problem.detail.contains(words), "\(problem.detail)")
      #expect(problem.detail.hasSuffix("makes one with: exemplar token create"))
      #expect(!"\(problem) \(server.remarks.all)".contains("geheim"))
    }
  }

  @Test func `uploads a file as it is, again from its beginning`() async throws {
    let folder = try TemporaryFolder()
    let content = String(repeating: "Paper circuits. ", count: 40_000)
    try folder.write("bag.zip", content)
    try await FakeServer.run([.closing, Self.done]) { server in
      let progress = Remarks()
      let form = UploadForm(
        file: folder.url("bag.zip").path, name: "a \"b\".zip", type: "application/zip",
        fields: [("message", "Ana’s")])
      let answer = try await client(server).upload(
        form, to: QuestionAddress("submissions"), for: Done.self
      ) { progress.add("\($0) of \($1)") }
      #expect(answer.done && server.requests.count == 2)
      let request = server.requests[1]
      #expect(server.requests[0].utf8.count == request.utf8.count)
      #expect(
        header("content-type", request)?.hasPrefix("multipart/form-data; boundary=exemplar-")
          == true)
      #expect(request.contains("name=\"message\"\r\n") && request.contains("\r\n\r\nAna’s\r\n--"))
      #expect(request.contains("name=\"bag\"; filename=\"a %22b%22.zip\"\r\n"))
      #expect(request.contains("\r\n\r\n\(content)\r\n--"))
      #expect(progress.all.last == "\(content.utf8.count) of \(content.utf8.count)")
    }
  }

  @Test func `says that a file cannot be read before it asks`() async throws {
    try await FakeServer.run([Self.done]) { server in
      let form = UploadForm(
        file: "/nowhere/bag.zip", name: "bag.zip", type: "application/zip", fields: [])
      let error = await #expect(throws: ClientError.self) {
        try await client(server).upload(form, to: QuestionAddress("submissions"), for: Done.self)
      }
      #expect(error?.problem.code == "unreadable" && server.requests.isEmpty)
    }
  }
}
