public import ArgumentParser
public import ExemplarPresentation
public import ExemplarSearch

/// Why a command ends without its answer, with its exit status.
public struct Stop: Error {
  /// What is told; nil when everything was said already.
  public var problem: Problem?
  public var status: Int32

  /// Nothing found, an unknown id, findings that are errors: status 1.
  public static func notFound(_ problem: Problem? = nil) -> Stop {
    Stop(problem: problem, status: 1)
  }
  /// Something does not work: status 2.
  public static func trouble(_ problem: Problem? = nil) -> Stop {
    Stop(problem: problem, status: 2)
  }
  /// A mistyped command, a limit exceeded, `--strict` violated: status 64.
  public static func mistyped(_ problem: Problem? = nil) -> Stop {
    Stop(problem: problem, status: 64)
  }

  /// What a failed question means to the person at the terminal.
  public init(_ error: SearchError) {
    problem = Problem(error)
    status =
      switch error {
      case .limit, .strict, .option: 64
      case .unknownExemplar: 1
      case .noIndex, .olderIndex, .unusableIndex, .shardsMissing, .engine: 2
      }
  }

  /// A stop with a status and, unless all was said, a problem.
  public init(problem: Problem?, status: Int32) {
    self.problem = problem
    self.status = status
  }
}

/// A command that tells its failures in one way.
public protocol Command: ParsableCommand {
  /// What every command takes.
  var common: CommonOptions { get }
  /// Does the work; ends early by throwing ``Stop``.
  func answer(_ console: Console) throws
}

extension Command {
  /// Runs the command; whatever goes wrong is told before it ends with its status.
  public func run() throws {
    let console = common.console
    let status = Stop.status(of: console, json: common.json) { try answer(console) }
    if status != 0 { throw ExitCode(status) }
  }
}

extension Stop {
  /// Does a command's work and tells what goes wrong; the exit status of the whole.
  static func status(of console: Console, json: Bool, _ work: () throws -> Void) -> Int32 {
    let stop: Stop
    do {
      try work()
      return 0
    } catch let error as Stop {
      stop = error
    } catch let error as SearchError {
      stop = Stop(error)
    } catch {
      stop = .trouble(
        Problem(code: "trouble", title: "It did not work", detail: String(describing: error)))
    }
    if let problem = stop.problem { console.problem(problem, json: json) }
    return stop.status
  }
}
