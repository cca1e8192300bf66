public import ExemplarCatalog
internal import ExemplarVocabulary
internal import Logging

/// Where settings come from; the first that names one decides.
///
/// ```swift
/// let sources = SettingSources(
///   flags: [.port: "9000"], environment: ["EXEMPLAR_SERVE_PORT": "8000"], file: [.readers: .number(4)])
/// let (settings, faults, warnings) = sources.settings()
/// settings.port      // 9000
/// settings.readers   // 4
/// ```
public struct SettingSources: Sendable {
  /// As they were typed.
  public var flags: [ServerSetting: String]
  /// All variables of the process; those of others are not looked at.
  public var environment: [String: String]
  /// What a file said, once it was read.
  public var file: [ServerSetting: ServerSetting.Value]

  /// Brings the sources together.
  public init(
    flags: [ServerSetting: String] = [:], environment: [String: String] = [:],
    file: [ServerSetting: ServerSetting.Value] = [:]
  ) {
    self.flags = flags
    self.environment = environment
    self.file = file
  }

  /// The settings, with all that is wrong in flags and variables, and what was perhaps meant otherwise.
  public func settings() -> (ServerSettings, faults: [SettingFault], warnings: [String]) {
    var settings = ServerSettings()
    var faults: [SettingFault] = []
    var given = file
    for setting in ServerSetting.allCases {
      let variable = environment[setting.variable].flatMap { $0.isEmpty ? nil : $0 }
      guard
        let (place, text) = flags[setting].map({ ("--\(setting.rawValue)", $0) })
          ?? variable.map({ ("$\(setting.variable)", $0) })
      else { continue }
      if let value = setting.value(of: text) {
        given[setting] = value
      } else {
        faults.append(
          SettingFault(place: place, detail: "“\(text)” is not \(setting.allowed)."))
      }
    }
    for (setting, value) in given { settings.set(setting, to: value) }
    faults += settings.secure(
      certificate: given[.certificate]?.text, key: given[.key]?.text, given: given)
    return (settings, faults, unknownVariables())
  }

  /// Variables with our beginning that no setting has.
  private func unknownVariables() -> [String] {
    let known = ServerSetting.allCases.map(\.variable)
    let unknown = environment.keys.filter { name in
      name.hasPrefix(ServerSetting.prefix) && !known.contains(name)
    }
    return unknown.sorted().map { name in
      let nearest = nearestWords(to: name, among: known).first
      return "$\(name) is no setting of the server."
        + (nearest.map { " Did you mean $\($0)?" } ?? "")
    }
  }
}

extension ServerSettings {
  /// Takes over a value; of another kind than the setting's it means nothing.
  mutating func set(_ setting: ServerSetting, to value: ServerSetting.Value) {
    switch value {
    case .text(let text): set(setting, to: text)
    case .number(let number): set(setting, to: number)
    case .duration(let time): set(setting, to: time)
    case .flag(let flag): set(setting, to: flag)
    case .texts(let texts): corsOrigins = texts
    }
  }

  private mutating func set(_ setting: ServerSetting, to text: String) {
    switch setting {
    case .address: address = text
    case .socket: socket = text
    case .publicURL: baseURL = text
    case .log: logForm = LogForm(rawValue: text) ?? logForm
    case .logLevel: logLevel = Logger.Level(rawValue: text) ?? logLevel
    default: break
    }
  }

  private mutating func set(_ setting: ServerSetting, to number: Int) {
    switch setting {
    case .port: port = number
    case .readers: readers = number
    case .waiting: waiting = number
    case .requestsAtOnce: requestsAtOnce = number
    case .connections: connections = number
    case .minimumBodyRate: minimumBodyRate = number
    case .headerBytes: headerBytes = number
    case .bodyBytes: bodyBytes = number
    case .jsonBytes: jsonBytes = number
    case .rate: ratePerSecond = number
    case .rateBurst: rateBurst = number
    case .uploadsPerMinute: uploadsPerMinute = number
    case .trustedHops: trustedHops = number
    default: break
    }
  }

  private mutating func set(_ setting: ServerSetting, to time: Duration) {
    switch setting {
    case .requestTime: requestTime = time
    case .headerTime: headerTime = time
    case .idleTime: idleTime = time
    case .bodyTime: bodyTime = time
    case .stopTime: stopTime = time
    case .indexPause: indexPause = time
    default: break
    }
  }

  private mutating func set(_ setting: ServerSetting, to flag: Bool) {
    switch setting {
    case .compress: compresses = flag
    case .index: indexes = flag
    case .publishDue: publishesDue = flag
    case .searchLog: logsSearches = flag
    default: break
    }
  }

  /// Certificate and key go together.
  fileprivate mutating func secure(
    certificate: String?, key: String?, given: [ServerSetting: ServerSetting.Value]
  ) -> [SettingFault] {
    switch (certificate, key) {
    case (nil, nil): return []
    case (let certificate?, let key?):
      tls = TLSFiles(certificate: certificate, key: key)
      return []
    case (_, nil):
      return [
        SettingFault(
          place: "--tls-certificate", detail: "It needs its private key: --tls-key FILE.")
      ]
    case (nil, _):
      return [
        SettingFault(
          place: "--tls-key", detail: "It needs its certificate: --tls-certificate FILE.")
      ]
    }
  }
}

extension ServerSetting.Value {
  fileprivate var text: String? { if case .text(let text) = self { text } else { nil } }
}
