import ExemplarBundle
import ExemplarCatalog
import ExemplarTesting
import Foundation
import Testing

/// What may stand under `server`, in a flag and in a variable.
@Suite struct ServerSettingTests {
  private func read(
    _ yaml: String
  ) throws -> ([ServerSetting: ServerSetting.Value], [String]) {
    let folder = try TemporaryFolder(inMemory: true)
    try folder.write("repository.yaml", yaml)
    let (configuration, findings) = try RepositoryConfiguration.read(in: folder.path)
    return (configuration.server, findings.map(words))
  }

  @Test(arguments: [
    (ServerSetting.port, "0", ServerSetting.Value.number(0)),
    (.port, "65535", .number(65_535)),
    (.requestTime, "30", .duration(.seconds(30))),
    (.requestTime, "500ms", .duration(.milliseconds(500))),
    (.requestTime, "1.5 m", .duration(.seconds(90))),
    (.headerBytes, "16K", .number(16_384)),
    (.bodyBytes, "2GiB", .number(2 << 30)),
    (.compress, "Off", .flag(false)),
    (.index, "true", .flag(true)),
    (.log, "json", .text("json")),
    (.cors, "*", .texts(["*"])),
    (
      .cors, "https://a.example, https://b.example:8443/",
      .texts([
        "https://a.example", "https://b.example:8443",
      ])
    ),
    (.publicURL, "https://lessons.example/api/", .text("https://lessons.example/api")),
  ])
  func `understands a value`(setting: ServerSetting, typed: String, meant: ServerSetting.Value) {
    #expect(setting.value(of: typed) == meant)
  }

  @Test(arguments: [
    (ServerSetting.port, "65536"), (.port, "-1"), (.port, "80x"), (.port, ""),
    (.requestTime, "soon"), (.requestTime, "0"), (.requestTime, "2h"), (.requestTime, "nan"),
    (.requestTime, "1..5s"), (.headerBytes, "12"), (.headerBytes, "9223372036854775807K"),
    (.headerBytes, "-64K"), (.compress, "maybe"), (.log, "xml"), (.logLevel, "loud"),
    (.cors, "portal.example"), (.cors, "https://a.example/path"), (.publicURL, "lessons"),
    (.publicURL, "https://a b"), (.trustedHops, "11"), (.address, ""),
  ])
  func `refuses what means nothing`(setting: ServerSetting, typed: String) {
    #expect(setting.value(of: typed) == nil)
  }

  @Test func `reads the key of the repository`() throws {
    let (server, findings) = try read(
      "server: {port: 9000, request-time: 1m, cors: [\"https://a.example\", \"https://b.example\"]}\n"
    )
    #expect(findings == [])
    #expect(
      server == [
        .port: .number(9000), .requestTime: .duration(.seconds(60)),
        .cors: .texts(["https://a.example", "https://b.example"]),
      ])
  }

  @Test(arguments: [
    ("server: 8080\n", "“server” is a mapping, not a text. Write it as in “server: {port: 8080}”."),
    ("server: {prot: 1}\n", "“prot” is not a key of server. Did you mean “port”?"),
    (
      "server: {port: many}\n",
      "“many” is not a whole number from 0 to 65535. Leave out “port”, and its default holds."
    ),
    (
      "server: {port: [1, 2]}\n",
      "“1, 2” is not a whole number from 0 to 65535. Leave out “port”, and its default holds."
    ),
    (
      "server: {log: {a: b}}\n",
      "“{…}” is not “text” or “json”. Leave out “log”, and its default holds."
    ),
  ])
  func `tells a wrong value with its place`(yaml: String, finding: String) throws {
    let (server, findings) = try read(yaml)
    #expect(findings == [finding])
    #expect(server == [:])
  }

  @Test func `reads a file of its own, and names it`() throws {
    let folder = try TemporaryFolder(inMemory: true)
    let path = folder.url("server.yaml").path
    try folder.write("server.yaml", "port: 9\ncompres: 5\n")
    let (settings, findings) = try RepositoryConfiguration.readServer(file: path)
    #expect(settings == [.port: .number(9)])
    #expect(findings.map(words) == ["“compres” is not a key of \(path). Did you mean “compress”?"])
    #expect(findings.map(\.path) == [path] && findings.map(\.line) == [2])
    #expect(throws: RepositoryError.self) {
      try RepositoryConfiguration.readServer(file: folder.url("nothing.yaml").path)
    }
  }

  @Test func `has every setting in the schema, and no other`() throws {
    let schema = try Data(
      contentsOf: URL(fileURLWithPath: Checkout.path + "/index/schemas/repository.json"))
    let json = try #require(try JSONSerialization.jsonObject(with: schema) as? [String: Any])
    let server = try #require((json["properties"] as? [String: Any])?["server"] as? [String: Any])
    let keys = try #require(server["properties"] as? [String: Any]).keys
    #expect(keys.sorted() == ServerSetting.allCases.map(\.rawValue).sorted())
  }
}
