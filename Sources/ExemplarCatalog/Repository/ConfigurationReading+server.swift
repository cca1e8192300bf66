public import ExemplarBundle
internal import Foundation

// How the server runs.
extension ConfigurationReading {
  /// The key `server`; what is wrong in it is told, and the default stands.
  mutating func server() -> [ServerSetting: ServerSetting.Value] {
    guard let value = record["server"], !value.isEmpty else { return [:] }
    guard case .mapping = value.content else {
      tell(
        .wrongShape, "server", value.line, "“server” is a mapping, not a \(value.shape).",
        "Write it as in “server: {port: 8080}”.")
      return [:]
    }
    var inner = ConfigurationReading(part: value, file: file)
    let settings = inner.serverSettings(of: "server")
    findings += inner.findings
    return settings
  }

  /// All keys of a mapping as settings of the server.
  mutating func serverSettings(of what: String) -> [ServerSetting: ServerSetting.Value] {
    tellUnknownKeys(of: what, among: ServerSetting.allCases.map(\.rawValue))
    var settings: [ServerSetting: ServerSetting.Value] = [:]
    for setting in ServerSetting.allCases { settings[setting] = serverValue(setting) }
    return settings
  }

  private mutating func serverValue(_ setting: ServerSetting) -> ServerSetting.Value? {
    guard let value = record[setting.rawValue], !value.isEmpty else { return nil }
    let texts: [String]
    switch value.content {
    case .text(let text):
      if let meant = setting.value(of: text) { return meant }
      texts = [text]
    case .list(let values):
      texts = values.map { if case .text(let text) = $0.content { text } else { $0.shape } }
      if let meant = setting.value(of: texts) { return meant }
    case .mapping: texts = ["{…}"]
    }
    tell(
      .badChoice, setting.rawValue, value.line,
      "“\(texts.joined(separator: ", "))” is not \(setting.allowed).",
      "Leave out “\(setting.rawValue)”, and its default holds.")
    return nil
  }
}

extension RepositoryConfiguration {
  /// Reads a file that holds the server's settings alone, with the keys that `server` of `repository.yaml` has.
  public static func readServer(
    file path: String
  ) throws(RepositoryError) -> (
    settings: [ServerSetting: ServerSetting.Value], findings: [Diagnostic]
  ) {
    let bytes: [UInt8]
    do {
      bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      throw RepositoryError(.system, "Could not read “\(path)”: \(error.localizedDescription)")
    }
    let (record, findings) = RecordValue.read(yaml: bytes, path: path)
    guard let record else { return ([:], findings) }
    var reading = ConfigurationReading(part: record, file: path)
    return (reading.serverSettings(of: path), findings + reading.findings)
  }
}
