import ExemplarServer
import ExemplarTesting
import Testing

/// Whether the server lives.
@Suite struct HealthTests {
  @Test func `says that it lives, and lists the vocabularies of the index`() async throws {
    try await ServerTrial.run { school in
      try school.publish("paper-circuits", title: "Paper circuits")
    } asking: { trial in
      #expect(try await trial.get("/healthz").status == 200)
      let vocabularies = try await trial.get("/api/v1/vocabularies")
      #expect(vocabularies.status == 200)
      #expect(vocabularies.text.contains("\"iste\""))
    }
  }
}
