internal import Glibc

/// The process's environment, asked for one name at a time: the whole of it is rarely wanted and costs to copy.
public enum Environment {
  /// The value of a name; nil when it is not set.
  public static func value(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  /// Those of some names that are set.
  static func values(_ names: [String]) -> [String: String] {
    var values: [String: String] = [:]
    for name in names { values[name] = value(name) }
    return values
  }
}
