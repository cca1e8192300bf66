internal import ExemplarCatalog

/// One entity of a JSON-LD graph: keys with values, in their order.
struct LinkedData: Sendable {
  private let members: [(key: String, value: LinkedValue)]

  /// Members whose value is absent are left out.
  init(_ members: [(String, LinkedValue)]) {
    self.members = members.compactMap { key, value in
      if case .none = value { nil } else { (key, value) }
    }
  }

  /// The `@id`.
  var id: String {
    if case .text(let id) = members.first(where: { $0.key == "@id" })?.value { id } else { "" }
  }

  /// The JSON text, indented by two spaces.
  var text: String {
    var text = ""
    write(to: &text, indent: 0)
    return text
  }

  fileprivate func write(to text: inout String, indent: Int) {
    let pad = String(repeating: "  ", count: indent)
    text += "{\n"
    for (index, member) in members.enumerated() {
      text += "\(pad)  \(JSONText.quoted(member.key)): "
      member.value.write(to: &text, indent: indent + 1)
      text += index == members.count - 1 ? "\n" : ",\n"
    }
    text += "\(pad)}"
  }

  /// A path or a name as part of an identifier: what RFC 3986 reserves is percent-encoded, letters stay.
  static func path(_ path: String) -> String {
    var encoded = ""
    for scalar in path.unicodeScalars {
      switch scalar {
      case " ", "%", "\"", "#", "<", ">", "?", "[", "\\", "]", "^", "`", "{", "|", "}",
        "\u{0}"..."\u{1F}", "\u{7F}":
        let digits = String(scalar.value, radix: 16, uppercase: true)
        encoded += "%" + (digits.count < 2 ? "0" : "") + digits
      default: encoded.unicodeScalars.append(scalar)
      }
    }
    return encoded
  }
}

/// The value of a member.
indirect enum LinkedValue: Sendable {
  case none
  case text(String)
  case flag(Bool)
  case list([LinkedValue])
  case node(LinkedData)

  /// A text where there is one.
  static func optional(_ text: String?) -> LinkedValue { text.map(LinkedValue.text) ?? .none }

  /// The entity with an `@id`.
  static func reference(_ id: String) -> LinkedValue {
    .node(LinkedData([("@id", .text(id))]))
  }

  /// References to entities: none, one alone, or a list, as RO-Crate prefers.
  static func references(_ entities: [LinkedData]) -> LinkedValue {
    var seen: Set<String> = []
    let ids = entities.map(\.id).filter { seen.insert($0).inserted }
    if ids.isEmpty { return .none }
    return ids.count == 1 ? reference(ids[0]) : .list(ids.map(reference))
  }

  fileprivate func write(to text: inout String, indent: Int) {
    switch self {
    case .none: text += "null"
    case .text(let string): text += JSONText.quoted(string)
    case .flag(let flag): text += flag ? "true" : "false"
    case .node(let node): node.write(to: &text, indent: indent)
    case .list(let values):
      let pad = String(repeating: "  ", count: indent)
      text += "[\n"
      for (index, value) in values.enumerated() {
        text += "\(pad)  "
        value.write(to: &text, indent: indent + 1)
        text += index == values.count - 1 ? "\n" : ",\n"
      }
      text += "\(pad)]"
    }
  }
}
