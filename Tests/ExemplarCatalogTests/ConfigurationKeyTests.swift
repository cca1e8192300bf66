import ExemplarBundle
import ExemplarCatalog
import ExemplarTesting
import Foundation
import Testing

@Suite struct ConfigurationKeyTests {
  private func read(_ yaml: String) throws -> (RepositoryConfiguration, [String]) {
    let folder = try TemporaryFolder(inMemory: true)
    try folder.write("repository.yaml", yaml)
    let (configuration, findings) = try RepositoryConfiguration.read(in: folder.path)
    return (configuration, findings.map(words))
  }

  @Test func `reads limits, days of waiting and administrators`() throws {
    let (configuration, findings) = try read(
      """
      administrators: [Root, Ana]
      waiting-days: 21
      limits: {file-bytes: 1000, files: 12}
      """)
    #expect(findings == [])
    #expect(configuration.administrators == ["Root", "Ana"])
    #expect(configuration.waitingDays == 21)
    #expect(configuration.limits.fileBytes == 1000 && configuration.limits.files == 12)
    #expect(configuration.limits.bundleBytes == Limits.standard.bundleBytes)
    #expect(try read("name: Ours\n").0.waitingDays == 14)
  }

  @Test func `reads what is logged of searches, off by default`() throws {
    let none = try read("name: Ours\n").0
    #expect(!none.logsSearches && none.searchLogMonths == 13 && none.searchLogLeast == 2)
    let (configuration, findings) = try read(
      "search-log: on\nsearch-log-months: 3\nsearch-log-least: 1\nserver: {search-log: off}\n")
    #expect(findings == [])
    #expect(configuration.logsSearches)
    #expect(configuration.searchLogMonths == 3 && configuration.searchLogLeast == 1)
    #expect(configuration.server == [.searchLog: .flag(false)])
  }

  @Test(arguments: [
    (
      "search-log: maybe\n",
      "“maybe” is not on or off. Write it as in “search-log: on”."
    ),
    (
      "search-log-months: 0\n",
      "“0” is not a whole number from 1 to 120. Write it as in “search-log-months: 1”."
    ),
    (
      "waiting-days: soon\n",
      "“soon” is not a whole number from 1 to 3650. Write it as in “waiting-days: 1”."
    ),
    (
      "waiting-days: 0\n",
      "“0” is not a whole number from 1 to 3650. Write it as in “waiting-days: 1”."
    ),
    (
      "limits: none\n",
      "“limits” is a mapping, not a text. Write it as in “limits: {file-bytes: 67108864}”."
    ),
    ("limits: {file-byte: 5}\n", "“file-byte” is not a key of limits. Did you mean “file-bytes”?"),
    (
      "limits: {files: many}\n",
      "“many” is not a whole number from 1 to 1099511627776. Write it as in “files: 1”."
    ),
    (
      "administrator: Root\n",
      "“administrator” is not a key of repository.yaml. Did you mean “administrators”?"
    ),
  ])
  func `tells a wrong value and keeps the default`(yaml: String, finding: String) throws {
    let (configuration, findings) = try read(yaml)
    #expect(findings == [finding])
    #expect(configuration == RepositoryConfiguration())
  }

  @Test func `names every key in its schema, and no other`() throws {
    let schema = try Data(
      contentsOf: URL(fileURLWithPath: Checkout.path + "/index/schemas/repository.json"))
    let json = try #require(try JSONSerialization.jsonObject(with: schema) as? [String: Any])
    let properties = try #require(json["properties"] as? [String: [String: Any]])
    for key in properties.keys {
      #expect(try read("\(key): x\n").1.allSatisfy { !$0.contains("not a key of repository.yaml") })
    }
    let limits = try #require(properties["limits"]?["properties"] as? [String: Any])
    for key in limits.keys { #expect(try read("limits: {\(key): 5}\n").1 == []) }
    #expect(properties.count == 14 && limits.count == 6)
  }

  @Test func `writes a tombstone that says who and why and nothing else, and reads it back`() throws
  {
    let folder = try TemporaryFolder(inMemory: true)
    for name in ["exemplars", "index"] { try folder.write("\(name)/README.md", "x") }
    let repository = try Repository(at: folder.path)
    let tombstone = WithdrawnFile(
      withdrawn: Date(timeIntervalSince1970: 1_795_000_000), role: "curator", reason: "privacy",
      versions: [1, 2])
    try repository.write(tombstone, of: "paper-circuits")
    #expect(try repository.tombstone(of: "paper-circuits") == tombstone)
    let text = try String(
      contentsOf: folder.url("exemplars/paper-circuits/withdrawn.yaml"), encoding: .utf8)
    #expect(
      text.split(separator: "\n").sorted() == [
        "# This exemplar was public and was withdrawn; an administrator can lift this.",
        "reason: privacy", "role: curator", "versions: [\"1\", \"2\"]",
        "withdrawn: \"2026-11-18T11:06:40Z\"",
      ])
    try repository.removeTombstone(of: "paper-circuits")
    #expect(try repository.tombstone(of: "paper-circuits") == nil)
    #expect(try repository.ids() == [])
  }
}
