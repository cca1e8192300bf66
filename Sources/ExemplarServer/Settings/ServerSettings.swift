public import Logging

/// How a server runs: where it listens, what it takes and how much of it.
///
/// ```swift
/// var settings = ServerSettings()
/// settings.port = 0                        // any free port
/// settings.requestTime = .seconds(10)
/// ```
/// Every member has a default that suits one school district; a flag, a variable or a file changes it.
public struct ServerSettings: Hashable, Sendable {
  // Where it listens.

  /// An address of this machine.
  public var address = "127.0.0.1"
  /// 0: any free one.
  public var port = 8080
  /// A socket in the file system, in place of address and port.
  public var socket: String?
  /// Certificate and key; nil: plain HTTP, as behind a proxy.
  public var tls: TLSFiles?
  /// The address people know it by, without a slash at the end; nil: links are paths.
  public var baseURL: String?

  // How much at once.

  /// Readers of the index; 0: one a core.
  public var readers = 0
  /// Pieces of work that may wait for a thread.
  public var waiting = 256
  /// Requests being answered at one time; more are told to come back.
  public var requestsAtOnce = 512
  /// Open connections, idle ones included; more are not taken.
  public var connections = 4096

  // How long.

  /// Until a request must be answered.
  public var requestTime = Duration.seconds(30)
  /// Until all headers of a request must be there.
  public var headerTime = Duration.seconds(10)
  /// How long a connection may stay open with nothing on it.
  public var idleTime = Duration.seconds(60)
  /// How long a body may pause.
  public var bodyTime = Duration.seconds(20)
  /// Bytes a second that a body must bring on average, once ``bodyTime`` has gone by.
  public var minimumBodyRate = 1024
  /// How long what runs may go on once the server was told to stop.
  public var stopTime = Duration.seconds(20)

  // How large.

  /// The request line and the headers together, in bytes.
  public var headerBytes = 16_384
  /// An uploaded bag, in bytes; nil: what `limits` of `index/repository.yaml` allows.
  public var bodyBytes: Int?
  /// A body of JSON, in bytes.
  public var jsonBytes = 65_536

  // How often.

  /// Requests of one client a second, on average; 0: as many as it likes.
  public var ratePerSecond = 50
  /// Requests of one client in one go.
  public var rateBurst = 100
  /// Bags that one token may upload in a minute; 0: as many as it likes.
  public var uploadsPerMinute = 30
  /// Proxies in front, each of which adds an address to `X-Forwarded-For`; 0: that header is not believed.
  public var trustedHops = 0

  // What goes out.

  /// Origins whose pages may read the answers; `*`: all.
  public var corsOrigins: [String] = []
  /// Answers are compressed for clients that ask for it.
  public var compresses = true
  /// The form of a line of the log.
  public var logForm = LogForm.text
  /// The least severity that is logged.
  public var logLevel = Logger.Level.info

  // What it does by itself.

  /// It brings the index up to the collection when that changed.
  public var indexes = true
  /// The least time between two times of bringing the index up to the collection.
  public var indexPause = Duration.seconds(10)
  /// It publishes approved submissions whose day has come.
  public var publishesDue = true
  /// It notes what is sought, without persons, for `exemplar report searches`.
  public var logsSearches = true
  /// How often it looks whether something is due; no flag changes it.
  public var duePause = Duration.seconds(60)

  /// Makes the settings that hold without any file, flag or environment.
  public init() {}

  /// How lines of the log are written.
  public enum LogForm: String, CaseIterable, Hashable, Sendable {
    /// For people: time, level, message, then the values.
    case text
    /// One JSON object a line.
    case json
  }

  /// Files that make connections secret.
  public struct TLSFiles: Hashable, Sendable {
    /// The certificates in PEM: the server's own first, then those that lead to the authority.
    public var certificate: String
    /// The private key in PEM.
    public var key: String

    /// Names the files; they are read when the server starts.
    public init(certificate: String, key: String) {
      self.certificate = certificate
      self.key = key
    }
  }
}
