import ExemplarClient
import ExemplarPresentation
import ExemplarSearch
import Testing

/// Servers that send on.
@Suite struct RedirectionTests {
  private struct Done: Codable { var done: Bool }

  private func moved(_ location: String, _ status: Int = 302) -> FakeServer.Act {
    .answer(status, headers: [("location", location)])
  }

  @Test(arguments: [301, 302, 303, 307, 308])
  func `follows a question to another place`(status: Int) async throws {
    try await FakeServer.run([.json(AskingTests.list)]) { target in
      let move = moved("\(target.address)/elsewhere", status)
      try await FakeServer.run([move]) { server in
        _ = try await server.client().ask(VocabularyListQuestion())
        #expect(target.requests.count == 1)
        #expect(target.requests[0].hasPrefix("GET /elsewhere HTTP/1.1"))
      }
    }
  }

  @Test func `takes a token to another path, and never to another host`() async throws {
    let token = try AccessToken("exemplar_abc_geheim")
    try await FakeServer.run([.json(#"{"done":true}"#)]) { target in
      try await FakeServer.run([moved("/here"), .json(#"{"done":true}"#)]) { server in
        let client = try server.client { $0.token = token }
        _ = try await client.get(Done.self, at: QuestionAddress("submissions"), bearingToken: true)
        #expect(server.requests[1].hasPrefix("GET /here ") && server.requests[1].contains("geheim"))
      }
      try await FakeServer.run([moved("\(target.address)/there")]) { server in
        let client = try server.client { $0.token = token }
        let error = await #expect(throws: ClientError.self) {
          try await client.get(Done.self, at: QuestionAddress("submissions"), bearingToken: true)
        }
        let problem = try #require(error?.problem)
        #expect(problem.code == "network-redirect" && problem.title == "The server has moved")
        #expect(
          problem.detail
            == "\(server.address) sends on to \(target.address), which is not followed. If that is the server, name it with --server."
        )
        #expect(target.requests.isEmpty)
      }
    }
  }

  @Test func `sends no act on`() async throws {
    try await FakeServer.run([.json(#"{"done":true}"#)]) { target in
      try await FakeServer.run([moved(target.address, 308)]) { server in
        let error = await #expect(throws: ClientError.self) {
          try await server.client().post(["a": 1], at: QuestionAddress("a"), for: Done.self)
        }
        #expect(error?.problem.code == "network-redirect" && target.requests.isEmpty)
      }
    }
  }

  @Test(arguments: ["/", "", "ftp://example.org", "::::", "https://ana:geheim@example.org/"])
  func `does not run in circles, nor to nowhere`(location: String) async throws {
    try await FakeServer.run([moved(location)]) { server in
      let error = await #expect(throws: ClientError.self) {
        try await server.client().ask(VocabularyListQuestion())
      }
      #expect(error?.problem.code == "network-redirect")
      #expect(error?.problem.detail.contains("geheim") == false)
      #expect(server.requests.count <= 6)
    }
  }
}
