import ExemplarReading
import ExemplarTesting
import Foundation
import Testing

@Suite struct RepositoryPlaceTests {
  /// A repository with a folder deep inside, and another one that the program came with.
  private func folders() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for path in ["near/exemplars", "near/index/deep/er", "home/exemplars", "home/index", "bare"] {
      try FileManager.default.createDirectory(
        at: folder.url(path), withIntermediateDirectories: true)
    }
    return folder
  }

  private func find(
    _ folder: TemporaryFolder, option: String? = nil, environment: [String: String] = [:],
    from: String = "bare", program: String = "bare/bin/exemplar"
  ) -> String? {
    RepositoryPlace.find(
      option: option, environment: environment, folder: folder.path + "/" + from,
      program: folder.path + "/" + program
    )?.path.replacingOccurrences(of: folder.path + "/", with: "")
  }

  @Test func `takes the option before everything else`() throws {
    let folder = try folders()
    let environment = ["EXEMPLAR_REPOSITORY": folder.path + "/home"]
    #expect(find(folder, option: folder.path + "/x", environment: environment, from: "near") == "x")
    #expect(find(folder, option: "x", from: "near") == "near/x")
  }

  @Test func `takes the environment before the folder it stands in`() throws {
    let folder = try folders()
    let environment = ["EXEMPLAR_REPOSITORY": folder.path + "/home"]
    #expect(find(folder, environment: environment, from: "near") == "home")
  }

  @Test func `looks upward from the folder it stands in`() throws {
    let folder = try folders()
    #expect(find(folder, from: "near/index/deep/er") == "near")
    #expect(
      find(folder, environment: ["EXEMPLAR_HOME": folder.path + "/home"], from: "near") == "near")
  }

  @Test func `falls back to where the program lives`() throws {
    let folder = try folders()
    #expect(find(folder, environment: ["EXEMPLAR_HOME": folder.path + "/home"]) == "home")
    #expect(find(folder, program: "home/.build/release/exemplar") == "home")
    #expect(find(folder) == nil)
  }
}
