internal import CArchive
internal import Foundation

/// Another program, run over hostile input inside narrow bounds.
///
/// It is named by a path and given its arguments as they are; a shell stands in front of it only to lower its
/// limits before its first instruction, and sees no argument as its own text. It has no input, none of our open
/// files, an environment of two names and a process group of its own, which is killed as a whole.
struct ChildProcess {
  /// How much it may use.
  struct Bounds {
    /// By the clock on the wall.
    var time: Duration
    var processorSeconds: Int
    /// Of address space.
    var memoryBytes: Int
    /// On its standard output.
    var outputBytes: Int
  }

  /// How it ended.
  enum End: Hashable {
    case exit(Int32)
    case signal(Int32)
    case outOfTime
    /// It was stopped, since it wrote more than the bound.
    case tooMuchOutput
  }

  /// What it left.
  struct Outcome {
    var end: End
    /// Its standard output, up to the bound.
    var output: [UInt8]
    /// The beginning of its standard error; never shown as it is.
    var complaints: [UInt8]
  }

  private static let limits = """
    ulimit -c 0; ulimit -f 0; ulimit -t "$1"; ulimit -v "$2"; shift 2; exec "$@"
    """
  private static let longestComplaint = 16 << 10

  private let process: pid_t
  private let end: ContinuousClock.Instant

  /// Runs a program to its end, or to the first bound it meets.
  static func run(
    _ program: String, _ arguments: [String], _ bounds: Bounds
  ) throws(DocumentFault) -> Outcome {
    let output = try Pipe()
    let complaints = try Pipe()
    let memory = max(bounds.memoryBytes >> 10, 1)
    let process = try start(
      ["sh", "-c", limits, "sh", "\(bounds.processorSeconds)", "\(memory)", program] + arguments,
      output.writing, complaints.writing)
    output.closeWriting()
    complaints.closeWriting()
    let child = ChildProcess(process: process, end: .now + bounds.time)
    return child.outcome(
      output.reading, complaints.reading, outputBytes: bounds.outputBytes)
  }

  private func outcome(_ output: Int32, _ complaints: Int32, outputBytes: Int) -> Outcome {
    var streams = [
      Stream(file: output, limit: outputBytes),
      Stream(file: complaints, limit: Self.longestComplaint),
    ]
    let stopped = read(&streams)
    let end = stopped ?? waitUntilEnd()
    if end == nil || stopped != nil { kill() }
    return Outcome(
      end: end ?? .outOfTime, output: streams[0].bytes, complaints: streams[1].bytes)
  }
}

// Reading what it writes.
extension ChildProcess {
  private struct Stream {
    var file: Int32
    var limit: Int
    var bytes: [UInt8] = []
    var isOpen = true
  }

  /// Reads until both streams are closed; or tells why it read no further.
  private func read(_ streams: inout [Stream]) -> End? {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
    defer { buffer.deallocate() }
    while streams.contains(where: \.isOpen) {
      let left = milliseconds
      guard left > 0 else { return .outOfTime }
      var waiting = streams.map { pollfd(file: $0.isOpen ? $0.file : -1) }
      let ready = poll(&waiting, nfds_t(waiting.count), Int32(left))
      guard ready > 0 || errno == EINTR || ready == 0 else { return .outOfTime }
      guard ready > 0 else { continue }
      for index in streams.indices where waiting[index].revents != 0 {
        take(&streams[index], buffer)
      }
      // Complaints beyond their limit are read and dropped; the words themselves end the reading.
      if streams[0].bytes.count > streams[0].limit {
        streams[0].bytes.removeSubrange(streams[0].limit...)
        return .tooMuchOutput
      }
    }
    return nil
  }

  private func take(_ stream: inout Stream, _ buffer: UnsafeMutableRawBufferPointer) {
    let count = Foundation.read(stream.file, buffer.baseAddress, buffer.count)
    if count < 0 && errno == EINTR { return }
    guard count > 0 else {
      stream.isOpen = false
      return
    }
    // One byte beyond the limit tells that there was more.
    let room = max(stream.limit + 1 - stream.bytes.count, 0)
    stream.bytes.append(contentsOf: buffer[..<min(count, room)])
  }

  private var milliseconds: Int {
    let left = ContinuousClock.now.duration(to: end)
    return left < .zero
      ? 0
      : Int(left.components.seconds) * 1000
        + Int(left.components.attoseconds / 1_000_000_000_000_000) + 1
  }
}

// Its beginning and its end.
extension ChildProcess {
  private static func start(
    _ arguments: [String], _ output: Int32, _ complaints: Int32
  ) throws(DocumentFault) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_adddup2(&actions, complaints, 2)
    posix_spawn_file_actions_addclosefrom_np(&actions, 3)
    setUp(&attributes)
    var process: pid_t = 0
    let code = withWords(arguments) { arguments in
      withWords(["PATH=/usr/local/bin:/usr/bin:/bin", "LC_ALL=C.UTF-8"]) { environment in
        posix_spawn(&process, "/bin/sh", &actions, &attributes, arguments, environment)
      }
    }
    guard code == 0 else { throw .system(String(cString: strerror(code))) }
    return process
  }

  /// A process group of its own, and every signal as a new program expects it.
  private static func setUp(_ attributes: inout posix_spawnattr_t) {
    var all = sigset_t()
    var none = sigset_t()
    sigfillset(&all)
    sigemptyset(&none)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setsigmask(&attributes, &none)
    let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
    posix_spawnattr_setflags(&attributes, Int16(flags))
  }

  private static func withWords<Result>(
    _ words: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = words.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
  }

  /// How it ended by itself; nil when it still runs at the end of its time.
  private func waitUntilEnd() -> End? {
    var pause: UInt32 = 100
    while true {
      var status: Int32 = 0
      let found = waitpid(process, &status, WNOHANG)
      if found == process { return Self.end(status) }
      // Where children's ends are ignored, nobody can say more than that it is gone.
      if found < 0 && errno == ECHILD { return .exit(0) }
      guard milliseconds > 0 else { return nil }
      usleep(pause)
      pause = min(pause * 2, 10_000)
    }
  }

  /// Ends it and whatever it started.
  private func kill() {
    Foundation.kill(-process, SIGKILL)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
  }

  /// POSIX names these only as macros: the low seven bits are the signal, the next eight what it returned.
  private static func end(_ status: Int32) -> End {
    status & 0x7F == 0 ? .exit((status >> 8) & 0xFF) : .signal(status & 0x7F)
  }
}

extension pollfd {
  fileprivate init(file: Int32) { self.init(fd: file, events: Int16(POLLIN), revents: 0) }
}

/// Two ends of a pipe, beyond the numbers of the standard streams and closed in every child but the one.
private final class Pipe {
  let reading: Int32
  private(set) var writing: Int32

  init() throws(DocumentFault) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .system(String(cString: strerror(errno))) }
    reading = fcntl(ends[0], F_DUPFD_CLOEXEC, 3)
    writing = fcntl(ends[1], F_DUPFD_CLOEXEC, 3)
    for end in ends { close(end) }
    guard reading >= 0, writing >= 0 else { throw .system(String(cString: strerror(errno))) }
  }

  deinit {
    close(reading)
    closeWriting()
  }

  func closeWriting() {
    if writing >= 0 { close(writing) }
    writing = -1
  }
}
