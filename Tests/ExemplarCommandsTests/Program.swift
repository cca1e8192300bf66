import ExemplarTesting
import Foundation
import Testing

/// One of the two programs, as a shell would run it.
///
/// ```swift
/// let outcome = try await Program.exemplar.run("search", "paper", in: school.folder)
/// outcome.status   // 0
/// ```
struct Program {
  /// What people type.
  static let exemplar = Program(path: folder + "/exemplar")
  /// What it hands over to.
  static let desk = Program(path: folder + "/exemplar-desk")
  /// The shell, for pipes.
  static let shell = Program(path: "/bin/sh")

  var path: String
  /// Variables beside those that every run has.
  var environment: [String: String] = [:]

  /// The folder of the test bundle, where the build puts the programs too.
  static let folder: String = {
    let bundle = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    return bundle.deletingLastPathComponent().path
  }()

  /// How a run ended.
  struct Outcome {
    /// The exit status; the signal's number, negative, where one ended it.
    var status: Int32
    /// Standard output.
    var answer: String
    /// Standard error.
    var remarks: String
  }

  /// The same program with more variables.
  func with(_ variables: [String: String]) -> Program {
    Program(path: path, environment: environment.merging(variables) { $1 })
  }

  /// Runs to the end; `input` is standard input. No thread waits meanwhile.
  func run(
    _ arguments: [String], in folder: TemporaryFolder, input: String = ""
  ) async throws -> Outcome {
    let run = try start(arguments, in: folder, input: input)
    return try await run.outcome()
  }

  /// Runs to the end.
  func run(_ arguments: String..., in folder: TemporaryFolder) async throws -> Outcome {
    try await run(arguments, in: folder)
  }

  /// Starts and comes back at once.
  func start(
    _ arguments: [String], in folder: TemporaryFolder, input: String = ""
  ) throws -> Run {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.currentDirectoryURL = folder.url
    process.environment = [
      "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": folder.path,
      "TMPDIR": FileManager.default.temporaryDirectory.path,
    ].merging(environment) { $1 }
    return try Run(process, input: input)
  }
}

/// A program that was started.
final class Run: Sendable {
  private let process: Process
  private let files: TemporaryFolder
  private let ended: AsyncStream<Int32>

  fileprivate init(_ process: Process, input: String) throws {
    self.process = process
    files = try TemporaryFolder()
    process.standardInput = try FileHandle(forReadingFrom: files.write("input", input))
    process.standardOutput = try FileHandle(forWritingTo: files.write("answer", ""))
    process.standardError = try FileHandle(forWritingTo: files.write("remarks", ""))
    let (stream, continuation) = AsyncStream.makeStream(of: Int32.self)
    ended = stream
    process.terminationHandler = { process in
      let isSignal = process.terminationReason == .uncaughtSignal
      continuation.yield(isSignal ? -process.terminationStatus : process.terminationStatus)
      continuation.finish()
    }
    try process.run()
  }

  /// Ends it as a loss of power would: it is not asked.
  func kill() { Foundation.kill(process.processIdentifier, SIGKILL) }

  /// Its number.
  var number: Int32 { process.processIdentifier }

  /// What it said on standard error until now.
  func remarksSoFar() throws -> String {
    String(decoding: try Data(contentsOf: files.url("remarks")), as: UTF8.self)
  }

  /// Waits for its end.
  func outcome() async throws -> Program.Outcome {
    var status: Int32?
    for await end in ended { status = end }
    func text(_ name: String) throws -> String {
      String(decoding: try Data(contentsOf: files.url(name)), as: UTF8.self)
    }
    return Program.Outcome(
      status: try #require(status), answer: try text("answer"), remarks: try text("remarks"))
  }
}

extension Program.Outcome {
  /// The answer as JSON.
  func json() throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(answer.utf8)) as? [String: Any])
  }

  /// The problem document on standard error.
  func problem() throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(remarks.utf8)) as? [String: Any])
  }

  /// Standard error on one line: where it was wrapped says nothing.
  var told: String { remarks.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

  /// True where a control sequence could reach a terminal.
  var hasEscape: Bool { (answer + remarks).utf8.contains(0x1B) }
}
