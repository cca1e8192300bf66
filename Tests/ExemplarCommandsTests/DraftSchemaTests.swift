import ExemplarTesting
import Foundation
import Testing

@Suite struct DraftSchemaTests {
  @Test func `describes the answers of the facilitator's and the administrator's desk`()
    async throws
  {
    let folder = try TemporaryFolder()
    let schemas = SchemaCheck(folder: URL(fileURLWithPath: Checkout.path + "/index/schemas"))
    func expect(_ arguments: [String], _ status: Int32, fits schema: String) async throws {
      let outcome = try await Program.exemplar.run(arguments + ["--json"], in: folder)
      #expect(outcome.status == status, "\(arguments): \(outcome.remarks)")
      #expect(try schemas.faults(try outcome.json(), schema) == [])
    }
    try await expect(["init", "school"], 0, fits: "init-answer-1.json")
    try await expect(
      ["new", "draft", "--repository", "school"] + DraftCommandTests.options, 0,
      fits: "new-answer-1.json")
    try DraftCommandTests.write("draft", in: folder)
    try await expect(["new", "empty", "--repository", "school"], 0, fits: "new-answer-1.json")
    try await expect(
      ["pack", "draft", "empty", "--repository", "school"], 1, fits: "pack-answer-1.json")
    try await expect(["unpack", "paper-circuits-v1.zip", "x"], 0, fits: "unpack-answer-1.json")
    try folder.write("bad.zip", "PK")
    try await expect(["unpack", "bad.zip", "y"], 1, fits: "unpack-answer-1.json")
    try folder.write("lines.jsonl", "{}\n")
    try await expect(
      ["import", "jsonl", "lines.jsonl", "--repository", "school"], 1, fits: "import-answer-1.json")
    try await expect(["index", "--repository", "school"], 0, fits: "index-answer-1.json")
  }
}
