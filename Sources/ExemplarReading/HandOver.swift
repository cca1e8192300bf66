public import ExemplarPresentation
internal import Glibc

/// Hands a command line over to `exemplar-desk` beside this program, as git does with its own.
public enum HandOver {
  /// The program of all other commands, beside this one.
  public static var desk: String {
    let program = RepositoryPlace.programPath()
    let folder = program.lastIndex(of: "/").map { program[..<$0] } ?? "."
    return folder + "/exemplar-desk"
  }

  /// Becomes `exemplar-desk`; comes back only when that cannot be done, with the reason.
  public static func become(_ arguments: [String]) -> String {
    let desk = desk
    var pointers: [UnsafeMutablePointer<CChar>?] = ([desk] + arguments).map { strdup($0) }
    pointers.append(nil)
    execv(desk, &pointers)
    let reason = String(cString: strerror(errno))
    for pointer in pointers { free(pointer) }
    return "“\(desk)” cannot be started: \(reason). Build both programs: swift build -c release"
  }

  /// Becomes `exemplar-desk` for what the index does not hold; where that cannot be done, the problem.
  public static func problem(handingOver arguments: [String]) -> Problem {
    Problem(code: "trouble", title: "It did not work", detail: become(arguments))
  }

  /// Runs `exemplar-desk` and waits for it; its remarks go to the reader unless she wants none, its answer nowhere.
  ///
  /// - Returns: its exit status, or 2 when it could not be started or was killed.
  public static func run(_ arguments: [String], quietly: Bool = false) -> Int32 {
    let desk = desk
    var pointers: [UnsafeMutablePointer<CChar>?] = ([desk] + arguments).map { strdup($0) }
    pointers.append(nil)
    defer { for pointer in pointers { free(pointer) } }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    if quietly {
      posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    }
    var process: pid_t = 0
    guard posix_spawn(&process, desk, &actions, nil, pointers, environ) == 0 else { return 2 }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else { return 2 }
    }
    return status & 0x7F == 0 ? status >> 8 & 0xFF : 2
  }
}
