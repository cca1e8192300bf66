/// A name with its labels, as Prometheus takes them.
struct SeriesName: Hashable, Comparable {
  let name: String
  /// `method="GET",status="200"`, escaped and in the alphabet of labels; perhaps empty.
  let labels: String

  /// Other characters than letters, digits and `_` become `_`.
  init(_ label: String, _ dimensions: [(String, String)]) {
    name = Self.name(label)
    labels = dimensions.sorted { $0.0 < $1.0 }
      .map { "\(Self.name($0.0))=\"\(Self.escaped($0.1))\"" }.joined(separator: ",")
  }

  static func < (left: SeriesName, right: SeriesName) -> Bool {
    (left.name, left.labels) < (right.name, right.labels)
  }

  /// `name_suffix{labels,extra}`
  func text(suffix: String = "", extra: String = "") -> String {
    let all = [labels, extra].filter { !$0.isEmpty }.joined(separator: ",")
    return name + suffix + (all.isEmpty ? "" : "{\(all)}")
  }

  private static func name(_ text: String) -> String {
    let name = String(
      text.map { $0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "_" ? $0 : "_" })
    return name.first?.isNumber == true || name.isEmpty ? "_" + name : name
  }

  /// Backslash, newline and the quote are escaped; other controls, which have no escape there, become spaces.
  static func escaped(_ text: String, quotes: Bool = true) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": escaped += "\\\\"
      case "\n": escaped += "\\n"
      case "\"" where quotes: escaped += "\\\""
      default:
        escaped.unicodeScalars.append(scalar.value < 0x20 || scalar.value == 0x7F ? " " : scalar)
      }
    }
    return escaped
  }
}
