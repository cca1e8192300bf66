import ExemplarTesting
import Foundation
import Testing

/// A repository, and a server of it that another process runs.
struct Served: Sendable {
  let school: SmallRepository
  let port: Int
  /// A folder without a repository, for those who ask from afar.
  let afar: TemporaryFolder

  var address: String { "http://127.0.0.1:\(port)" }

  /// Serves a repository while something is done with it.
  static func run<Value>(
    _ school: SmallRepository, _ work: (Served) async throws -> Value
  ) async throws -> Value {
    let port = Int.random(in: 18_300...20_900)
    let server = try Program.desk.start(
      ["serve", "--port", "\(port)", "--repository", school.folder.path], in: school.folder)
    defer { server.kill() }
    let served = Served(school: school, port: port, afar: try TemporaryFolder())
    try await served.ready()
    return try await work(served)
  }

  /// Asks until an answer comes.
  private func ready() async throws {
    for _ in 0..<20 {
      if try await ask("vocabulary").status == 0 { return }
      try await Task.sleep(for: .milliseconds(100))
    }
    throw Unprepared(remarks: try await ask("vocabulary").remarks)
  }

  /// Runs a command where there is no repository, so that only the server can answer it.
  func ask(
    _ arguments: [String], token: String? = nil
  ) async throws -> Program.Outcome {
    var variables = ["EXEMPLAR_SERVER": address, "EXEMPLAR_HOME": Checkout.path]
    variables["EXEMPLAR_TOKEN"] = token
    return try await Program.exemplar.with(variables).run(arguments, in: afar)
  }

  /// The same with the words one by one.
  func ask(_ arguments: String...) async throws -> Program.Outcome { try await ask(arguments) }
}

/// One served repository for all questions that only read.
struct ServedLessons: SuiteTrait, TestScoping {
  @TaskLocal static var served: Served?

  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    let school = try await lessons()
    try school.folder.write("exemplars/old-lesson/withdrawn.yaml", "reason: consent\n")
    _ = try await Program.exemplar.run("index", in: school.folder)
    try await Served.run(school) { served in
      try await Self.$served.withValue(served) { try await function() }
    }
  }
}
