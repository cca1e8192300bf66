import ExemplarClient
import Testing

/// Which proxy stands between, as the environment tells it.
@Suite struct ProxySettingsTests {
  private static let proxy = "http://proxy.example.org:3128"

  @Test(
    arguments: [
      ([:], "https://example.org", nil),
      (["https_proxy": proxy], "https://example.org", "proxy.example.org:3128"),
      (["HTTPS_PROXY": proxy], "https://example.org", "proxy.example.org:3128"),
      (
        ["https_proxy": proxy, "HTTPS_PROXY": "http://other:1"], "https://example.org",
        "proxy.example.org:3128"
      ),
      (["https_proxy": proxy], "http://example.org", nil),
      (["http_proxy": proxy], "http://example.org", "proxy.example.org:3128"),
      (["all_proxy": "socks5://s.example.org"], "http://example.org", "s.example.org:1080"),
      (["all_proxy": "proxy:8080"], "https://example.org", "proxy:8080"),
      (["https_proxy": "", "all_proxy": ""], "https://example.org", nil),
      (["all_proxy": proxy], "http://localhost:8080", nil),
      (["all_proxy": proxy, "no_proxy": "example.org"], "https://lessons.example.org", nil),
      (
        ["all_proxy": proxy, "no_proxy": ".example.org, other"], "https://lessons.example.org", nil
      ),
      (["all_proxy": proxy, "NO_PROXY": "*.example.org"], "https://lessons.example.org", nil),
      (
        ["all_proxy": proxy, "no_proxy": "ample.org"], "https://example.org",
        "proxy.example.org:3128"
      ),
      (["all_proxy": proxy, "no_proxy": "*"], "https://example.org", nil),
      (
        ["all_proxy": proxy, "no_proxy": "example.org:8443"], "https://example.org",
        "proxy.example.org:3128"
      ),
      (["all_proxy": proxy, "no_proxy": "example.org:443"], "https://example.org", nil),
      (["HTTP_PROXY": proxy, "REQUEST_METHOD": "GET"], "http://example.org", nil),
    ] as [([String: String], String, String?)])
  func `finds the proxy for a server`(
    environment: [String: String], server: String, proxy: String?
  ) throws {
    let settings = ProxySettings(environment)
    let found = try settings.proxy(for: ServerAddress(server))
    #expect(found?.description == proxy)
  }

  @Test(arguments: [
    "ftp://proxy.example.org", "http://", "https://ana:geheim@proxy.example.org",
    "socks5://ana:geheim@proxy.example.org",
  ])
  func `refuses what is no proxy without repeating it`(text: String) throws {
    let server = try ServerAddress("https://example.org")
    let error = #expect(throws: ProxyError.self) {
      try ProxySettings(["all_proxy": text]).proxy(for: server)
    }
    let words = try #require(error?.description)
    #expect(words.hasPrefix("The proxy that") && !words.contains("geheim"))
  }
}
