import ExemplarServer
import ExemplarTesting
import Foundation
import Testing

/// What `/openapi.json` says, held against what is served.
@Suite struct DescriptionTests {
  @Test func `describes every request that is answered, and no other`() async throws {
    let described = try OpenAPICheck().operations()
    let served = try ServerTrial.endpoints()
    #expect(served.keys.sorted() == described.keys.sorted())
    for (name, endpoint) in served {
      #expect(described[name]?.request == endpoint.request)
      #expect(described[name]?.needsToken == endpoint.needsToken, "\(name)")
    }
  }

  @Test func `names the facets and the fields that the field table has`() async throws {
    try await ServerTrial.run { trial in
      let counted = try await trial.get("/api/v1/facets?all=true").json()["facets"]
      let facets = (counted as? [[String: Any]] ?? []).compactMap { $0["field"] as? String }
      let document = try await trial.get("/openapi.json").json()
      let components = try #require(document["components"] as? [String: Any])
      let parameters = try #require(components["parameters"] as? [String: [String: Any]])
      let schema = try #require(parameters["rows"]?["schema"] as? [String: Any])
      #expect((schema["enum"] as? [String])?.sorted() == facets.sorted())
      let filters = parameters.keys.filter { $0.hasPrefix("field-") }.map { "\($0.dropFirst(6))" }
      for field in filters {
        let answer = try await trial.get("/api/v1/search?\(field)=3&strict=true")
        #expect(answer.code != "unknown-parameter", "\(field)")
      }
    }
  }

  @Test func `holds every schema in one document`() async throws {
    try await ServerTrial.run { trial in
      let text = try await trial.get("/openapi.json").text
      #expect(text.contains("\"openapi\":\"3.1.0\""))
      let references = text.components(separatedBy: "\"$ref\":\"").dropFirst()
        .map { $0.prefix { $0 != "\"" } }
      #expect(references.count > 100)
      let document = try JSONSerialization.jsonObject(with: Data(text.utf8))
      for reference in Set(references) {
        #expect(reference.hasPrefix("#/components/"))
        var place: Any? = document
        for name in reference.split(separator: "/").dropFirst() {
          place = (place as? [String: Any])?[String(name)]
        }
        #expect(place != nil, "\(reference)")
      }
    }
  }
}
