import ExemplarClient
import Testing

/// Where a server is, as people write it.
@Suite struct ServerAddressTests {
  @Test(arguments: [
    ("https://lessons.example.org", "https://lessons.example.org", "lessons.example.org", 443),
    ("HTTPS://Lessons.Example.org/", "https://lessons.example.org", "lessons.example.org", 443),
    ("https://example.org/north//", "https://example.org/north", "example.org", 443),
    ("http://localhost:8080", "http://localhost:8080", "localhost", 8080),
    ("http://[::1]:8080/a", "http://[::1]:8080/a", "::1", 8080),
    ("https://example.org:443", "https://example.org", "example.org", 443),
  ])
  func `reads an address`(text: String, written: String, host: String, port: Int) throws {
    let address = try ServerAddress(text)
    #expect(address.text == written)
    #expect(address.host == host && address.port == port)
    #expect(address.url(of: "/api/v1/facets") == written + "/api/v1/facets")
  }

  @Test(arguments: [
    ("", "The server’s address is empty."),
    (
      "lessons.example.org",
      "“lessons.example.org” is not a server’s address: http:// or https:// is missing. Did you mean “https://lessons.example.org”?"
    ),
    (
      "localhost:8080",
      "“localhost:8080” is not a server’s address: http:// or https:// is missing."
    ),
    (
      "ftp://example.org",
      "“ftp://example.org” is not a server’s address: only http:// and https:// can be asked."
    ),
    ("https://", "“https://” is not a server’s address: it names no host."),
    ("https:///north", "“https:///north” is not a server’s address: it names no host."),
    (
      "https://example.org?q=a",
      "“https://example.org?q=a” is not a server’s address: it ends before"
    ),
    ("https://example.org#a", "“https://example.org#a” is not a server’s address: it ends before"),
    ("https://example.org:99999", "“https://example.org:99999” is not a server’s address: "),
    ("https://exa mple.org", "“https://exa mple.org” is not a server’s address: it cannot be read"),
    ("https://example.org/\r\nx: y", "“https://example.org/\r\nx: y” is not a server’s address: "),
    ("https://ana:geheim@example.org", "The server’s address holds a name or a password."),
  ])
  func `says what about an address cannot be used`(text: String, words: String) {
    let error = #expect(throws: AddressError.self) { try ServerAddress(text) }
    #expect(error?.description.hasPrefix(words) == true, "\(error?.description ?? "")")
    #expect(error?.description.contains("geheim") == false)
  }

  @Test(arguments: [
    ("http://127.0.0.1:1", false), ("http://localhost", false), ("http://[::1]", false),
    ("https://example.org", false), ("http://example.org", true),
    ("http://127.0.0.1.example.org", true), ("http://localhost.example.org", true),
  ])
  func `knows where others could read what is sent`(text: String, isReadable: Bool) throws {
    #expect(try ServerAddress(text).isReadableOnTheWay == isReadable)
  }
}
