internal import FoundationEssentials

/// What `index/repository.yaml` says of the log, as a search reads it: three lines, and no YAML.
///
/// ```swift
/// SearchLogChoice(yaml: "search-log: on").isOn   // true
/// ```
/// It is read with every search and not kept in the index, so that `off` holds from the moment it is written. A key
/// counts where it begins a line; whatever else YAML allows leaves the log off. `exemplar check` and `exemplar
/// index` tell a value that is none.
public struct SearchLogChoice: Hashable, Sendable {
  /// Searches of the terminal are logged.
  public var isOn = false
  /// So many months are kept, the current one included.
  public var months = 13

  /// What holds without the file.
  public init() {}

  /// The choice of a repository.
  public init(repository: String) {
    self.init()
    guard
      let bytes = FileManager.default.contents(atPath: repository + "/index/repository.yaml")
    else { return }
    // Most files say nothing of it, and need not be read by the line.
    guard Self.isNamed(in: Array(bytes)) else { return }
    self.init(yaml: String(decoding: bytes, as: UTF8.self))
  }

  /// Reads the file's text.
  public init(yaml: String) {
    isOn = ["on", "yes", "true", "1"].contains(Self.value("search-log", in: yaml)?.lowercased())
    if let number = Self.value("search-log-months", in: yaml).flatMap({ Int($0) }),
      Self.allowedMonths.contains(number)
    {
      months = number
    }
  }

  /// How many months can be kept.
  public static let allowedMonths = 1...120

  private static func isNamed(in bytes: [UInt8]) -> Bool {
    let name = Array("search-log".utf8)
    return bytes.indices.dropLast(name.count - 1).contains { place in
      bytes[place] == name[0] && bytes[place...].starts(with: name)
    }
  }

  private static func value(_ key: String, in yaml: String) -> String? {
    for line in yaml.split(whereSeparator: \.isNewline) where line.hasPrefix(key) {
      let rest = line.dropFirst(key.count)
      guard rest.first == ":" else { continue }
      let value = rest.dropFirst().prefix { $0 != "#" }
      guard value.isEmpty || value.first == " " || value.first == "\t" else { continue }
      return value.split { $0.isWhitespace || $0 == "\"" || $0 == "'" }.joined(separator: " ")
    }
    return nil
  }
}
