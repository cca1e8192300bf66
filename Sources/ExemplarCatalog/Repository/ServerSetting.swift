/// One thing that can be set of the server, by its key in a file: the flag and the variable have the same name.
///
/// ```swift
/// ServerSetting.requestTime.rawValue           // "request-time": in a file, and --request-time
/// ServerSetting.requestTime.variable           // "EXEMPLAR_SERVE_REQUEST_TIME"
/// ServerSetting.requestTime.value(of: "1.5m")  // .duration(90 s)
/// ```
public enum ServerSetting: String, CaseIterable, Hashable, Sendable {
  // Where it listens
  case address, port, socket
  case certificate = "tls-certificate"
  case key = "tls-key"
  case publicURL = "public-url"
  // How much at once
  case readers, waiting
  case requestsAtOnce = "requests-at-once"
  case connections
  // How long
  case requestTime = "request-time"
  case headerTime = "header-time"
  case idleTime = "idle-time"
  case bodyTime = "body-time"
  case minimumBodyRate = "minimum-body-rate"
  case stopTime = "stop-time"
  // How large
  case headerBytes = "header-bytes"
  case bodyBytes = "body-bytes"
  case jsonBytes = "json-bytes"
  // How often
  case rate
  case rateBurst = "rate-burst"
  case uploadsPerMinute = "uploads-per-minute"
  case trustedHops = "trusted-hops"
  // What goes out
  case cors, compress, log
  case logLevel = "log-level"
  // What it does by itself
  case index
  case indexPause = "index-pause"
  case publishDue = "publish-due"
  case searchLog = "search-log"

  /// What a value is.
  public enum Value: Hashable, Sendable {
    case text(String)
    case number(Int)
    case duration(Duration)
    case flag(Bool)
    case texts([String])
  }

  /// What may stand there.
  enum Kind: Hashable {
    /// Any words: `an address of this machine`.
    case text(String)
    case number(ClosedRange<Int>)
    /// A count of bytes, perhaps with a unit.
    case bytes(ClosedRange<Int>)
    /// Seconds, perhaps with a unit.
    case duration(ClosedRange<Double>)
    case flag
    case choice([String])
    case webAddress
    case origins
  }

  /// The name of its variable in the environment.
  public var variable: String { Self.prefix + rawValue.uppercased().replacing("-", with: "_") }

  /// What the names of all variables begin with.
  public static let prefix = "EXEMPLAR_SERVE_"

  /// The least severities that can be logged.
  public static let logLevels = [
    "trace", "debug", "info", "notice", "warning", "error", "critical",
  ]

  var kind: Kind {
    switch self {
    case .address: .text("an address of this machine, as 127.0.0.1")
    case .socket, .certificate, .key: .text("a path")
    case .publicURL: .webAddress
    case .port: .number(0...65_535)
    case .readers: .number(0...256)
    case .waiting, .requestsAtOnce, .connections: .number(1...100_000)
    case .requestTime, .headerTime, .idleTime, .bodyTime, .stopTime, .indexPause:
      .duration(0.1...3600)
    case .minimumBodyRate: .bytes(0...1 << 30)
    case .headerBytes: .bytes(1024...1 << 20)
    case .bodyBytes: .bytes(1024...1 << 40)
    case .jsonBytes: .bytes(1024...1 << 24)
    case .rate, .rateBurst, .uploadsPerMinute: .number(0...1_000_000)
    case .trustedHops: .number(0...10)
    case .cors: .origins
    case .compress, .index, .publishDue, .searchLog: .flag
    case .log: .choice(["text", "json"])
    case .logLevel: .choice(Self.logLevels)
    }
  }
}
