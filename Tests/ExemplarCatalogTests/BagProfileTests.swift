import ExemplarCatalog
import Foundation
import Testing

@Suite struct BagProfileTests {
  @Test func `is JSON that asks for what published bags have`() throws {
    var configuration = RepositoryConfiguration()
    configuration.organization = "The “Unified” \"District\""
    let profile = BagProfile(configuration)
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(profile.json.utf8)) as? [String: Any])
    let about = try #require(json["BagIt-Profile-Info"] as? [String: String])
    #expect(about["Source-Organization"] == "The “Unified” \"District\"")
    #expect(about["BagIt-Profile-Identifier"] == "https://exemplar.example/bagit-profile.json")
    let tags = try #require(json["Bag-Info"] as? [String: [String: Any]])
    #expect(tags.count == 9)
    #expect(tags["External-Identifier"]?["required"] as? Bool == true)
    #expect(json["Manifests-Required"] as? [String] == ["sha256", "sha512"])
  }
}
