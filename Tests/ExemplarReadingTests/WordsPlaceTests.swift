import ExemplarReading
import ExemplarTesting
import Foundation
import Testing

@Suite struct WordsPlaceTests {
  /// A repository, an installation beside it, and a folder that is neither.
  private func folders() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for path in [
      "near/exemplars", "near/index/vocabularies", "usr/share/exemplar/index/vocabularies",
      "usr/share/exemplar/deep", "home/index/vocabularies", "bare",
    ] {
      try FileManager.default.createDirectory(
        at: folder.url(path), withIntermediateDirectories: true)
    }
    return folder
  }

  private func find(
    _ folder: TemporaryFolder, option: String? = nil, environment: [String: String] = [:],
    from: String = "bare", program: String = "usr/bin/exemplar-desk"
  ) -> String? {
    let place = WordsPlace.find(
      option: option, environment: environment, folder: "\(folder.path)/\(from)",
      program: "\(folder.path)/\(program)")
    return place.map {
      $0.path.replacingOccurrences(of: folder.path + "/", with: "")
        + ($0.isRepository ? "" : ", words only")
    }
  }

  @Test func `takes the repository in reach before the installation`() throws {
    let folder = try folders()
    #expect(find(folder, from: "near/index") == "near")
    #expect(find(folder, environment: ["EXEMPLAR_REPOSITORY": "\(folder.path)/near"]) == "near")
  }

  @Test(arguments: [
    "usr/bin/exemplar-desk", "usr/libexec/exemplar-desk", "usr/libexec/exemplar/exemplar-desk",
  ])
  func `takes the words beside the program without a repository`(program: String) throws {
    #expect(try find(folders(), program: program) == "usr/share/exemplar, words only")
  }

  @Test func `takes the home that the environment names before the installation`() throws {
    let folder = try folders()
    #expect(
      find(folder, environment: ["EXEMPLAR_HOME": "\(folder.path)/home"]) == "home, words only")
    #expect(
      find(folder, environment: ["EXEMPLAR_HOME": ""]) == "usr/share/exemplar, words only")
  }

  @Test func `never takes an installation for a repository`() throws {
    let folder = try folders()
    let place = RepositoryPlace.find(
      option: nil, environment: [:], folder: "\(folder.path)/usr/share/exemplar/deep",
      program: "\(folder.path)/usr/bin/exemplar")
    #expect(place == nil)
  }

  @Test func `does not pass over a folder that was named`() throws {
    let folder = try folders()
    #expect(find(folder, option: "bare") == nil)
    #expect(find(folder, environment: ["EXEMPLAR_REPOSITORY": folder.path + "/bare"]) == nil)
    #expect(find(folder, program: "bare/bin/exemplar") == nil)
  }
}
