import ExemplarClient
import ExemplarPresentation
import ExemplarSearch
import Testing

/// Proxies between.
@Suite struct ProxyTests {
  private func problem(_ client: ExemplarClient) async -> Problem? {
    do throws(ClientError) {
      _ = try await client.ask(VocabularyListQuestion())
      return nil
    } catch { return error.problem }
  }

  @Test func `asks through a proxy, which alone must know the server's name`() async throws {
    try await FakeServer.run([.opened, .json(AskingTests.list)]) { proxy in
      let client = try proxy.client(at: "http://lessons.invalid") {
        $0.proxies = ProxySettings(["http_proxy": "http://ana:geheim@127.0.0.1:\(proxy.port)"])
      }
      #expect(await problem(client) == nil)
      #expect(proxy.requests[0].hasPrefix("CONNECT lessons.invalid:80 HTTP/1.1"))
      #expect(proxy.requests[0].lowercased().contains("proxy-authorization: basic "))
      #expect(proxy.requests[1].hasPrefix("GET /api/v1/vocabularies "))
      #expect(!proxy.requests[1].lowercased().contains("proxy-authorization"))
    }
  }

  @Test(arguments: [
    (FakeServer.Act.asking, "asks for a name and a password"),
    (.answer(403), "refused to connect"),
  ])
  func `says that it was the proxy`(act: FakeServer.Act, words: String) async throws {
    try await FakeServer.run([act]) { proxy in
      let client = try proxy.client(at: "https://lessons.invalid") {
        $0.proxies = ProxySettings(["https_proxy": "127.0.0.1:\(proxy.port)"])
      }
      let problem = try #require(await problem(client))
      #expect(problem.code == "network-proxy")
      #expect(problem.detail.hasPrefix("The proxy 127.0.0.1:\(proxy.port) \(words)."))
    }
  }

  @Test func `says that no proxy listens`() async throws {
    let free = try await FreePort.find()
    try await FakeServer.run([.closing]) { server in
      let client = try server.client(at: "https://lessons.invalid") {
        $0.proxies = ProxySettings(["all_proxy": "127.0.0.1:\(free)"])
      }
      let problem = try #require(await problem(client))
      #expect(problem.code == "network-refused")
      #expect(problem.detail.hasPrefix("Nothing listens at 127.0.0.1:\(free) (the proxy)."))
    }
  }
}

extension FakeServer.Act {
  fileprivate static var asking: Self {
    .answer(407, headers: [("proxy-authenticate", "Basic realm=\"p\"")])
  }
}
