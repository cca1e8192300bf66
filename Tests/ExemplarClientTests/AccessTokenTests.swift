import ExemplarClient
import Testing

/// The secret that shows who asks.
@Suite struct AccessTokenTests {
  @Test func `takes a token with the end of its line`() throws {
    let token = try AccessToken("exemplar_a_b\n")
    let same = try AccessToken("exemplar_a_b")
    #expect(token == same)
  }

  @Test(arguments: ["", " ", "\n", "a b", "a\nb", "geheim\u{7}", "gehéim", "a\r\nx: y"])
  func `refuses what no token holds without repeating it`(text: String) throws {
    let error = #expect(throws: AccessToken.Fault.self) { try AccessToken(text) }
    #expect(error?.description.contains("geh") == false)
  }

  @Test func `never prints itself`() throws {
    var settings = ClientSettings()
    settings.token = try AccessToken("geheim")
    var dumped = ""
    dump(settings, to: &dumped)
    #expect(!dumped.contains("geheim") && !"\(settings)".contains("geheim"))
    #expect(!String(reflecting: settings).contains("geheim"))
  }
}
