import ExemplarCatalog
import ExemplarServer
import ExemplarTesting
import Foundation
import Logging
import Testing

/// Where a setting comes from.
@Suite struct SettingSourcesTests {
  @Test func `takes the flag, else the variable, else the file, else the default`() {
    var sources = SettingSources()
    #expect(sources.settings().0 == ServerSettings())
    #expect(sources.settings().0.port == 8080)
    sources.file = [.port: .number(1)]
    #expect(sources.settings().0.port == 1)
    sources.environment = ["EXEMPLAR_SERVE_PORT": "2"]
    #expect(sources.settings().0.port == 2)
    sources.flags = [.port: "3"]
    #expect(sources.settings().0.port == 3)
    sources.flags = [:]
    sources.environment = ["EXEMPLAR_SERVE_PORT": ""]
    #expect(sources.settings().0.port == 1)
  }

  @Test func `carries every setting to its member`() {
    let values: [ServerSetting: String] = [
      .address: "::1", .port: "1", .socket: "/run/x", .certificate: "c", .key: "k",
      .publicURL: "https://x.example", .readers: "3", .waiting: "4", .requestsAtOnce: "5",
      .connections: "6", .requestTime: "7s", .headerTime: "8s", .idleTime: "9s", .bodyTime: "10s",
      .minimumBodyRate: "11", .stopTime: "12s", .headerBytes: "2000", .bodyBytes: "3000",
      .jsonBytes: "4000", .rate: "16", .rateBurst: "17", .uploadsPerMinute: "18",
      .trustedHops: "9", .cors: "*", .compress: "no", .log: "json", .logLevel: "error",
      .index: "no", .indexPause: "20s", .publishDue: "no", .searchLog: "no",
    ]
    #expect(values.count == ServerSetting.allCases.count)
    let (settings, faults, warnings) = SettingSources(flags: values).settings()
    #expect(faults == [] && warnings == [])
    var wanted = ServerSettings()
    wanted.address = "::1"
    wanted.port = 1
    wanted.socket = "/run/x"
    wanted.tls = .init(certificate: "c", key: "k")
    wanted.baseURL = "https://x.example"
    (wanted.readers, wanted.waiting) = (3, 4)
    (wanted.requestsAtOnce, wanted.connections) = (5, 6)
    (wanted.requestTime, wanted.headerTime) = (.seconds(7), .seconds(8))
    (wanted.idleTime, wanted.bodyTime) = (.seconds(9), .seconds(10))
    (wanted.minimumBodyRate, wanted.stopTime) = (11, .seconds(12))
    (wanted.headerBytes, wanted.bodyBytes, wanted.jsonBytes) = (2000, 3000, 4000)
    (wanted.ratePerSecond, wanted.rateBurst, wanted.uploadsPerMinute) = (16, 17, 18)
    (wanted.trustedHops, wanted.corsOrigins, wanted.compresses) = (9, ["*"], false)
    (wanted.logForm, wanted.logLevel) = (.json, .error)
    (wanted.indexes, wanted.indexPause, wanted.publishesDue) = (false, .seconds(20), false)
    wanted.logsSearches = false
    #expect(settings == wanted)
  }

  @Test func `tells everything that is wrong, with its place and what is allowed`() {
    let sources = SettingSources(
      flags: [.port: "99999", .key: "k"],
      environment: ["EXEMPLAR_SERVE_LOG": "xml", "EXEMPLAR_SERVE_PROT": "1", "PATH": "/bin"])
    let (_, faults, warnings) = sources.settings()
    #expect(
      faults.map { "\($0.place): \($0.detail)" } == [
        "--port: “99999” is not a whole number from 0 to 65535.",
        "$EXEMPLAR_SERVE_LOG: “xml” is not “text” or “json”.",
        "--tls-key: It needs its certificate: --tls-certificate FILE.",
      ])
    #expect(
      warnings == [
        "$EXEMPLAR_SERVE_PROT is no setting of the server. Did you mean $EXEMPLAR_SERVE_PORT?"
      ])
  }

  /// The schema tells an editor the defaults; they are those of the program.
  @Test func `has the defaults that the schema tells`() throws {
    let schema = try Data(
      contentsOf: URL(fileURLWithPath: Checkout.path + "/index/schemas/repository.json"))
    let json = try #require(try JSONSerialization.jsonObject(with: schema) as? [String: Any])
    let server = try #require((json["properties"] as? [String: Any])?["server"] as? [String: Any])
    let properties = try #require(server["properties"] as? [String: [String: Any]])
    var flags: [ServerSetting: String] = [:]
    for (name, property) in properties {
      guard let value = property["default"], !(value is [Any]) else { continue }
      let setting = try #require(ServerSetting(rawValue: name))
      flags[setting] =
        setting.value(of: "yes") == .flag(true)
        ? ((value as? Bool) == true ? "yes" : "no") : "\(value)"
    }
    #expect(flags.count > 20)
    let (settings, faults, _) = SettingSources(flags: flags).settings()
    #expect(faults == [])
    #expect(settings == ServerSettings())
  }
}
